import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Author, Message } from "../../protocol/conversation.ts";
import type { AgentConversation } from "../../protocol/desk.ts";
import { timeStamp } from "../../ui/times.ts";
import { calledBy } from "../models/customer-name.ts";
import { notesWith, readableText, type SearchHit } from "../models/search-hits.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { Marked } from "./marked.tsx";
import { useTranslation } from "./translation.ts";
import "./preview-log.css";

interface PreviewLogProps {
  readonly view: AgentConversation;
  /** Words that are marked. */
  readonly query?: string;
  /** The message, or the note, in the middle. */
  readonly hit?: SearchHit | undefined;
}

/** A conversation to read, without what can be done with it. */
export function PreviewLog({ view, query = "", hit }: PreviewLogProps): JSX.Element {
  const { t, locale } = useTranslation();
  const element = useRef<HTMLLIElement>(null);
  const nameOf = ({ kind, name }: PreviewLine["by"]) =>
    kind === "customer" ? calledBy(view.customer, t) : (name ?? t(`search.by.${kind}`));
  useLayoutEffect(() => element.current?.scrollIntoView({ block: "center" }), [view, hit]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a scrollable region must be reachable by keyboard
    <ol class="preview-log" tabIndex={0} aria-label={t("message.log")}>
      {linesOf(view, query).map(({ at, id, by, text }) => (
        <li key={id} ref={id === hit ? element : null} data-author={by.kind} data-hit={id === hit}>
          <span class="muted">
            {by.kind === "note" && <ConsoleIcon name="lock" />}
            {`${nameOf(by)} · ${timeStamp(at, new Date(), locale)}`}
          </span>
          <span class="preview-said">
            <Marked text={text} query={query} />
          </span>
        </li>
      ))}
    </ol>
  );
}

interface PreviewLine {
  readonly at: string;
  readonly id: SearchHit;
  readonly by: { readonly kind: Author["kind"] | "note"; readonly name?: string | undefined };
  readonly text: string;
}

/** What was said, and between it the notes that have the words. */
function linesOf(view: AgentConversation, query: string): readonly PreviewLine[] {
  const said = view.messages.filter(isSaid).map((message) => ({
    at: message.at,
    id: message.seq,
    by: message.author,
    text: readableText(message),
  }));
  const notes = notesWith(view, query).map(({ at, id, author, text }) => ({
    at,
    id,
    by: { kind: "note" as const, name: author.name },
    text,
  }));
  return [...said, ...notes].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

const isSaid = ({ body }: Message) => body.kind !== "notice" && body.kind !== "redacted";
