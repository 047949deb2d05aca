import type { ComponentChildren, JSX } from "preact";
import { type Locale, locales } from "../../protocol/conversation.ts";
import type { EditorArticle } from "../../protocol/editor-article.ts";
import type { EditorArticleModel } from "../models/editor-article.ts";
import { ListError, ListSkeleton } from "./list-states.tsx";
import { LocaleSegments } from "./locale-segments.tsx";
import { ReadOnlyFrame } from "./read-only-frame.tsx";
import { useTranslation } from "./translation.ts";

const shownThemes = ["light", "dark"] as const;

interface ArticleStageProps {
  readonly page: EditorArticleModel;
  readonly locale: Locale;
  readonly onLocale: (locale: Locale) => void;
  readonly onRetry: () => void;
}

/** The widget itself, at the article, in a frame for each theme. */
export function ArticleStage({ page, locale, onLocale, onRetry }: ArticleStageProps): JSX.Element {
  const { t } = useTranslation();
  const article = page.article.value;
  const state = page.state.value;
  if (article === null)
    return (
      <section class="stage">
        {state === "none" && <p class="list-empty">{t("articles.choose")}</p>}
        {state === "loading" && <ListSkeleton />}
        {state === "gone" && <Gone />}
        {state === "away" && <ListError onRetry={onRetry} />}
      </section>
    );
  const file = article.files.find((one) => one.locale === locale)?.file;
  return (
    <section class="stage" aria-labelledby="article-name">
      <header class="pane-head stage-head">
        <h2 id="article-name">{article.title}</h2>
        <LocaleSegments locale={locale} onChange={onLocale} label={t("preview.language")} />
      </header>
      <div class="stage-notes" role="status">
        {state === "away" && (
          <Remark tone="warn">
            {t("articles.away")}{" "}
            <button type="button" class="quiet" onClick={onRetry}>
              {t("retry")}
            </button>
          </Remark>
        )}
        {file ? <code class="muted">{file}</code> : <Missing article={article} locale={locale} />}
      </div>
      <div class="stage-frames">
        {shownThemes.map((theme) => (
          <figure key={theme}>
            <figcaption class="muted">{t(`preview.${theme}`)}</figcaption>
            <ReadOnlyFrame
              // Another frame shows what was saved since.
              key={`${page.readings.value} ${locale}`}
              title={`${article.title} · ${t(`preview.${theme}`)}`}
              src={`/support?${new URLSearchParams({ locale, theme, article: article.id })}`}
            />
          </figure>
        ))}
      </div>
    </section>
  );
}

function Gone(): JSX.Element {
  const { t } = useTranslation();
  return (
    <div class="list-empty">
      <p>{t("articles.gone")}</p>
      <p>{t("articles.goneHint")}</p>
    </div>
  );
}

/** Which words customers of this language read: those of the first file there is, and of zh-CN converted. */
function Missing({
  article,
  locale,
}: {
  readonly article: EditorArticle;
  readonly locale: Locale;
}) {
  const { t } = useTranslation();
  const has = (one: Locale) => article.files.some((file) => file.locale === one);
  const read = locales.find(has) ?? locale;
  const language = t(`gaps.locale.${read}`);
  return (
    <Remark tone="muted">
      {locale === "zh-TW" && read === "zh-CN"
        ? t("articles.converted")
        : t("articles.otherWords", { language })}
    </Remark>
  );
}

interface RemarkProps {
  readonly tone: "muted" | "warn";
  readonly children: ComponentChildren;
}

const Remark = ({ tone, children }: RemarkProps): JSX.Element => (
  <p class={tone === "warn" ? "knowledge-warn" : "muted"}>{children}</p>
);
