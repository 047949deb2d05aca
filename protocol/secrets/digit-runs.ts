/** Digits that belong together, however they are grouped: `6222 0212 …`, `6222-0212-…`, one to a line. */
export interface DigitRun {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly DigitGroup[];
}

interface DigitGroup {
  readonly start: number;
  readonly end: number;
  /** The last one of an identity number may be an X. */
  readonly digits: string;
}

/** Whole groups of a run. */
export interface DigitWindow {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** How many digits each group has. */
  readonly sizes: readonly number[];
}

const separator = "[\\s\\-._/·•,，、|:*~\\\\]";
const digits = `\\d(?:${separator}{0,3}\\d)+`;
/** A row of digits with at most three signs between two of them. No part of a word or of a hexadecimal number. */
const alone = new RegExp(`(?<![0-9A-Za-z])${digits}(?:${separator}{0,3}[xX])?(?![0-9A-Za-z])`, "g");
/** A number may stand behind its name without a space: `card4111…`. */
const named = new RegExp(
  `(?<=card|no|number|num|visa|amex|master|unionpay|id)${digits}(?![0-9A-Za-z])`,
  "gi",
);

/** The runs with so many digits or more. */
export function digitRuns(text: string, least: number): readonly DigitRun[] {
  if (text.length < least || !/\d/.test(text)) return [];
  return [...text.matchAll(alone), ...text.matchAll(named)].flatMap(({ 0: found, index: start }) =>
    found.length < least
      ? []
      : [{ start, end: start + found.length, groups: groupsIn(found, start) }],
  );
}

const groupsIn = (found: string, start: number): readonly DigitGroup[] =>
  Array.from(found.matchAll(/\d+[xX]?|[xX]/g), ({ 0: group, index }) => ({
    digits: group,
    start: start + index,
    end: start + index + group.length,
  }));

/** All of them, one after the other. */
export const digitsIn = ({ groups }: DigitRun): string =>
  groups.map((group) => group.digits).join("");

interface Wanted {
  readonly least: number;
  readonly most: number;
  /** Looks at the digits of a run between two places: a run has many windows, and few are worth a string of their own. */
  readonly mayBe: (digits: string, from: number, to: number) => boolean;
  readonly accepts: (window: DigitWindow) => boolean;
}

/** The accepted windows of a run, in order, none over another: the longest of those that begin in one place. */
export function windowsIn(run: DigitRun, wanted: Wanted): readonly DigitWindow[] {
  const { groups } = run;
  const all = digitsIn(run);
  const found: DigitWindow[] = [];
  let first = 0;
  let from = 0;
  while (first < groups.length) {
    const window = longestFrom(groups, { all, first, from }, wanted);
    if (window) found.push(window);
    const next = first + (window?.sizes.length ?? 1);
    for (; first < next; first += 1) from += groups[first]?.digits.length ?? 0;
  }
  return found;
}

interface RunPlace {
  readonly all: string;
  /** In groups, and in digits. */
  readonly first: number;
  readonly from: number;
}

function longestFrom(
  groups: readonly DigitGroup[],
  { all, first, from }: RunPlace,
  { least, most, mayBe, accepts }: Wanted,
): DigitWindow | undefined {
  let longest: DigitWindow | undefined;
  let to = from;
  for (let at = first; at < groups.length; at += 1) {
    to += groups[at]?.digits.length ?? 0;
    if (to - from > most) break;
    if (to - from < least || !mayBe(all, from, to)) continue;
    const window = windowOf(groups.slice(first, at + 1), all.slice(from, to));
    if (accepts(window)) longest = window;
  }
  return longest;
}

const windowOf = (groups: readonly DigitGroup[], digits: string): DigitWindow => ({
  start: groups[0]?.start ?? 0,
  end: groups.at(-1)?.end ?? 0,
  digits,
  sizes: groups.map((group) => group.digits.length),
});
