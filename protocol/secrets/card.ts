import { nearestContext } from "./context.ts";
import { type DigitRun, type DigitWindow, digitRuns, digitsIn, windowsIn } from "./digit-runs.ts";
import type { Detector } from "./kind.ts";

/** Numbers of 13 to 19 digits with a valid check digit (Luhn, ISO/IEC 7812) that a card can have. */
export const findCards: Detector = ({ text }) =>
  digitRuns(text, 13).flatMap((run) => cardsIn(run, text));

/** One number in ten has a valid check digit by chance: so it must also be grouped and begin as cards do. */
function cardsIn(run: DigitRun, text: string) {
  if (isAmount(text.slice(run.start, run.end))) return [];
  const said = nearestContext(text, run, contexts);
  const isNamed = said === "card";
  const passesLuhn = luhnIn(digitsIn(run));
  const mayBe = (digits: string, from: number, to: number) =>
    passesLuhn(from, to) &&
    isMixed(digits, from, to) &&
    (isNamed || issued.test(digits.slice(from, to)));
  const accepts = (window: DigitWindow) => isNamed || isGrouped(window, text, said);
  return windowsIn(run, { least: 13, most: 19, mayBe, accepts }).map(({ start, end }) => ({
    kind: "card" as const,
    start,
    end,
  }));
}

const contexts = {
  card: /卡号|卡號|[银銀]行卡|信用卡|[储儲]蓄卡|借[记記]卡|[银銀][联聯]|\bcard|\bvisa|\bmaster|\bamex|union ?pay|\bpan\b/gi,
  other:
    /[订訂][单單]|[单單][号號]|流水|工[单單]|交易[号號编編]|[编編][号號]|[参參]考|序列[号號]|[凭憑][证證]|[单單][据據]|回[执執]|身[份分][证證]|\border|\bticket|\bref(?:erence)?\b|tracking|条[码碼形]|條碼|barcode|[运運][单單]|快[递遞]|invoice|\btxn|transaction|\buid\b|\bimei\b|serial|[商][户戶][号號]|手[机機]|[电電][话話]|phone|\bid\b/gi,
};

/** What issuers have been given: Amex, Diners, JCB, Visa, Mastercard, Maestro, Discover, UnionPay. With the lengths in use. */
const issued =
  /^(?:3[47]\d{13}|3[0689]\d{12,17}|35\d{14,17}|4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|5[06-8]\d{11,17}|6\d{12,18}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12})$/;

/** An order's number is whole; a card's may be too, where nobody calls it an order. */
function isGrouped({ start, end, sizes }: DigitWindow, text: string, said: "other" | undefined) {
  const all = sizes.slice(0, -1);
  if (said === "other") return all.length > 1 && all.every((size) => size === 4);
  const [size = 0] = sizes;
  const isEven = size <= 6 && all.every((one) => one === size) && (sizes.at(-1) ?? 0) <= size;
  const isBroken = sizes.length === 2 && /[\n\r]/.test(text.slice(start, end));
  return all.length === 0 || isEven || isBroken || ["4,6,5", "6,13"].includes(sizes.join());
}

/** 4,500,000,000,000 */
const isAmount = (run: string) => /^\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?$/.test(run);

/** No card has one digit throughout. */
function isMixed(digits: string, from: number, to: number): boolean {
  let at = from + 1;
  while (at < to && digits.charCodeAt(at) === digits.charCodeAt(from)) at += 1;
  return at < to;
}

/** What a digit counts where it is doubled: the sum of both digits. */
const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];

/** Looks at many windows of the same digits: each one's sum is the difference of two sums from the beginning. */
function luhnIn(digits: string): (from: number, to: number) => boolean {
  // Every other digit counts doubled: in the first row those at even places, in the second the others. An X is no number.
  const sums = [0, 1].map((parity) => {
    let sum = 0;
    const counted = Array.from(digits, (digit, at) => {
      sum += at % 2 === parity ? (doubled[Number(digit)] ?? Number.NaN) : Number(digit);
      return sum;
    });
    return [0, ...counted];
  });
  return (from, to) => {
    // The last one is not doubled, the one before it is.
    const row = sums[to % 2] ?? [];
    return ((row[to] ?? 0) - (row[from] ?? 0)) % 10 === 0;
  };
}
