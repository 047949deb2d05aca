import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Icon } from "../../ui/icons.tsx";
import { createPrivacyModel, type PrivacyModel } from "../models/privacy.ts";
import { AuditTable } from "./audit-table.tsx";
import { CustomerDataPanel } from "./customer-data-panel.tsx";
import type { DeskProps } from "./desk-props.ts";
import { DeadWebhookCard, FailedMailCard } from "./failed-deliveries.tsx";
import { useTranslation } from "./translation.ts";
import "./privacy.css";

/** For administrators: how long things are kept, one customer's data, and the audit log. */
export function PrivacyScreen({ model: { screen } }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const privacy = useMemo(() => createPrivacyModel(), []);
  useEffect(() => void privacy.load(), [privacy]);
  return (
    <main class="privacy">
      <header class="privacy-head">
        <button
          type="button"
          class="icon-button"
          aria-label={t("privacy.back")}
          onClick={() => screen.show("desk")}
        >
          <Icon name="back" />
        </button>
        <h1>{t("privacy.title")}</h1>
      </header>
      <Retention model={privacy} />
      <CustomerDataPanel customer={privacy.customer} />
      <DeadWebhookCard list={privacy.webhooks} />
      <FailedMailCard list={privacy.mails} />
      <AuditTable audit={privacy.audit} />
    </main>
  );
}

function Retention({ model }: { readonly model: PrivacyModel }): JSX.Element {
  const { t } = useTranslation();
  const kept = model.retention.value;
  const kinds = [
    ["privacy.conversations", kept?.conversationsDays],
    ["privacy.attachments", kept?.attachmentsDays],
    ["privacy.questions", kept?.questionsDays],
    ["privacy.audit", kept?.auditDays],
  ] as const;
  return (
    <section class="privacy-card" aria-labelledby="privacy-retention">
      <h2 id="privacy-retention">{t("privacy.retention")}</h2>
      <dl class="facts">
        {kinds.map(([key, days]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>
              {kept === null && "…"}
              {kept !== null &&
                (days === undefined ? t("privacy.noLimit") : t("privacy.days", { count: days }))}
            </dd>
          </div>
        ))}
      </dl>
      <p class="muted">{t("privacy.retentionNote")}</p>
    </section>
  );
}
