import type { ConversationRecord } from "./records.ts";

/** Days that each kind is kept; without a number, until somebody erases it. */
export interface RetentionDays {
  /** After they were resolved; anonymous customers who have none, after they came. */
  readonly conversations?: number | undefined;
  /** What the bot was asked, and the votes on its answers. */
  readonly questions?: number | undefined;
  readonly audit?: number | undefined;
  /** Pictures and PDFs, after they were sent; where what shows them is still open, they stay until it is over. */
  readonly attachments?: number | undefined;
}

const dayMs = 86_400_000;

/** What is from before it is too old. Undefined where nothing is. */
export const tooOldBefore = (days: number | undefined, now: number): number | undefined =>
  days === undefined ? undefined : now - days * dayMs;

/** When a conversation will be deleted; undefined while it goes on, under a legal hold, or where there is no limit. */
export const keptUntil = (
  { status, resolvedAt }: ConversationRecord,
  days: number | undefined,
  isHeld: boolean,
): number | undefined =>
  days === undefined || isHeld || status !== "resolved" || resolvedAt === undefined
    ? undefined
    : resolvedAt + days * dayMs;
