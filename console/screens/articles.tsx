import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { type Locale, locales } from "../../protocol/conversation.ts";
import { createEditorArticle } from "../models/editor-article.ts";
import { maySeePage } from "../models/pages.ts";
import { ArticleFacts } from "./article-facts.tsx";
import { ReadingScreen } from "./article-reading.tsx";
import { ArticleShelf } from "./article-shelf.tsx";
import { ArticleStage } from "./article-stage.tsx";
import type { DeskProps } from "./desk-props.ts";
import { useTranslation } from "./translation.ts";
import { useCatalogue } from "./use-catalogue.ts";
import "./pane-head.css";
import "./articles.css";

/** Who keeps the articles sees what the check says of them; who answers customers reads them. */
export const ArticlesScreen = (props: DeskProps): JSX.Element =>
  maySeePage(props.model.agent.value?.role, "knowledge") ? (
    <TendingScreen {...props} />
  ) : (
    <ReadingScreen {...props} />
  );

/** Live articles as customers see them, in each language, light and dark; whatever an editor saves is there at once. */
function TendingScreen({ model }: DeskProps): JSX.Element {
  const { t, locale: own } = useTranslation();
  const { screen, contentVersion, agent } = model;
  const version = contentVersion.value;
  const id = screen.article.value;
  const page = useMemo(() => createEditorArticle(), []);
  const [locale, setLocale] = useState<Locale>(() => localeIn(location.hash) ?? own);
  const { categories } = useCatalogue(version);
  useEffect(() => void page.open(id, own), [page, id, own, version]);
  useEffect(() => () => void page.open(null, own), [page, own]);
  // A link to the same article in another language only changes the address.
  useEffect(() => {
    const follow = () => setLocale((shown) => localeIn(location.hash) ?? shown);
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  // The address shows a colleague the same.
  useEffect(() => {
    if (id) history.replaceState(null, "", `#/articles/${id}?locale=${locale}`);
  }, [id, locale]);
  return (
    <main class="articles" aria-label={t("articles.title")}>
      <ArticleShelf
        categories={categories}
        shown={id}
        onShow={screen.showArticle}
        onBack={() => screen.show("knowledge")}
      />
      <ArticleStage
        page={page}
        locale={locale}
        onLocale={setLocale}
        onRetry={() => void page.open(id, own)}
      />
      {page.article.value && (
        <ArticleFacts
          key={page.article.value.id}
          article={page.article.value}
          page={page}
          locale={locale}
          mayAsk={maySeePage(agent.value?.role, "gaps")}
        />
      )}
    </main>
  );
}

/** `#/articles/payment-failed?locale=en` */
const localeIn = (hash: string): Locale | undefined => {
  const wanted = new URLSearchParams(hash.split("?")[1] ?? "").get("locale");
  return locales.find((one) => one === wanted);
};
