import { mondayOf } from "./insight-period.ts";
import { addFigures, hourFigure } from "./measures.ts";
import type { Contribution, Figures, RollupKey } from "./rollup-records.ts";

/** All of them, where it stands for a topic, a language, a team or an agent. */
export const anyOfThem = "*";

/** What a contribution changes: the figures of its day, its week and its hour, for it alone and for all that it is part of. */
export function rollupsWith({
  hour,
  topic,
  locale,
  team,
  agentId,
  figures,
}: Contribution): readonly (RollupKey & { readonly figures: Figures })[] {
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
