/** What the wallet's back end is sent when something has happened: https://www.standardwebhooks.com. */

export type WebhookType =
  | "conversation.queued"
  | "conversation.assigned"
  | "conversation.resolved"
  | "ticket.filed"
  | "ticket.changed"
  | "ticket.decided"
  | "ticket.breached"
  | "survey.answered"
  | "check.answered"
  | "announcement.changed"
  | "announcement.overdue"
  | "secret.blocked"
  | "report.ready";

/** The header `webhook-id`: the same each time that the same webhook is sent. */
export type WebhookId = string & { readonly __brand: "webhook" };

/** The body that is signed. What a person has written is never in it. */
export interface Webhook {
  readonly type: WebhookType;
  /** When it happened, ISO 8601. */
  readonly timestamp: string;
  readonly data: WebhookData;
}

export type WebhookData = Readonly<Record<string, unknown>>;

/** One that was not delivered within a day, as administrators see it. */
export interface DeadWebhook {
  readonly id: WebhookId;
  readonly type: WebhookType;
  readonly subject: string;
  readonly at: string;
  readonly attempts: number;
  /** Why the last attempt failed. */
  readonly failure: string;
  readonly failedAt: string;
}

export interface DeadWebhooks {
  readonly webhooks: readonly DeadWebhook[];
  readonly more: boolean;
  /** How many wait for their turn or for another attempt. */
  readonly pending: number;
}
