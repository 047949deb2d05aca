import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Locale } from "../../protocol/conversation.ts";
import { createArticleReader } from "../models/article-reader.ts";
import { ArticleIntoReply } from "./article-into-reply.tsx";
import { ArticleShelf } from "./article-shelf.tsx";
import type { DeskProps } from "./desk-props.ts";
import { ListError, ListSkeleton } from "./list-states.tsx";
import { LocaleSegments } from "./locale-segments.tsx";
import { ReadOnlyFrame } from "./read-only-frame.tsx";
import { useTranslation } from "./translation.ts";
import { useCatalogue } from "./use-catalogue.ts";
import "./pane-head.css";
import "./articles.css";

/** For agents, who change no article: what customers read, found by its words, and taken along into a reply. */
export function ReadingScreen({ model, root }: DeskProps): JSX.Element {
  const { t, locale: own } = useTranslation();
  const { screen, call, conversations } = model;
  const id = screen.article.value;
  const reader = useMemo(() => createArticleReader(call), [call]);
  const customer = conversations.current.value?.transcript.view.value?.customer;
  const [locale, setLocale] = useState<Locale>(customer?.locale ?? own);
  const { categories } = useCatalogue();
  useEffect(() => void reader.open(id, locale), [reader, id, locale]);
  useEffect(() => reader.close, [reader]);
  const article = reader.article.value;
  const state = reader.state.value;
  const theme = root.settings.theme.value;
  return (
    <main class="articles" aria-label={t("articles.title")}>
      <ArticleShelf
        categories={categories}
        shown={id}
        onShow={screen.showArticle}
        found={reader.found.value}
        onWords={(words) => reader.search(words, own)}
      />
      <section class="stage">
        {article && (
          <header class="pane-head stage-head">
            <h2>{article.title}</h2>
            <LocaleSegments locale={locale} onChange={setLocale} label={t("preview.language")} />
          </header>
        )}
        {state === "none" && <p class="list-empty">{t("reading.choose")}</p>}
        {state === "loading" && article === null && <ListSkeleton />}
        {state === "gone" && <p class="list-empty">{t("articles.gone")}</p>}
        {state === "away" && <ListError onRetry={() => void reader.open(id, locale)} />}
        {article && state !== "gone" && state !== "away" && (
          <div class="stage-frames">
            <figure>
              <figcaption class="muted">{t("reading.asCustomer")}</figcaption>
              <ReadOnlyFrame
                key={`${article.id} ${locale} ${theme}`}
                title={article.title}
                src={`/support?${new URLSearchParams({ locale, theme, article: article.id })}`}
              />
            </figure>
          </div>
        )}
      </section>
      {article && <ArticleIntoReply model={model} article={article} />}
    </main>
  );
}
