/** The audit log as the console shows it. */

export const auditWhats = [
  "agent.signed-in",
  "agent.sign-in-refused",
  "agent.signed-out",
  "agent.created",
  "agent.changed",
  "agent.password-changed",
  "agent.invited",
  "agent.reset",
  "agent.second-step-on",
  "agent.second-step-off",
  "agent.recovery-code-used",
  "agent.sessions-ended",
  "call.refused",
  "host.refused",
  "host.called",
  "secret.asked",
  "impostor.words",
  "conversation.read",
  "conversation.taken-over",
  "conversation.reviewed",
  "memo.sent",
  "bulletin.written",
  "bulletin.removed",
  "improvement.saved",
  "improvement.moved",
  "replay.made",
  "replay.published",
  "replay.removed",
  "idea.answered",
  "ticket.filed",
  "ticket.replied",
  "ticket.read",
  "ticket.taken-over",
  /** A re-review, by somebody who had a part in what is reviewed. */
  "ticket.review-given",
  "tickets.exported",
  "transactions.pushed",
  "message.redacted",
  "note.redacted",
  "ticket.redacted",
  "customer.exported",
  "customer.erased",
  "hold.placed",
  "hold.released",
  "settings.changed",
  "retention.applied",
  "webhook.redelivered",
  "mail.resent",
  "content.proposed",
  "check.asked",
  "announcement.saved",
  "announcement.updated",
  "announcement.ended",
  "announcement.task-linked",
  "announcement.task-unlinked",
  "audit.pruned",
] as const;
export type AuditWhat = (typeof auditWhats)[number];

export interface AuditParty {
  readonly kind:
    | "agent"
    | "customer"
    | "conversation"
    | "ticket"
    | "operator"
    | "wallet"
    | "system"
    | "unknown";
  readonly id?: string | undefined;
  /** An agent's. */
  readonly name?: string | undefined;
}

export interface AuditEntry {
  /** 1..n without gaps; the newest are shown first. */
  readonly seq: number;
  readonly at: string;
  readonly what: AuditWhat;
  readonly by: AuditParty;
  readonly about?: AuditParty | undefined;
  /** Codes, counts and ids; nothing that somebody has written. */
  readonly details?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** SHA-256, hex, over the entry and the hash of the one before. */
  readonly hash: string;
}

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  /** There are older ones: ask again with the last one's seq as `before`. */
  readonly more: boolean;
}
