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
  return dueIn({ dueAt: Date.parse(replyDueAt), seconds: replyTargetSeconds }, now);
}

/** The same of what began at one time and is due at another. */
export const dueBetween = (
  { since, dueAt }: { readonly since: string; readonly dueAt: string },
  now: number,
): Due => {
  const seconds = (Date.parse(dueAt) - Date.parse(since)) / 1_000;
  return dueIn({ dueAt: Date.parse(dueAt), seconds: Math.max(1, seconds) }, now);
};

function dueIn(
  { dueAt, seconds }: { readonly dueAt: number; readonly seconds: number },
  now: number,
): Due {
  const left = Math.ceil((dueAt - now) / 1_000);
  const spent = (seconds - left) / seconds;
  const share = Math.min(1, Math.max(0, left / seconds));
  return { left, share, tone: left <= 0 ? "danger" : spent >= warnShare ? "warn" : "calm" };
}
