/** Webhooks in the outbox. */

import type { CustomerId } from "../../protocol/conversation.ts";
import type { WebhookData, WebhookId, WebhookType } from "../../protocol/webhook.ts";

/** Those of one subject are sent in the order in which they were written. */
export type WebhookSubject =
  `${"conversation" | "ticket" | "announcement" | "customer" | "report"}:${string}`;

export interface WebhookRecord {
  readonly id: WebhookId;
  /** Empty where it is about no customer. */
  readonly customerId: CustomerId | "";
  readonly type: WebhookType;
  readonly subject: WebhookSubject;
  readonly data: WebhookData;
  readonly at: number;
  /** The same for all of a subject. While one is being sent, it is when somebody else may try. */
  readonly nextAt: number;
  readonly attempts: number;
  readonly failure?: string | undefined;
  /** Given up since then; an administrator may send it again. */
  readonly deadAt?: number | undefined;
}
