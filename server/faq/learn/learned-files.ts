import type { BackgroundShares } from "../answer/index/background.ts";
import type { Content } from "../content/content.ts";
import { learnBackground } from "./background.ts";
import { learnCalibration } from "./calibration.ts";

/** What `npm run learn` writes: file name in `learned/` → text. The same content always gives the same bytes. */
type LearnedFiles = Readonly<Record<string, string>>;

export function learnFiles(content: Content): LearnedFiles {
  const background = learnBackground(content);
  const calibrations = Object.entries(learnCalibration(content, background));
  const pick = <Value>(part: (one: (typeof calibrations)[number][1]) => Value) =>
    Object.fromEntries(calibrations.map(([richness, one]) => [richness, part(one)]));
  return {
    "background.json": formatLines(patternsByShare(background)),
    "calibration.json": formatLines(pick(({ coefficients }) => coefficients)),
    "measured.json": formatLines(pick(({ measured }) => measured)),
  };
}

/** Share → its patterns between spaces: seventy lines instead of a line for each pattern. */
export function patternsByShare(background: BackgroundShares): Readonly<Record<string, string>> {
  const byShare = new Map<number, string[]>();
  for (const [pattern, share] of background) {
    const patterns = byShare.get(fourDecimals(share)) ?? [];
    byShare.set(fourDecimals(share), [...patterns, pattern]);
  }
  return Object.fromEntries([...byShare].map(([share, patterns]) => [share, patterns.join(" ")]));
}

/** JSON with one line for each entry. */
export function formatLines(entries: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(entries).map(([key, value]) => {
    const json = JSON.stringify(value, (_, one) =>
      typeof one === "number" ? fourDecimals(one) : one,
    );
    return `${JSON.stringify(key)}: ${json}`;
  });
  return `{\n${lines.join(",\n")}\n}\n`;
}

/** To four decimals. */
function fourDecimals(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
