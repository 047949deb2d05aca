import type { Improvement } from "../../protocol/improvement.ts";
import type { NamedImprovement } from "../domain/improvement-records.ts";
import { isoTime } from "./time.ts";

/** `titleOf` a topic is what the reader calls it; undefined of one that somebody has typed. */
export const presentImprovement = (
  {
    improvement: { id, what, ownerId, due, state, topic, cause, steps },
    ownerName,
    incidents,
    isOverdue,
  }: NamedImprovement,
  titleOf: (topic: string) => string | undefined,
): Improvement => ({
  id,
  what,
  owner: { id: ownerId, name: ownerName },
  due,
  state,
  isOverdue,
  topic: topic === undefined ? undefined : { topic, title: titleOf(topic) ?? topic },
  cause,
  incidents,
  history: steps.map(({ at, by, state: reached }) => ({
    at: isoTime(at),
    by: by.name,
    state: reached,
  })),
});
