/** How often the radar rings without a cause, and how soon it finds a cause: on made-up customers, by the seed the same each time. */

import { percentile, print } from "../table.ts";
import { falseAlarms } from "./false-alarms.ts";
import { lookTimes } from "./look.ts";
import { daysOfYear } from "./quiet-year.ts";
import { minutesToFind } from "./tripling.ts";

const sizes = [300, 3_000, 10_000] as const;
/** As many as the FAQ has articles, and some error codes and kinds of unanswered questions beside them. */
const kinds = 114;
const perQuarter = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30] as const;
const trials = 400;
const conversations = 300_000;
/** The limit was chosen on this one; any other says how much of that was chance. */
const usualSeed = "20261130";

/** `npm run bench -- radar [SEED]` */
export async function benchRadar({
  json,
  args: [given = usualSeed],
}: {
  readonly json: boolean;
  readonly args: readonly string[];
}): Promise<void> {
  const seed = Number(given);
  const quiet = sizes.map((perDay) => {
    const { early, year, worstWeek } = falseAlarms({ perDay, kinds, seed });
    return [perDay, year, ((year * 7) / daysOfYear).toFixed(2), worstWeek, early];
  });
  const found = perQuarter.map((usual) => {
    const minutes = minutesToFind({ perQuarter: usual, times: 3, trials, seed });
    const within = (most: number) =>
      `${Math.round((100 * minutes.filter((one) => one <= most).length) / trials)} %`;
    const half = percentile(minutes, 0.5);
    return [usual, within(15), within(30), within(60), half > 60 ? "over 60" : half];
  });
  const look = await lookTimes(conversations);
  print(
    [
      {
        title: `Alarms in a quiet year of ${kinds} kinds of questions, seed ${seed}`,
        columns: [
          "customers a day",
          "in the year",
          "a week",
          "worst week",
          "in the 8 weeks before",
        ],
        rows: quiet,
        notes: [
          "With days, weeks and holidays, a spread of a fifth, and customers who write a dozen times in ten minutes.",
        ],
      },
      {
        title: "Three times as many as usual: found within",
        columns: ["usual in 15 minutes", "15 minutes", "30", "60", "p50, minutes"],
        rows: found,
        notes: [`${trials} trials each.`],
      },
      {
        title: `A look beside a year of ${conversations} conversations, ms`,
        columns: ["once a minute", "with a new quarter of an hour", "the first after a start"],
        rows: [[look.minute, look.quarter, look.first].map((one) => one.toFixed(1))],
      },
    ],
    { json },
  );
}
