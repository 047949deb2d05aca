import type { Logger } from "pino";
import type { OutboxDelivery } from "./actions/outbox-delivery.ts";
import type { Services } from "./actions/services.ts";
import { concernOutside } from "./actions/webhook-outbox.ts";
import { createWebhookDelivery } from "./actions/webhooks.ts";
import type { Config } from "./config.ts";
import { sendingMs } from "./domain/delivery-attempts.ts";
import { createWebhookReceiver } from "./host/webhook-receiver.ts";
import type { Outage } from "./outage.ts";

/** Sends what the outbox holds, as soon as there is something; undefined where the settings name no receiver. */
export function openWebhooks(
  { webhook }: Pick<Config, "webhook">,
  services: Services,
  { log, outage }: { readonly log: Logger; readonly outage: Outage },
): OutboxDelivery | undefined {
  if (!webhook) return undefined;
  const { clock, cluster } = services;
  const delivery = createWebhookDelivery(
    services,
    createWebhookReceiver({ ...webhook, clock, limitMs: sendingMs }),
    {
      onFailure: ({ type, attempts, failure }) =>
        log.warn({ type, attempts, failure }, "webhook not delivered"),
      onError: (err) => outage.logFailure(err, "webhooks can't be sent now"),
    },
  );
  cluster.subscribe((events) => {
    if (concernOutside(events)) delivery.run();
  });
  return delivery;
}
