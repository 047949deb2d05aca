import type { Webhook, WebhookId } from "../../protocol/webhook.ts";

/** How sending went: `undefined` where the receiver has taken it, else why not, without anything that it answered. */
export type WebhookFailure = string | undefined;

/** The receiver of webhooks. It answers or fails within ten seconds. */
export interface WebhookReceiver {
  send(id: WebhookId, webhook: Webhook): Promise<WebhookFailure>;
}
