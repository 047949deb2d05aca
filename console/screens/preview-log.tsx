import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Message } from "../../protocol/conversation.ts";
import type { AgentConversation } from "../../protocol/desk.ts";
import { timeStamp } from "../../ui/times.ts";
import { calledBy } from "../models/customer-name.ts";
import { readableText } from "../models/search-hits.ts";
import { Marked } from "./marked.tsx";
import { useTranslation } from "./translation.ts";
import "./preview-log.css";

interface PreviewLogProps {
  readonly view: AgentConversation;
  /** Words that are marked. */
  readonly query?: string;
  /** The message in the middle. */
  readonly hit?: number | undefined;
}

/** A conversation to read, without what can be done with it. */
export function PreviewLog({ view, query = "", hit }: PreviewLogProps): JSX.Element {
  const { t, locale } = useTranslation();
  const element = useRef<HTMLLIElement>(null);
  const authorOf = ({ author: { kind, name } }: Message) =>
    kind === "customer" ? calledBy(view.customer, t) : (name ?? t(`search.by.${kind}`));
  useLayoutEffect(() => element.current?.scrollIntoView({ block: "center" }), [view, hit]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a scrollable region must be reachable by keyboard
    <ol class="preview-log" tabIndex={0} aria-label={t("message.log")}>
      {view.messages.filter(isSaid).map((message) => (
        <li
          key={message.seq}
          ref={message.seq === hit ? element : null}
          data-author={message.author.kind}
          data-hit={message.seq === hit}
        >
          <span class="muted">
            {`${authorOf(message)} · ${timeStamp(message.at, new Date(), locale)}`}
          </span>
          <span class="preview-said">
            <Marked text={readableText(message)} query={query} />
          </span>
        </li>
      ))}
    </ol>
  );
}

const isSaid = ({ body }: Message) => body.kind !== "notice" && body.kind !== "redacted";
