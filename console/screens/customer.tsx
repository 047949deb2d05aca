import type { ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import type { AgentConversation } from "../../protocol/desk.ts";
import { sessionWord } from "../../protocol/session-word.ts";
import { Icon, Strokes } from "../../ui/icons.tsx";
import { shieldIcon } from "../../ui/part-icons.ts";
import { calledBy } from "../models/customer-name.ts";
import type { DeskModel } from "../models/desk.ts";
import { presenceText } from "../models/presence-text.ts";
import { tierText } from "../models/tier-text.ts";
import { longDate } from "../models/times.ts";
import { CustomerSection, Facts } from "./customer-parts.tsx";
import { CustomerTickets } from "./customer-tickets.tsx";
import { EarlierList } from "./earlier-list.tsx";
import { EmergencyCard } from "./emergency-card.tsx";
import { PriorityChoice } from "./priority-choice.tsx";
import { SurveyResult } from "./survey-result.tsx";
import { TagList } from "./tag-list.tsx";
import { useTranslation } from "./translation.ts";
import { WalletCard } from "./wallet-card.tsx";
import { WhatWasAsked } from "./what-was-asked.tsx";
import "./customer.css";

interface CustomerPaneProps {
  readonly model: DeskModel;
  readonly view: AgentConversation;
  readonly clock: ReadonlySignal<number>;
}

/** Who the customer is, what is known, and what has been tried. What the wallet says stands between identity and the bot. */
export function CustomerPane({ model, view, clock }: CustomerPaneProps): JSX.Element {
  const { t } = useTranslation();
  const { screen, actions } = model;
  const { survey, summary, earlier } = view;
  return (
    <aside class="customer" aria-label={t("customer.pane")}>
      <button
        type="button"
        class="icon-button customer-close"
        aria-label={t("dialog.close")}
        onClick={screen.closeCustomer}
      >
        <Icon name="close" />
      </button>
      <CustomerIdentity model={model} view={view} now={clock.value} />
      {view.emergency && (
        <EmergencyCard
          view={view}
          emergency={view.emergency}
          guides={model.emergencies.value}
          now={clock.value}
        />
      )}
      <WalletCard key={view.id} call={model.call} view={view} now={clock.value} />
      <CustomerTickets model={model} view={view} now={clock.value} />
      <CustomerSection title={t("customer.about")}>
        {view.status !== "resolved" && (
          <div class="part-row">
            <span class="muted">{t("priority.label")}</span>
            <PriorityChoice actions={actions} view={view} />
          </div>
        )}
        <TagList key={view.id} actions={actions} view={view} known={model.tags.value} />
      </CustomerSection>
      {summary !== undefined && (
        <CustomerSection title={t("customer.summary")}>
          <p class="summary">{summary}</p>
        </CustomerSection>
      )}
      {survey?.score !== undefined && (
        <CustomerSection title={t("survey.title")}>
          <SurveyResult survey={survey} />
        </CustomerSection>
      )}
      <WhatWasAsked view={view} now={clock.value} />
      <CustomerSection
        title={t("earlier.title")}
        note={earlier.length > 0 ? t("earlier.count", { count: earlier.length }) : undefined}
      >
        <EarlierList model={model} view={view} now={clock.value} />
      </CustomerSection>
    </aside>
  );
}

function CustomerIdentity({
  model,
  view,
  now,
}: Pick<CustomerPaneProps, "model" | "view"> & { readonly now: number }): JSX.Element {
  const translation = useTranslation();
  const { t, locale } = translation;
  const { customer } = view;
  const name = calledBy(customer, t);
  const [letter = "·"] = name.trim();
  return (
    <section class="part identity">
      <div class="identity-head">
        <span class="identity-mark" aria-hidden="true">
          {letter}
        </span>
        <div class="identity-who">
          <h2 title={name}>
            <span class="cut">{name}</span>
            {customer.tier !== undefined && (
              <span class="tier" title={t("customer.tier")}>
                {tierText(customer.tier, t)}
              </span>
            )}
          </h2>
          <p class="proof" data-verified={customer.verified}>
            {customer.verified ? <Strokes paths={[shieldIcon]} /> : <Icon name="alert" />}
            {t(customer.verified ? "customer.verifiedBy" : "customer.unverifiedWarning")}
          </p>
        </div>
      </div>
      <Facts
        facts={[
          [t("customer.now"), presenceText(model.lists.rows.value.get(view.id), now, translation)],
          // The customer sees it, too: whoever knows it is one of us.
          [t("customer.word"), sessionWord(view.id, customer.locale)],
          [t("customer.phone"), customer.phoneMasked],
          [t("customer.language"), t(`language.${customer.locale}`)],
          [t("customer.since"), longDate(customer.since, locale)],
          [t("customer.keptUntil"), view.keptUntil && longDate(view.keptUntil, locale)],
          // Long enough for agents to talk about a customer.
          [t("customer.id"), customer.id.slice(0, 8)],
        ]}
      />
    </section>
  );
}
