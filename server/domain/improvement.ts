import type { AgentId } from "../../protocol/conversation.ts";
import type { ImprovementId, ImprovementState } from "../../protocol/improvement.ts";
import type { ImprovementRecord } from "./improvement-records.ts";
import { type ActingAgent, leads } from "./permissions.ts";

/** Everybody sees what comes of the complaints that they answer. */
export const mayReadImprovements = (agent: ActingAgent): boolean => !agent.disabled;
export const mayWriteImprovement = leads;
/** Who leads; and the owner, who knows first. */
export const mayMoveImprovement = (
  agent: ActingAgent,
  { ownerId }: Pick<ImprovementRecord, "ownerId">,
): boolean => leads(agent) || (!agent.disabled && ownerId === agent.id);

const settled: readonly ImprovementState[] = ["done", "dropped"];

export const isOverdue = (
  { isSettled, due }: Pick<ImprovementRecord, "isSettled" | "due">,
  today: string,
): boolean => !isSettled && due < today;

export type WrittenImprovement = Pick<
  ImprovementRecord,
  "what" | "ownerId" | "due" | "topic" | "cause" | "incidents"
>;

interface ImprovementMaker {
  readonly by: { readonly id: AgentId; readonly name: string };
  readonly now: number;
}

/** A new one is open; a known one keeps its state and its history. */
export function improvementWritten(
  before: ImprovementRecord | undefined,
  { what, ownerId, due, topic, cause, incidents }: WrittenImprovement,
  { id, by, now }: ImprovementMaker & { readonly id: ImprovementId },
): ImprovementRecord {
  const parts = { what, ownerId, due, topic, cause, incidents: [...new Set(incidents)] };
  if (before) return { ...before, ...parts, changedAt: now };
  const steps = [{ at: now, by: personOf(by), state: "open" as const }];
  return { id, ...parts, state: "open", isSettled: false, steps, createdAt: now, changedAt: now };
}

/** To the state that it has already, nothing changes. */
export const improvementMoved = (
  before: ImprovementRecord,
  state: ImprovementState,
  { by, now }: ImprovementMaker,
): ImprovementRecord =>
  before.state === state
    ? before
    : {
        ...before,
        state,
        isSettled: settled.includes(state),
        steps: [...before.steps, { at: now, by: personOf(by), state }],
        changedAt: now,
      };

const personOf = ({ id, name }: ImprovementMaker["by"]) => ({ id, name });

/** When it was done, where it still is. */
export const doneAt = ({ state, steps }: ImprovementRecord): number | undefined =>
  state === "done" ? steps.findLast((step) => step.state === "done")?.at : undefined;
