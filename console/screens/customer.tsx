import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import type { AgentConversation, BotTrial } from "../../protocol/desk.ts";
import { Icon, Strokes } from "../../ui/icons.tsx";
import { shieldIcon } from "../../ui/part-icons.ts";
import type { DeskModel } from "../models/desk.ts";
import { longDate, shortTime } from "../models/times.ts";
import { useTranslation } from "./translation.ts";
import "./customer.css";

interface CustomerPaneProps {
  readonly model: DeskModel;
  readonly view: AgentConversation;
  readonly clock: ReadonlySignal<number>;
}

export function CustomerPane({ model, view, clock }: CustomerPaneProps): JSX.Element {
  const { t } = useTranslation();
  const { screen } = model;
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
      <CustomerIdentity view={view} />
      {view.summary !== undefined && (
        <CustomerSection title={t("customer.summary")}>
          <p class="summary">{view.summary}</p>
        </CustomerSection>
      )}
      {view.survey?.score !== undefined && (
        <CustomerSection title={t("survey.title")}>
          <p>{t("survey.score", { score: view.survey.score })}</p>
          {view.survey.resolved !== undefined && (
            <p class="muted">{t(view.survey.resolved ? "survey.solved" : "survey.unsolved")}</p>
          )}
          {view.survey.comment !== undefined && <p class="summary">{view.survey.comment}</p>}
        </CustomerSection>
      )}
      <CustomerSection title={t("tried.title")}>
        <Tried tried={view.tried} />
      </CustomerSection>
      <CustomerSection title={t("earlier.title")}>
        <Earlier model={model} view={view} now={clock.value} />
      </CustomerSection>
    </aside>
  );
}

function CustomerSection({
  title,
  children,
}: {
  title: string;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <section class="part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function CustomerIdentity({ view }: { readonly view: AgentConversation }): JSX.Element {
  const { t, locale } = useTranslation();
  const { customer } = view;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t("customer.phone"), customer.phoneMasked],
    [t("customer.tier"), customer.tier],
    [t("customer.language"), t(`language.${customer.locale}`)],
    [t("customer.since"), longDate(customer.since, locale)],
    [t("customer.keptUntil"), view.keptUntil && longDate(view.keptUntil, locale)],
    // Long enough for agents to talk about a customer.
    [t("customer.id"), customer.id.slice(0, 8)],
  ];
  return (
    <section class="identity">
      <h2>{customer.name ?? t("customer.anonymous")}</h2>
      <p class="proof" data-verified={customer.verified}>
        {customer.verified ? <Strokes paths={[shieldIcon]} /> : <Icon name="alert" />}
        {t(customer.verified ? "customer.verifiedBy" : "customer.unverifiedWarning")}
      </p>
      <dl class="facts">
        {facts.map(
          ([name, value]) =>
            value !== undefined && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

function Tried({ tried }: { readonly tried: readonly BotTrial[] }): JSX.Element {
  const { t } = useTranslation();
  if (tried.length === 0) return <p class="muted">{t("tried.none")}</p>;
  return (
    <ol class="tried">
      {tried.map((trial, index) => (
        <li key={index}>
          <p class="tried-question">{trial.question}</p>
          <p class="tried-outcome">
            <span>{t(`outcome.${trial.outcome}`)}</span>
            {trial.helpful !== undefined && (
              <span class="vote" data-helpful={trial.helpful}>
                {t(trial.helpful ? "vote.helpful" : "vote.useless")}
              </span>
            )}
          </p>
          {shownTo(trial).length > 0 && (
            <ul>
              {shownTo(trial).map((article) => (
                <li key={article.articleId}>{article.title}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

/** What the customer saw. The other articles were found, but not shown. */
function shownTo({ outcome, articles }: BotTrial): BotTrial["articles"] {
  if (outcome === "choices") return articles;
  return outcome === "answer" ? articles.slice(0, 1) : [];
}

interface EarlierProps extends Pick<CustomerPaneProps, "model" | "view"> {
  readonly now: number;
}

function Earlier({ model, view, now }: EarlierProps): JSX.Element {
  const { t, locale } = useTranslation();
  if (view.earlier.length === 0) return <p class="muted">{t("earlier.none")}</p>;
  return (
    <ul class="earlier-list">
      {view.earlier.map(({ id, topic, createdAt }) => (
        <li key={id}>
          <button type="button" onClick={() => model.open(id)}>
            <span>{topic ?? t("topic.none")}</span>
            <time dateTime={createdAt}>{shortTime(createdAt, now, locale)}</time>
          </button>
        </li>
      ))}
    </ul>
  );
}
