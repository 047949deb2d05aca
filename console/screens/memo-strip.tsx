import type { JSX } from "preact";
import { timeStamp } from "../../ui/times.ts";
import { AgentMark } from "./agent-mark.tsx";
import type { DeskProps } from "./desk-props.ts";
import { useTranslation } from "./translation.ts";
import "./memo-strip.css";

/** What those who lead have told the agent, one at a time. It takes room of its own and covers nothing. */
export function MemoStrip({ model }: Pick<DeskProps, "model">): JSX.Element | null {
  const { t, locale } = useTranslation();
  const [memo, ...later] = model.memos.unread.value;
  if (!memo) return null;
  const { author, text, at, conversationId, review } = memo;
  return (
    <section class="memo" aria-label={t("memo.label")}>
      <AgentMark id={author.id} name={author.name} />
      <p class="memo-words" role="status">
        <strong>{author.name}</strong>
        <span class="muted">{timeStamp(at, new Date(), locale)}</span>
        <span class="memo-text">
          {review && t("memo.review", { given: review.given, of: review.of })}
          {review && text !== "" && " "}
          {text}
        </span>
      </p>
      {later.length > 0 && <span class="muted">{t("memo.later", { count: later.length })}</span>}
      {review && (
        <button type="button" class="secondary" onClick={() => model.screen.show("quality")}>
          {t("memo.scores")}
        </button>
      )}
      {conversationId !== undefined && (
        <button type="button" class="secondary" onClick={() => model.open(conversationId)}>
          {t("memo.open")}
        </button>
      )}
      <button type="button" class="primary" onClick={() => void model.memos.read(memo.id)}>
        {t("memo.read")}
      </button>
    </section>
  );
}
