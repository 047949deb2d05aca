import type { AgentId } from "../../protocol/conversation.ts";
import type { Improvement } from "../../protocol/improvement.ts";
import { isBlank } from "../../protocol/text.ts";
import type { ImprovementBeginning, WrittenImprovement } from "./improvements.ts";

/** What is being written. Empty where nothing is chosen. */
export interface ImprovementDraft {
  readonly what: string;
  readonly ownerId: string;
  readonly due: string;
  readonly topic: string;
  readonly cause: string;
  readonly incidents: Improvement["incidents"];
}

export const knownIn = (one: Improvement | ImprovementBeginning): Improvement | undefined =>
  "id" in one ? one : undefined;

export function improvementDraftOf(
  one: Improvement | ImprovementBeginning,
  me: string,
): ImprovementDraft {
  const known = knownIn(one);
  const { what = "", cause = "", incidents = [] } = one;
  return {
    what,
    cause,
    incidents,
    ownerId: known?.owner.id ?? me,
    due: known?.due ?? "",
    topic: typeof one.topic === "string" ? one.topic : (one.topic?.title ?? ""),
  };
}

/** Undefined while something that it needs is missing. */
export function improvementFrom(
  { what, ownerId, due, topic, cause, incidents }: ImprovementDraft,
  known: Improvement | undefined,
): WrittenImprovement | undefined {
  if (isBlank(what) || ownerId === "" || due === "") return undefined;
  return {
    ...(known && { id: known.id }),
    what: what.trim(),
    ownerId: ownerId as AgentId,
    due,
    ...(!isBlank(topic) && { topic: topic.trim() }),
    ...(cause !== "" && { cause }),
    incidents: incidents.map(({ id }) => id),
  };
}
