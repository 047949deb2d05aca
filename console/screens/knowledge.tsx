import type { ComponentChildren, JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { EditorStart } from "../../protocol/editor-start.ts";
import { createEditorStartModel } from "../models/editor-start.ts";
import { maySeePage } from "../models/pages.ts";
import { longDate, shortTime } from "../models/times.ts";
import { CardPage } from "./card-page.tsx";
import type { DeskProps } from "./desk-props.ts";
import { KnowledgeArticles } from "./knowledge-articles.tsx";
import { KnowledgeChanges } from "./knowledge-changes.tsx";
import { ListError, ListSkeleton } from "./list-states.tsx";
import { useTranslation } from "./translation.ts";
import "./knowledge.css";

/** The start page of whoever keeps the articles: what customers found no answer to, and what is due. */
export function KnowledgeScreen({ model, root }: DeskProps): JSX.Element {
  const { t, locale } = useTranslation();
  const page = useMemo(() => createEditorStartModel(), []);
  useEffect(() => void page.load(locale), [page, locale]);
  const start = page.start.value;
  const failed = page.failed.value;
  return (
    <CardPage title={t("knowledge.title")}>
      <p class="knowledge-ways">
        {maySeePage(model.agent.value?.role, "gaps") && (
          <button type="button" class="primary" onClick={() => model.screen.show("gaps")}>
            {t("knowledge.toGaps")}
          </button>
        )}
        <button type="button" class="secondary" onClick={() => model.screen.showArticle(null)}>
          {t("knowledge.toArticles")}
        </button>
      </p>
      {failed && <ListError onRetry={() => void page.load(locale)} />}
      {start === null && !failed && <ListSkeleton />}
      {start && <Questions start={start} now={root.clock.value} />}
      {start && <KnowledgeArticles start={start} />}
      {start && <KnowledgeChanges now={root.clock.value} />}
      {start && <Reviews reviews={start.reviews} now={root.clock.value} />}
      {start && <Problems problems={start.problems} />}
    </CardPage>
  );
}

function Questions(props: { readonly start: EditorStart; readonly now: number }): JSX.Element {
  const { t, locale } = useTranslation();
  const { questions, days } = props.start;
  const most = questions[0]?.count ?? 1;
  return (
    <Card
      name="questions"
      note={t("knowledge.days", { days })}
      rows={questions}
      row={({ question, count, unhelpful, lastAt }) => (
        <li key={question}>
          <span class="card-person">
            <strong class="knowledge-question">{question}</strong>
            <span class="knowledge-bar" style={{ "--part": count / most }} aria-hidden="true" />
            {unhelpful > 0 && (
              <span class="muted">{t("knowledge.unhelpful", { count: unhelpful })}</span>
            )}
          </span>
          <span class="knowledge-side">
            <strong>{t("knowledge.times", { count })}</strong>
            <span class="muted">{shortTime(lastAt, props.now, locale)}</span>
          </span>
        </li>
      )}
    />
  );
}

interface ReviewsProps {
  readonly reviews: EditorStart["reviews"];
  readonly now: number;
}

function Reviews({ reviews, now }: ReviewsProps): JSX.Element {
  const { t, locale } = useTranslation();
  const today = new Date(now).toISOString().slice(0, 10);
  return (
    <Card
      name="reviews"
      rows={reviews}
      row={({ id, title, file, reviewBy }) => {
        const date = longDate(reviewBy, locale);
        const isOver = reviewBy < today;
        return (
          <li key={file}>
            <span class="card-person">
              <strong>{title}</strong>
              <code class="muted">{file}</code>
              <a href={`#/articles/${id}`}>{t("knowledge.asSeen")}</a>
            </span>
            <span class={isOver ? "knowledge-warn" : "muted"}>
              {t(isOver ? "knowledge.overdue" : "knowledge.dueOn", { date })}
            </span>
          </li>
        );
      }}
    />
  );
}

function Problems({ problems }: Pick<EditorStart, "problems">): JSX.Element {
  const { t } = useTranslation();
  return (
    <Card
      name="problems"
      rows={problems}
      row={({ file, line, severity, text }) => (
        <li key={`${file}:${line} ${text}`}>
          <span class="card-person">
            <span>{text}</span>
            <code class="muted">{`${file}:${line}`}</code>
            {articleOf(file) && (
              <a href={`#/articles/${articleOf(file)}?locale=${file.split("/")[0]}`}>
                {t("knowledge.asSeen")}
              </a>
            )}
          </span>
          <span class={severity === "error" ? "knowledge-wrong" : "muted"}>
            {t(`knowledge.${severity}`)}
          </span>
        </li>
      )}
    />
  );
}

/** `zh-CN/payments/payment-failed.md` is of payment-failed; a file of data is of none. */
const articleOf = (file: string): string | undefined =>
  /^[^/]+\/[^/]+\/([\w-]+)\.md$/.exec(file)?.[1];

interface KnowledgeCardProps<Row> {
  readonly name: "questions" | "reviews" | "problems";
  readonly note?: string;
  readonly rows: readonly Row[];
  readonly row: (row: Row) => ComponentChildren;
}

const emptyTexts = {
  questions: "knowledge.noQuestions",
  reviews: "knowledge.noReviews",
  problems: "knowledge.noProblems",
} as const;
/** So many at once: the page is read from the top. */
const shownFirst = 8;

function Card<Row>({ name, note, rows, row }: KnowledgeCardProps<Row>): JSX.Element {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const hidden = all ? 0 : Math.max(0, rows.length - shownFirst);
  return (
    <section class="privacy-card" aria-labelledby={`knowledge-${name}`}>
      <div class="knowledge-head">
        <h2 id={`knowledge-${name}`}>{t(`knowledge.${name}`)}</h2>
        {rows.length > 0 && <span class="muted">{rows.length}</span>}
        {note !== undefined && <span class="muted knowledge-note">{note}</span>}
      </div>
      {rows.length === 0 && <p class="muted">{t(emptyTexts[name])}</p>}
      {rows.length > 0 && <ul class="card-list">{rows.slice(0, rows.length - hidden).map(row)}</ul>}
      {hidden > 0 && (
        <button type="button" class="secondary" onClick={() => setAll(true)}>
          {t("knowledge.more", { count: hidden })}
        </button>
      )}
    </section>
  );
}
