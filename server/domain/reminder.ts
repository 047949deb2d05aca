/** When an agent's answer that waits unread is sent by e-mail. */

import type { MailRecord } from "./mail.ts";
import type { ConversationRecord, MessageRecord } from "./records.ts";

/** Who does not come back is reminded once a day at most. */
const silenceMs = 24 * 3_600_000;

export type ReminderStep =
  | { readonly step: "drop" }
  | { readonly step: "wait"; readonly until: number }
  /** In the order in which they were written. */
  | { readonly step: "tell"; readonly unread: readonly MessageRecord[] };

interface Standing {
  readonly conversation: Pick<ConversationRecord, "readSeq">;
  /** The newest ones, in order. */
  readonly latest: readonly MessageRecord[];
  /** The last reminder of this conversation. */
  readonly lastSent: Pick<MailRecord, "seq" | "doneAt"> | undefined;
  readonly unreadMs: number;
  readonly now: number;
}

export function reminderStep(standing: Standing): ReminderStep {
  const { conversation, latest, lastSent, unreadMs, now } = standing;
  const own = latest.findLast(({ author }) => author.kind === "customer");
  // Who writes has read.
  const readSeq = Math.max(conversation.readSeq, own?.seq ?? 0);
  const unread = latest.filter(
    ({ author, body, seq }) =>
      author.kind === "agent" &&
      body.kind !== "redacted" &&
      body.kind !== "notice" &&
      seq > readSeq,
  );
  const [first] = unread;
  if (!first) return { step: "drop" };
  const until = Math.max(first.at + unreadMs, quietUntil(lastSent, readSeq));
  return until > now ? { step: "wait", until } : { step: "tell", unread };
}

/** After a reminder that nobody has come back for. */
const quietUntil = (lastSent: Standing["lastSent"], readSeq: number): number =>
  lastSent?.doneAt !== undefined && (lastSent.seq ?? 0) > readSeq ? lastSent.doneAt + silenceMs : 0;
