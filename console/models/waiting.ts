import type { DeskRow } from "../../protocol/desk.ts";

/** What the desk wants to keep: nobody waits longer than this for a human. */
export const targetSeconds = 300;
const warnShare = 0.8;

export type Tone = "calm" | "warn" | "danger";

export function toneOf(seconds: number, target = targetSeconds): Tone {
  if (seconds >= target) return "danger";
  return seconds >= target * warnShare ? "warn" : "calm";
}

/** Whole seconds; a clock that runs behind the server's never gives a negative wait. */
export const secondsSince = (at: string, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(at)) / 1000));

/**
 * Since when somebody waits for an agent: in the queue since they asked; with an agent, since what they
 * wrote last and nobody has read.
 */
export function waitsSince(row: DeskRow): string | undefined {
  if (row.status === "queued") return row.waitingSince ?? row.lastAt;
  return row.status === "assigned" && row.unread > 0 ? row.lastAt : undefined;
}
