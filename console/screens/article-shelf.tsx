import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Catalogue } from "../../protocol/catalogue.ts";
import type { ArticleId, ArticleLink } from "../../protocol/conversation.ts";
import { ListSkeleton } from "./list-states.tsx";
import { useTranslation } from "./translation.ts";

interface ArticleShelfProps extends Pick<Catalogue, "categories"> {
  readonly shown: ArticleId | null;
  readonly onShow: (id: ArticleId) => void;
  /** Absent where no page leads here. */
  readonly onBack?: () => void;
  /** What was found by the words, whatever the title says. */
  readonly found?: readonly ArticleLink[];
  readonly onWords?: (words: string) => void;
}

/** All articles by category; some letters of a title or of a file's name leave those that have them. */
export function ArticleShelf(props: ArticleShelfProps): JSX.Element {
  const { categories, shown, onShow, onBack, found = [], onWords } = props;
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const wanted = words.trim().toLowerCase();
  const fits = ({ id, title }: { readonly id: string; readonly title: string }) =>
    `${title} ${id}`.toLowerCase().includes(wanted);
  const best = { id: "found", title: t("reading.found"), articles: found.map(asRow) };
  const left = [
    ...(wanted === "" ? [] : [best]),
    ...categories.map((category) => ({ ...category, articles: category.articles.filter(fits) })),
  ].filter(({ articles }) => articles.length > 0);
  return (
    <nav class="shelf" aria-label={t("articles.title")}>
      <header class="pane-head">
        <h1>{t("articles.title")}</h1>
        {onBack && (
          <button type="button" class="tool" onClick={onBack}>
            {t("gaps.back")}
          </button>
        )}
      </header>
      <input
        class="shelf-field"
        type="search"
        value={words}
        aria-label={t(onWords ? "reading.search" : "articles.filter")}
        placeholder={t(onWords ? "reading.search" : "articles.filter")}
        onInput={({ currentTarget }) => {
          setWords(currentTarget.value);
          onWords?.(currentTarget.value);
        }}
      />
      {categories.length === 0 && <ListSkeleton />}
      {categories.length > 0 && left.length === 0 && (
        <p class="list-empty">{t("articles.noneFits")}</p>
      )}
      <div class="shelf-rows">
        {left.map(({ id, title, articles }) => (
          <section key={id}>
            <h2>{title}</h2>
            {articles.map((article) => (
              <ShelfRow
                key={article.id}
                title={article.title}
                isShown={article.id === shown}
                onShow={() => onShow(article.id)}
              />
            ))}
          </section>
        ))}
      </div>
    </nav>
  );
}

const asRow = ({ articleId: id, title }: ArticleLink) => ({ id, title });

interface ShelfRowProps {
  readonly title: string;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

function ShelfRow({ title, isShown, onShow }: ShelfRowProps): JSX.Element {
  const row = useRef<HTMLButtonElement>(null);
  // An address may lead to one that is far down.
  useEffect(() => {
    if (isShown) row.current?.scrollIntoView({ block: "nearest" });
  }, [isShown]);
  return (
    <button
      ref={row}
      type="button"
      class="shelf-row"
      aria-current={isShown ? "true" : undefined}
      onClick={onShow}
    >
      {title}
    </button>
  );
}
