import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Author, ClientId, Message } from "../protocol/conversation.ts";
import { type DeliveryState, type Entry, type EntrySource, toEntries } from "./entries.ts";
import { Icon } from "./icons.tsx";
import { type StickToEnd, stickToEnd } from "./stick-to-end.ts";
import { timeStamp } from "./times.ts";
import type { Translate, UiKey } from "./translate.ts";

export interface MessageListProps extends EntrySource {
  readonly t: Translate<UiKey>;
  readonly locale: string;
  /** The name of whoever is typing on the other side. */
  readonly typing?: string | undefined;
  /** The line with the author above several messages of somebody else. */
  readonly renderAuthor: (author: Author) => ComponentChildren;
  /** Renders a body that is not plain text; undefined: plain text. */
  readonly renderBody: (message: Message, entry: Entry) => ComponentChildren;
  readonly onRetry: (clientId: ClientId) => void;
  /** There are earlier messages on the server. */
  readonly onEarlier?: (() => void) | undefined;
  /** At the end of the log: a queue card, a survey. */
  readonly children?: ComponentChildren;
}

/** The log of one conversation. A screen reader announces what others say, not what the reader has just written. */
export function MessageList(props: MessageListProps): JSX.Element {
  const { messages, pending, viewer, viewerId, readSeq, t } = props;
  const entries = useMemo(
    () => toEntries({ messages, pending, viewer, viewerId, readSeq }),
    [messages, pending, viewer, viewerId, readSeq],
  );
  const { log, away, toEnd } = useStickToEnd(entries, props);
  return (
    <div class="log-frame">
      {/* A scrollable region must be reachable by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <div class="log" ref={log} role="log" aria-label={t("message.log")} tabIndex={0}>
        <div class="log-rows">
          {props.onEarlier && (
            <button type="button" class="quiet earlier" onClick={props.onEarlier}>
              {t("message.earlier")}
            </button>
          )}
          {entries.map((entry) => (
            <MessageRow key={entry.key} entry={entry} {...props} />
          ))}
          {props.typing !== undefined && <TypingDots name={props.typing} t={t} />}
          {props.children}
        </div>
      </div>
      {away && (
        <button type="button" class="to-end" onClick={toEnd} aria-label={t("message.new")}>
          <Icon name="down" />
        </button>
      )}
    </div>
  );
}

function useStickToEnd(entries: readonly Entry[], { typing, children }: MessageListProps) {
  const log = useRef<HTMLDivElement>(null);
  const stick = useRef<StickToEnd | undefined>(undefined);
  const known = useRef({ first: "", last: "", height: 0 });
  const [away, setAway] = useState(false);

  useLayoutEffect(() => {
    if (log.current === null) return;
    stick.current = stickToEnd(log.current, setAway);
    stick.current.toEnd();
    return () => stick.current?.stop();
  }, []);
  useLayoutEffect(() => {
    if (log.current === null) return;
    const { first, last, height } = known.current;
    const ends = { first: entries[0]?.key ?? "", last: entries.at(-1)?.key ?? "" };
    if (first !== "" && ends.first !== first && ends.last === last)
      log.current.scrollTop += log.current.scrollHeight - height;
    else if (ends.last !== last || log.current.scrollHeight !== height) {
      const rows = log.current.querySelectorAll<HTMLElement>("[data-row]");
      const own = ends.last !== last && entries.at(-1)?.own === true;
      stick.current?.grown({ row: rows[rows.length - 1], own });
    }
    known.current = { ...ends, height: log.current.scrollHeight };
  }, [entries, typing, children]);

  return { log, away, toEnd: () => stick.current?.toEnd() };
}

function MessageRow({
  entry,
  ...props
}: MessageListProps & { readonly entry: Entry }): JSX.Element {
  const { t, locale } = props;
  const stamp = entry.stamped && (
    <time class="stamp" dateTime={entry.at}>
      {timeStamp(entry.at, new Date(), locale)}
    </time>
  );
  if (entry.body.kind === "notice")
    return (
      <div data-row>
        {stamp}
        <p class="notice">{entry.body.text}</p>
      </div>
    );
  const place = `${entry.first ? " first" : ""}${entry.last ? " last" : ""}`;
  return (
    // A screen reader does not read people their own messages.
    <div
      data-row
      class={entry.own ? "row own" : "row"}
      data-author={entry.author.kind}
      aria-live={entry.own ? "off" : undefined}
    >
      {stamp}
      {entry.first && !entry.own && <div class="author">{props.renderAuthor(entry.author)}</div>}
      <div class={`bubbles${place}`}>
        <MessageContent entry={entry} {...props} />
      </div>
      {entry.state && (
        <DeliveryLine state={entry.state} entry={entry} t={t} onRetry={props.onRetry} />
      )}
    </div>
  );
}

function MessageContent({ entry, t, renderBody }: MessageListProps & { readonly entry: Entry }) {
  const { body, message } = entry;
  if (body.kind === "redacted") return <p class="bubble muted">{t("message.redacted")}</p>;
  const drawn = message && renderBody(message, entry);
  if (drawn !== undefined) return drawn;
  if (body.kind === "text")
    return (
      <p class="bubble" dir="auto">
        {body.text}
      </p>
    );
  return undefined;
}

interface DeliveryLineProps extends Pick<MessageListProps, "t" | "onRetry"> {
  readonly state: DeliveryState;
  readonly entry: Entry;
}

function DeliveryLine({ state, entry, t, onRetry }: DeliveryLineProps): JSX.Element {
  const { pending } = entry;
  if (state === "failed" && pending)
    return (
      <button type="button" class="state failed" onClick={() => onRetry(pending.clientId)}>
        <Icon name="retry" />
        {t("message.failed")}
      </button>
    );
  return <span class="state">{t(stateKeys[state])}</span>;
}

const stateKeys = {
  sending: "message.sending",
  sent: "message.sent",
  read: "message.read",
  failed: "message.failed",
} as const;

/** Three dots in a bubble that is as high as one line, so that nothing jumps when the answer comes. */
function TypingDots({ name, t }: { readonly name: string; readonly t: Translate<UiKey> }) {
  return (
    <div class="row">
      <div class="bubbles first last">
        <p class="bubble dots">
          <span class="hidden">{t("message.typing", { name })}</span>
          <i />
          <i />
          <i />
        </p>
      </div>
    </div>
  );
}
