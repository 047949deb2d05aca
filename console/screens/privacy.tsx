import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Icon } from "../../ui/icons.tsx";
import { createPrivacyModel, type PrivacyModel } from "../models/privacy.ts";
import type { ScreenState } from "../models/screen.ts";
import { AuditTable } from "./audit-table.tsx";
import { CustomerDataPanel } from "./customer-data-panel.tsx";
import { useTranslation } from "./translation.ts";
import "./privacy.css";

interface PrivacyScreenProps {
  readonly screen: ScreenState;
}

/** For administrators: how long things are kept, one customer's data, and the audit log. */
export function PrivacyScreen({ screen }: PrivacyScreenProps): JSX.Element {
  const { t } = useTranslation();
  const model = useMemo(() => createPrivacyModel(), []);
  useEffect(() => void model.load(), [model]);
  return (
    <main class="privacy">
      <header class="privacy-head">
        <button
          type="button"
          class="icon-button"
          aria-label={t("privacy.back")}
          onClick={screen.showDesk}
        >
          <Icon name="back" />
        </button>
        <h1>{t("privacy.title")}</h1>
      </header>
      <Retention model={model} />
      <CustomerDataPanel customer={model.customer} />
      <AuditTable audit={model.audit} />
    </main>
  );
}

function Retention({ model }: { readonly model: PrivacyModel }): JSX.Element {
  const { t } = useTranslation();
  const kept = model.retention.value;
  const kinds = [
    ["privacy.conversations", kept?.conversationsDays],
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
