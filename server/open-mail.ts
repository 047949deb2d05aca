import type { Logger } from "pino";
import { createMailDelivery } from "./actions/mail-delivery.ts";
import { concernMail } from "./actions/mail-outbox.ts";
import type { OutboxDelivery } from "./actions/outbox-delivery.ts";
import type { Services } from "./actions/services.ts";
import type { Config } from "./config.ts";
import { sendingMs } from "./domain/delivery-attempts.ts";
import { createSmtpMailer } from "./mail/smtp-mailer.ts";
import type { Outage } from "./outage.ts";

/** Sends what the outbox of e-mail holds; undefined where the settings name no mail server. */
export function openMail(
  { mail }: Pick<Config, "mail">,
  services: Services,
  { log, outage }: { readonly log: Logger; readonly outage: Outage },
): OutboxDelivery | undefined {
  if (!mail) return undefined;
  const { smtpUrl, from, requireTls } = mail;
  const mailer = createSmtpMailer({ url: smtpUrl, from, requireTls, limitMs: sendingMs });
  const delivery = createMailDelivery(services, mailer, {
    onFailure: (failed) => log.warn(failed, "e-mail not delivered"),
    onError: (err) => outage.logFailure(err, "e-mail can't be sent now"),
  });
  const { cluster } = services;
  // The others leave it to the node that leads, whose clock comes round every few seconds.
  const run = () => {
    if (cluster.isLeader()) delivery.run();
  };
  cluster.subscribeHere((events) => {
    if (concernMail(events)) run();
  });
  return {
    run,
    async close() {
      await delivery.close();
      mailer.close();
    },
  };
}
