import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ArticleId } from "../../protocol/conversation.ts";
import type { ContentAnswer } from "../../protocol/gaps.ts";
import type { Translation } from "../models/texts.ts";
import { useTranslation } from "./translation.ts";
import "./content-ask.css";

interface ContentAskProps {
  /** Answers whether the server has answered. */
  readonly onAsk: (text: string) => Promise<boolean>;
  readonly answer: ContentAnswer | undefined;
  /** The article that is looked at: whether it is found is said first. */
  readonly about?: ArticleId;
}

/** A question as a customer would ask it, and what speaks for each article. */
export function ContentAsk({ onAsk, answer, about }: ContentAskProps): JSX.Element {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [failed, setFailed] = useState(false);
  const ask = async (event: Event) => {
    event.preventDefault();
    if (text.trim() !== "") setFailed(!(await onAsk(text.trim())));
  };
  return (
    <section class="ask">
      <form onSubmit={(event) => void ask(event)}>
        <div class="field">
          <input
            value={text}
            aria-label={t("preview.ask")}
            placeholder={t("preview.ask")}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </div>
        <button type="submit" class="secondary">
          {t("preview.askButton")}
        </button>
      </form>
      <div role="status">
        {failed && <p class="knowledge-wrong">{t("lists.failed")}</p>}
        {answer && <Why answer={answer} about={about} />}
      </div>
    </section>
  );
}

interface WhyProps {
  readonly answer: ContentAnswer;
  readonly about: ArticleId | undefined;
}

function Why({ answer, about }: WhyProps): JSX.Element {
  const { t } = useTranslation();
  const { listed, read, ranked, outcome, articleId } = answer;
  const isOwn = about === undefined || articleId === about;
  return (
    <>
      <p>
        <strong>{t(`gaps.now.${outcome}`)}</strong>
        {listed && isOwn && ` ${t("preview.listed")}`}
      </p>
      {about !== undefined && <Found answer={answer} about={about} />}
      <p class="muted">{t("preview.readAs", { text: read })}</p>
      {ranked.length > 0 && <p class="muted">{t("preview.why")}</p>}
      <ul>
        {ranked.map(({ name, parts }) => (
          <li key={name} class="muted">
            <strong>{name}</strong>{" "}
            {Object.entries(parts)
              .map(([part, value]) => `${nameOf(part, t)} ${value.toFixed(2)}`)
              .join(" · ")}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Which article is given or offered, or how far down the one that is looked at stands. */
function Found({ answer, about }: { readonly answer: ContentAnswer; readonly about: ArticleId }) {
  const { t } = useTranslation();
  const { article, articleId, ranked, hits } = answer;
  const place = ranked.findIndex(({ name }) => name === about) + 1;
  if (articleId === about) return <p>{t("preview.found")}</p>;
  if (article) return <p class="knowledge-warn">{t("preview.other", { title: article.title })}</p>;
  if (hits.some((hit) => hit.articleId === about)) return <p>{t("preview.offered")}</p>;
  if (place > 0) return <p class="knowledge-warn">{t("preview.place", { place })}</p>;
  return <p class="knowledge-warn">{t("preview.notFound")}</p>;
}

const parts = ["bm25", "pinyin", "keywords", "classifier", "fuse"] as const;

/** What speaks for an article, in words. */
function nameOf(part: string, t: Translation["t"]): string {
  const known = parts.find((one) => one === part);
  return known ? t(`preview.part.${known}`) : part;
}
