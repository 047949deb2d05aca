import { nearestContext } from "./context.ts";
import { type DigitWindow, digitRuns, windowsIn } from "./digit-runs.ts";
import type { Detector } from "./kind.ts";

/** Resident identity numbers of 18 places: region, day of birth, order, and a check character (GB 11643, MOD 11-2). */
export const findIdentityNumbers: Detector = ({ text }) =>
  digitRuns(text, 18).flatMap((run) => {
    const isNamed = nearestContext(text, run, contexts) === "identity";
    const accepts = ({ digits }: DigitWindow) => isNamed || birth.test(digits);
    const mayBe = hasCheckCharacter;
    return windowsIn(run, { least: 18, most: 18, mayBe, accepts }).map(({ start, end }) => ({
      kind: "identity-number" as const,
      start,
      end,
    }));
  });

const contexts = { identity: /身[份分][证證]|[证證]件|identity|resident|\bid\b/gi };

/** One number in eleven has the right check character by chance, but few of those hold a day of birth. */
const birth = /^[1-8]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/;

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function hasCheckCharacter(digits: string, from: number): boolean {
  let sum = 0;
  for (let at = 0; at < weights.length; at += 1)
    sum += (weights[at] ?? 0) * (digits.charCodeAt(from + at) - 48);
  return "10X98765432"[sum % 11] === digits[from + 17]?.toUpperCase();
}
