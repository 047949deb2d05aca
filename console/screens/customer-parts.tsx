import type { ComponentChildren, JSX } from "preact";
import type { BotTrial } from "../../protocol/desk.ts";
import { useTranslation } from "./translation.ts";

/** A card of the panel. */
export function CustomerSection({
  title,
  note,
  children,
}: {
  readonly title: string;
  /** At the end of the heading. */
  readonly note?: string | undefined;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <section class="part">
      <header class="part-head">
        <h2>{title}</h2>
        {note !== undefined && <span class="muted">{note}</span>}
      </header>
      {children}
    </section>
  );
}

export function Facts({
  facts,
}: {
  readonly facts: readonly (readonly [name: string, value: string | undefined])[];
}): JSX.Element {
  return (
    <dl class="facts">
      {facts.map(
        ([name, value]) =>
          value !== undefined && (
            <div key={name}>
              <dt>{name}</dt>
              <dd title={value}>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

export function Tried({ tried }: { readonly tried: readonly BotTrial[] }): JSX.Element {
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
