import { type ReadonlySignal, signal } from "@preact/signals";
import type { RetentionView } from "../../protocol/privacy.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { type AdminRequest, requestAsAdmin } from "./admin-request.ts";
import { type AuditLog, createAuditLog } from "./audit-log.ts";
import { type CustomerData, createCustomerData } from "./customer-data.ts";
import { createDeadWebhookList, type DeadWebhookList } from "./dead-webhooks.ts";
import { saveFile } from "./save-file.ts";

/** What an administrator's page about personal data works with. */
export interface PrivacyModel {
  /** Null until it is known. */
  readonly retention: ReadonlySignal<RetentionView | null>;
  readonly audit: AuditLog;
  readonly webhooks: DeadWebhookList;
  readonly customer: CustomerData;
  load(): Promise<void>;
}

export function createPrivacyModel(request: AdminRequest = requestAsAdmin): PrivacyModel {
  const retention = signal<RetentionView | null>(null);
  const audit = createAuditLog(request);
  const webhooks = createDeadWebhookList(request);
  return {
    retention,
    audit,
    webhooks,
    customer: createCustomerData({ request, save: saveFile }),
    async load() {
      const known = request<RetentionView>("GET", "retention").catch((error) => {
        asRefusal(error);
        return null;
      });
      await Promise.all([audit.load(), webhooks.load()]);
      retention.value = await known;
    },
  };
}
