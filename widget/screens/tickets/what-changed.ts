import type { Ticket } from "../../../protocol/ticket.ts";

/** What the customer is about to do. */
export type CustomerStep = "nothing" | "add" | "escalate" | "withdraw";

/** What is taken back then: the whole complaint, or its second review alone. */
export const withdrawal = ({ timeline }: Pick<Ticket, "timeline">) =>
  timeline.some(({ kind }) => kind === "escalated") ? "withdrawReview" : "withdraw";

/** Why a step that was begun can't be taken any more: the ticket moved meanwhile. Undefined while it can be. */
export type StepChange = "merged" | "noWithdraw" | "reviewed" | "decided" | "decidedLast" | "over";

export function whatChanged(
  { may, mergedInto, state }: Pick<Ticket, "may" | "mergedInto" | "state">,
  doing: CustomerStep,
): StepChange | undefined {
  if (doing === "nothing" || may[doing]) return undefined;
  if (mergedInto !== undefined) return "merged";
  if (doing === "withdraw") return "noWithdraw";
  if (doing === "escalate") return "reviewed";
  if (may.escalate) return "decided";
  return state === "decided" ? "decidedLast" : "over";
}
