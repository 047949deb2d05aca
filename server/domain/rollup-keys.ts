import { addFigures } from "./measures.ts";
import type { Contribution, Figures, RollupKey } from "./rollup-records.ts";

/** All of them, where it stands for a topic, a language, a team or an agent. */
export const anyOfThem = "*";

/** What a contribution changes: the figures of its day and of its hour, for it alone and for all that it is part of. */
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
    ? addFigures(figures, { [`at:${Number(hour.slice(11))}`]: figures.begun })
    : figures;
  // A topic that somebody has typed.
  const known = topic === anyOfThem ? "" : topic;
  const margins = [known, anyOfThem].flatMap((ofTopic) =>
    [locale, anyOfThem].flatMap((ofLocale) =>
      [team, anyOfThem].map((ofTeam) => ({ topic: ofTopic, locale: ofLocale, team: ofTeam })),
    ),
  );
  return [
    ...margins.map((margin) => ({
      grain: "day" as const,
      start: day,
      ...margin,
      agent: anyOfThem,
      figures: daily,
    })),
    // With a year of hours, each combination of topic, language and team would be a row for every conversation.
    ...margins.filter(namesOneAtMost).map((margin) => ({
      grain: "hour" as const,
      start: hour,
      ...margin,
      agent: anyOfThem,
      figures,
    })),
    ...(agentId === undefined
      ? []
      : [{ grain: "day" as const, start: day, ...ofAll, agent: agentId, figures }]),
  ];
}

const ofAll = { topic: anyOfThem, locale: anyOfThem, team: anyOfThem };

export const namesOneAtMost = ({
  topic,
  locale,
  team,
}: Omit<RollupKey, "grain" | "start" | "agent">) =>
  [topic, locale, team].filter((one) => one !== anyOfThem).length <= 1;
