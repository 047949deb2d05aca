import type { DeskRow } from "../../protocol/desk.ts";

export type ClockTone = "calm" | "warn" | "danger";

/** From this part of the time on a clock warns. */
export const warnShare = 0.8;

interface Due {
  /** Whole seconds until the answer is due; negative once it is over. */
  readonly left: number;
  /** 1 is all of the time, 0 none. */
  readonly share: number;
  readonly tone: ClockTone;
}

/** How it stands with the answer that the agent owes; undefined where the customer has one. */
export function dueOf(
  { status, replyDueAt, replyTargetSeconds }: DeskRow,
  now: number,
): Due | undefined {
  if (status !== "assigned" || replyDueAt === undefined || replyTargetSeconds === undefined)
    return undefined;
  const left = Math.ceil((Date.parse(replyDueAt) - now) / 1_000);
  const spent = (replyTargetSeconds - left) / replyTargetSeconds;
  const share = Math.min(1, Math.max(0, left / replyTargetSeconds));
  return { left, share, tone: left <= 0 ? "danger" : spent >= warnShare ? "warn" : "calm" };
}
