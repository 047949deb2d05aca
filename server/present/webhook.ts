import type { DeadWebhook } from "../../protocol/webhook.ts";
import type { WebhookRecord } from "../domain/webhook.ts";
import { isoTime } from "./time.ts";

export const presentDeadWebhook = (webhook: WebhookRecord): DeadWebhook => ({
  id: webhook.id,
  type: webhook.type,
  subject: webhook.subject,
  at: isoTime(webhook.at),
  attempts: webhook.attempts,
  failure: webhook.failure ?? "",
  failedAt: isoTime(webhook.deadAt ?? webhook.at),
});
