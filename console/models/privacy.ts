import { type ReadonlySignal, signal } from "@preact/signals";
import type { FailedMail } from "../../protocol/mail.ts";
import type { RetentionView } from "../../protocol/privacy.ts";
import type { DeadWebhook } from "../../protocol/webhook.ts";
import { saveFile } from "../../ui/kept-file.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { type AdminRequest, requestAsAdmin } from "./admin-request.ts";
import { type AuditLog, createAuditLog } from "./audit-log.ts";
import { type CustomerData, createCustomerData } from "./customer-data.ts";
import { createFailedDeliveries, type FailedDeliveries } from "./failed-deliveries.ts";

/** What an administrator's page about personal data works with. */
export interface PrivacyModel {
  /** Null until it is known. */
  readonly retention: ReadonlySignal<RetentionView | null>;
  readonly audit: AuditLog;
  readonly webhooks: FailedDeliveries<DeadWebhook>;
  readonly mails: FailedDeliveries<FailedMail>;
  readonly customer: CustomerData;
  load(): Promise<void>;
}

export function createPrivacyModel(request: AdminRequest = requestAsAdmin): PrivacyModel {
  const retention = signal<RetentionView | null>(null);
  const audit = createAuditLog(request);
  const webhooks = createFailedDeliveries<DeadWebhook, "webhooks">(request, {
    path: "webhooks",
    again: "redeliver",
  });
  const mails = createFailedDeliveries<FailedMail, "mails">(request, {
    path: "mails",
    again: "resend",
  });
  return {
    retention,
    audit,
    webhooks,
    mails,
    customer: createCustomerData({
      request,
      save: (name, text) => saveFile(name, text, "application/json"),
    }),
    async load() {
      const known = request<RetentionView>("GET", "retention").catch((error) => {
        asRefusal(error);
        return null;
      });
      await Promise.all([audit.load(), webhooks.load(), mails.load()]);
      retention.value = await known;
    },
  };
}
