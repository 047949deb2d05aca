import type { Improvement } from "../../protocol/improvement.ts";
import type { NamedImprovement } from "../domain/improvement-records.ts";
import { isoTime } from "./time.ts";

export const presentImprovement = ({
  improvement: { id, what, ownerId, due, state, topic, cause, steps },
  ownerName,
  topicTitle,
  incidents,
  isOverdue,
}: NamedImprovement): Improvement => ({
  id,
  what,
  owner: { id: ownerId, name: ownerName },
  due,
  state,
  isOverdue,
  topic: topic === undefined ? undefined : { topic, title: topicTitle ?? topic },
  cause,
  incidents,
  history: steps.map(({ at, by, state: reached }) => ({
    at: isoTime(at),
    by: by.name,
    state: reached,
  })),
});
