import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Locale } from "../../protocol/conversation.ts";
import type { EditorArticle } from "../../protocol/editor-article.ts";
import type { ContentAnswer } from "../../protocol/gaps.ts";
import type { EditorArticleModel } from "../models/editor-article.ts";
import { longDate } from "../models/times.ts";
import { ContentAsk } from "./content-ask.tsx";
import { useTranslation } from "./translation.ts";

interface ArticleFactsProps {
  readonly article: EditorArticle;
  readonly page: EditorArticleModel;
  readonly locale: Locale;
  /** False: this role reads, and asks nothing. */
  readonly mayAsk: boolean;
}

/** Beside the article: whether a question finds it and why, what is wrong with its files, how it may be asked for. */
export function ArticleFacts({ article, page, locale, mayAsk }: ArticleFactsProps): JSX.Element {
  const { t, locale: own } = useTranslation();
  const file = article.files.find((one) => one.locale === locale);
  return (
    <aside class="article-facts" aria-label={t("articles.facts")}>
      {mayAsk && <AskAgain article={article} page={page} locale={locale} />}
      <section>
        <h2>{t("articles.problems")}</h2>
        {!article.checked && <p class="muted">{t("articles.checking")}</p>}
        {article.checked && article.problems.length === 0 && (
          <p class="muted">{t("articles.noProblems")}</p>
        )}
        <ul>
          {article.problems.map(({ file: path, line, severity, text }) => (
            <li key={`${path}:${line} ${text}`}>
              <span class={severity === "error" ? "knowledge-wrong" : "knowledge-warn"}>
                {text}
              </span>
              <code class="muted">{`${path}:${line}`}</code>
            </li>
          ))}
        </ul>
      </section>
      {file && (
        <section>
          <h2>{t("articles.phrasings", { count: file.phrasings.length })}</h2>
          {file.reviewBy && (
            <p class="muted">{t("knowledge.dueOn", { date: longDate(file.reviewBy, own) })}</p>
          )}
          <details>
            <summary>{t("articles.showPhrasings")}</summary>
            <ul lang={locale}>
              {file.phrasings.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </details>
        </section>
      )}
    </aside>
  );
}

type AskAgainProps = Omit<ArticleFactsProps, "mayAsk">;

/** The last question is asked again in another language, and whenever the content has changed. */
function AskAgain({ article, page, locale }: AskAgainProps): JSX.Element {
  const { t } = useTranslation();
  const [asked, setAsked] = useState("");
  const [answer, setAnswer] = useState<ContentAnswer>();
  const readings = page.readings.value;
  const ask = async (text: string) => {
    const found = await page.ask(text, locale);
    if (found) {
      setAsked(text);
      setAnswer(found);
    }
    return found !== null;
  };
  useEffect(() => {
    if (asked !== "") void ask(asked);
  }, [locale, readings]);
  return (
    <section>
      <h2>{t("articles.ask")}</h2>
      <ContentAsk onAsk={ask} answer={answer} about={article.id} />
    </section>
  );
}
