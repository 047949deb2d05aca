import type { WebhookId } from "../../protocol/webhook.ts";
import type { WebhookRecord, WebhookSubject } from "../domain/webhook.ts";
import type { Eventually } from "./eventually.ts";

export interface WebhookReads {
  webhook(id: WebhookId): Eventually<WebhookRecord | undefined>;
  /** Given up, newest first; with `before`, those that were given up earlier than that one. */
  deadWebhooks(page: {
    readonly before?: WebhookId | undefined;
    readonly limit: number;
  }): Eventually<readonly WebhookRecord[]>;
  /** How many are to be sent. */
  pendingWebhooks(): Eventually<number>;
}

export interface WebhookWrites {
  /** Where others of its subject wait, it waits with them. */
  insertWebhook(webhook: WebhookRecord): Eventually<void>;
  /** The first of each subject that is due, oldest first; one that another transaction has claimed is passed over. */
  dueWebhooks(now: number, limit: number): Eventually<readonly WebhookRecord[]>;
  /** For all of the subject that are not given up. */
  postponeWebhooks(subject: WebhookSubject, nextAt: number): Eventually<void>;
  updateWebhook(id: WebhookId, patch: Partial<Omit<WebhookRecord, "id">>): Eventually<void>;
  deleteWebhook(id: WebhookId): Eventually<void>;
  deleteDeadWebhooksBefore(at: number): Eventually<void>;
}
