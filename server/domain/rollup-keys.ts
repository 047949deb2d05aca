import { mondayOf } from "./insight-period.ts";
import { addFigures, hourFigure } from "./measures.ts";
import type { Contribution, Figures, RollupKey } from "./rollup-records.ts";

/** All of them, where it stands for a topic, a language, a team or an agent. */
export const anyOfThem = "*";

export interface CountedChange {
  readonly contribution: Contribution;
  /** -1 where it adds no more what it had added. */
  readonly sign: 1 | -1;
}

/** By how much the figures of each row change: many are of the same hour, topic, language and team, and these are added up first. */
export function rollupsChangedBy(changes: readonly CountedChange[]): readonly RollupChange[] {
  const contributions = addedUp(
    changes.map(({ contribution: { figures, ...of }, sign }) => ({ of, figures, sign })),
  );
  const rows = contributions.flatMap(({ of, figures }) => rollupsWith({ ...of, figures }));
  return addedUp(rows.map(({ figures, ...of }) => ({ of, figures, sign: 1 as const }))).map(
    ({ of, figures }) => ({ ...of, figures }),
  );
}

interface Addend<Of> {
  /** Always with its parts in the same order. */
  readonly of: Of;
  readonly figures: Figures;
  readonly sign: 1 | -1;
}

function addedUp<Of>(addends: readonly Addend<Of>[]) {
  const sums = new Map<string, { readonly of: Of; readonly figures: Record<string, number> }>();
  for (const { of, figures, sign } of addends) {
    const name = JSON.stringify(of);
    const sum = sums.get(name) ?? { of, figures: {} };
    sums.set(name, sum);
    for (const [figure, count] of Object.entries(figures))
      sum.figures[figure] = (sum.figures[figure] ?? 0) + sign * count;
  }
  return [...sums.values()].flatMap(({ of, figures }) => {
    const changed = Object.entries(figures).filter(([, count]) => count !== 0);
    return changed.length === 0 ? [] : [{ of, figures: Object.fromEntries(changed) as Figures }];
  });
}

type RollupChange = RollupKey & { readonly figures: Figures };

/** What a contribution changes: the figures of its day, its week and its hour, for it alone and for all that it is part of. */
function rollupsWith({
  hour,
  topic,
  locale,
  team,
  agentId,
  figures,
}: Contribution): readonly RollupChange[] {
  const day = hour.slice(0, 10);
  const daily = figures.begun
    ? addFigures(figures, { [hourFigure(day, Number(hour.slice(11)))]: figures.begun })
    : figures;
  // A topic that somebody has typed.
  const known = topic === anyOfThem ? "" : topic;
  const margins = [known, anyOfThem].flatMap((ofTopic) =>
    [locale, anyOfThem].flatMap((ofLocale) =>
      [team, anyOfThem].map((ofTeam) => ({ topic: ofTopic, locale: ofLocale, team: ofTeam })),
    ),
  );
  const ofDay = { grain: "day", start: day, figures: daily } as const;
  const ofWeek = { grain: "week", start: mondayOf(day), figures: daily } as const;
  const ofHour = { grain: "hour", start: hour, figures } as const;
  // With a year of hours, each combination of topic, language and team would be a row for every conversation.
  const large = margins.filter(namesOneAtMost);
  const ofAgent = agentId === undefined ? [] : [{ ...ofAll, agent: agentId }];
  return [
    ...margins.map((margin) => ({ ...ofDay, ...margin, agent: anyOfThem })),
    ...large.flatMap((margin) =>
      [ofWeek, ofHour].map((time) => ({ ...time, ...margin, agent: anyOfThem })),
    ),
    ...ofAgent.flatMap((one) => [ofDay, ofWeek].map((time) => ({ ...time, ...one, figures }))),
  ];
}

const ofAll = { topic: anyOfThem, locale: anyOfThem, team: anyOfThem };

export const namesOneAtMost = ({
  topic,
  locale,
  team,
}: Omit<RollupKey, "grain" | "start" | "agent">) =>
  [topic, locale, team].filter((one) => one !== anyOfThem).length <= 1;
