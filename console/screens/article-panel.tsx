import type { Signal } from "@preact/signals";
import type { JSX, TargetedKeyboardEvent } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { ArticleLink, Locale } from "../../protocol/conversation.ts";
import { isBlank } from "../../protocol/text.ts";
import { isComposing } from "../../ui/composer.tsx";
import { RichText } from "../../ui/rich-text.tsx";
import type { AgentCall } from "../models/agent-call.ts";
import { type ArticleSearch, createArticleSearch } from "../models/article-search.ts";
import { shortAnswerOf } from "../models/short-answer.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { Keys } from "./key-hint.tsx";
import { useTranslation } from "./translation.ts";
import "./article-panel.css";

interface PanelProps {
  readonly call: AgentCall;
  /** The customer's language. */
  readonly locale: Locale;
  /** What is being written. */
  readonly text: Signal<string>;
  /** Absent where no article goes along, only its words: in a complaint. */
  readonly onSend?: (article: ArticleLink) => void;
  readonly onAttach?: (article: ArticleLink) => void;
  /** It was sent, or its words were taken over. */
  readonly onDone: () => void;
}

/** Finds an article, shows it as the customer will see it, and attaches it to the reply, sends it, or takes its words over. */
export function ArticlePanel({
  call,
  locale,
  text,
  onSend,
  onAttach,
  onDone,
}: PanelProps): JSX.Element {
  const { t } = useTranslation();
  const search = useMemo(() => createArticleSearch(call, locale), [call, locale]);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    field.current?.focus();
    return search.close;
  }, [search]);
  const withChosen = (act: (article: ArticleLink) => void) => () => {
    const found = search.found.value?.[search.chosen.value];
    if (found) act({ articleId: found.id, title: found.title });
  };
  const attachChosen = onAttach && withChosen(onAttach);
  const sendChosen =
    onSend &&
    withChosen((article) => {
      onSend(article);
      onDone();
    });
  const insertChosen = () => {
    const words = shortAnswerOf(search.preview.value?.blocks ?? []);
    if (words === "") return;
    text.value = isBlank(text.value) ? words : `${text.value}\n${words}`;
    onDone();
  };
  const handleKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return;
    if (event.key === "ArrowDown") search.move(1);
    else if (event.key === "ArrowUp") search.move(-1);
    else if (event.key !== "Enter") return;
    else if (event.ctrlKey || event.metaKey) sendChosen?.();
    else if (event.shiftKey || !attachChosen) insertChosen();
    else attachChosen();
    event.preventDefault();
  };
  const chosen = search.found.value?.[search.chosen.value];
  return (
    <section class="article-panel" aria-label={t("article.search")}>
      <div class="article-field">
        <ConsoleIcon name="search" />
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-label={t("article.search")}
          aria-expanded={(search.found.value?.length ?? 0) > 0}
          aria-controls="articles-found"
          aria-activedescendant={chosen && `found-${chosen.id}`}
          aria-autocomplete="list"
          placeholder={t("article.placeholder")}
          value={search.text.value}
          onInput={(event) => search.search(event.currentTarget.value)}
          onKeyDown={handleKeyDown}
        />
        <span class="muted meta">{t(attachChosen ? "article.keys" : "article.keysInsert")}</span>
      </div>
      <div class="article-results">
        <Results search={search} />
        <Preview
          search={search}
          onAttach={attachChosen}
          onSend={sendChosen}
          onInsert={insertChosen}
        />
      </div>
    </section>
  );
}

interface ResultsProps {
  readonly search: ArticleSearch;
}

interface PreviewProps extends ResultsProps {
  readonly onAttach: (() => void) | undefined;
  readonly onSend: (() => void) | undefined;
  readonly onInsert: () => void;
}

function Results({ search }: ResultsProps): JSX.Element {
  const { t } = useTranslation();
  const found = search.found.value;
  const note = search.failed.value
    ? t("article.failed")
    : found === null
      ? t("article.begin")
      : found.length === 0
        ? t("article.none")
        : undefined;
  return (
    <div class="article-list">
      <p class="muted meta" role="status">
        {note}
      </p>
      <div id="articles-found" role="listbox" aria-label={t("article.results")}>
        {found?.map(({ id, title }, index) => (
          // The focus stays in the field, where the arrow keys choose.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={id}
            id={`found-${id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === search.chosen.value}
            class="article-option"
            onClick={() => search.choose(index)}
          >
            {title}
          </div>
        ))}
      </div>
    </div>
  );
}

function Preview({ search, onAttach, onSend, onInsert }: PreviewProps) {
  const { t } = useTranslation();
  const article = search.preview.value;
  if (article === null) return null;
  return (
    <div class="article-preview">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <section class="article-preview-text" tabIndex={0} aria-label={article.title}>
        <h2>{article.title}</h2>
        <RichText blocks={article.blocks} />
      </section>
      <footer class="article-actions">
        <button type="button" class={onAttach ? "quiet" : "primary"} onClick={onInsert}>
          {t("article.insert")}
          {!onAttach && <Keys label="Enter" />}
        </button>
        {onSend && (
          <button type="button" class="secondary" onClick={onSend}>
            {t("article.send")}
            <Keys label="Ctrl Enter" />
          </button>
        )}
        {onAttach && (
          <button type="button" class="primary" onClick={onAttach}>
            {t("article.attach")}
            <Keys label="Enter" />
          </button>
        )}
      </footer>
    </div>
  );
}
