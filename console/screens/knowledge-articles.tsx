import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ArticleFigures, EditorStart } from "../../protocol/editor-start.ts";
import { longDate } from "../models/times.ts";
import { useTranslation } from "./translation.ts";

/** So many at once: those that fail most stand first. */
const rowsFirst = 8;
const columns = ["shown", "helpful", "unhelpful", "handedOver"] as const;

/** What became of each article's answers: shown, helpful or not and why, and a person asked for afterwards. */
export function KnowledgeArticles({ start }: { readonly start: EditorStart }): JSX.Element {
  const { t } = useTranslation();
  const { articles, figureDays: days } = start;
  const [all, setAll] = useState(false);
  const hidden = all ? 0 : Math.max(0, articles.length - rowsFirst);
  return (
    <section class="privacy-card" aria-labelledby="knowledge-articles">
      <div class="knowledge-head">
        <h2 id="knowledge-articles">{t("knowledge.articles")}</h2>
        <span class="muted knowledge-note">{t("knowledge.figureDays", { days })}</span>
      </div>
      {articles.length === 0 && <p class="muted">{t("knowledge.noArticles")}</p>}
      {articles.length > 0 && (
        <table class="knowledge-table">
          <thead>
            <tr>
              <th scope="col">{t("knowledge.article")}</th>
              {columns.map((name) => (
                <th key={name} scope="col" class="knowledge-number">
                  {t(`knowledge.figure.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {articles.slice(0, articles.length - hidden).map((article) => (
              <Row key={article.id} article={article} />
            ))}
          </tbody>
        </table>
      )}
      {hidden > 0 && (
        <button type="button" class="secondary" onClick={() => setAll(true)}>
          {t("knowledge.more", { count: hidden })}
        </button>
      )}
    </section>
  );
}

function Row({ article }: { readonly article: ArticleFigures }): JSX.Element {
  const { t, locale } = useTranslation();
  const { id, title, reasons, reviewBy } = article;
  return (
    <tr>
      <th scope="row">
        <a href={`#/articles/${id}`}>{title}</a>
        {reasons.length > 0 && (
          <span class="muted">
            {reasons.map(({ reason, count }) => `${reason} ${count}`).join(" · ")}
          </span>
        )}
        {reviewBy !== undefined && (
          <span class="muted">{t("knowledge.dueOn", { date: longDate(reviewBy, locale) })}</span>
        )}
      </th>
      {columns.map((name) => (
        <td key={name} class="knowledge-number">
          {article[name]}
        </td>
      ))}
    </tr>
  );
}
