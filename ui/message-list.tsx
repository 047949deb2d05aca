import type { ComponentChildren, JSX } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { type EntrySource, toEntries } from "./entries.ts";
import { Icon } from "./icons.tsx";
import { MessageRow, type RowParts } from "./message-row.tsx";
import type { Translate, UiKey } from "./translate.ts";
import { useLogScroll } from "./use-log-scroll.ts";
import { useShownTimes } from "./use-shown-times.ts";

export interface MessageListProps extends EntrySource, RowParts {
  /** The name of whoever is typing on the other side. */
  readonly typing?: string | undefined;
  /** There are earlier messages on the server. Called when the reader comes near the first ones. */
  readonly onEarlier?: (() => void) | undefined;
  /** At the end of the log: a queue card, a survey. */
  readonly children?: ComponentChildren;
}

/**
 * The log of one conversation. A screen reader announces what others say now, not what the reader has just written, nor what was
 * there before. A tap on a message shows its time; Enter in the log shows the times of all.
 */
export function MessageList(props: MessageListProps): JSX.Element {
  const { messages, pending, viewer, viewerId, readSeq, newAfterSeq: since, t } = props;
  const today = new Date().toDateString();
  /** After which message the reader, who was further up, has missed something. */
  const [missedAfter, setMissedAfter] = useState(0);
  const newAfterSeq = missedAfter > (since ?? 0) ? missedAfter : since;
  const entries = useMemo(
    () => toEntries({ messages, pending, viewer, viewerId, readSeq, newAfterSeq }),
    [messages, pending, viewer, viewerId, readSeq, newAfterSeq, today],
  );
  const times = useShownTimes();
  const parts = { ...props, times: times.shown, onMissed: setMissedAfter };
  const { log, away, missed, toEnd, handleScroll } = useLogScroll(entries, parts);
  const historySeq = useHistorySeq(props);
  // Not drawn again where only the place in the log has changed: a reader who scrolls would feel it.
  const rows = useMemo(
    () =>
      entries.map((entry) => (
        <MessageRow
          key={entry.key}
          entry={entry}
          timed={times.isShown(entry.key)}
          announced={!entry.own && (entry.message?.seq ?? 0) > historySeq}
          {...props}
        />
      )),
    [entries, times.shown, historySeq, t, props.offline, props.officialHosts, props.renderBody],
  );
  return (
    <div class="log-frame">
      <div
        class="log"
        ref={log}
        role="log"
        aria-label={t("message.log")}
        aria-keyshortcuts="Enter"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a scrollable region must be reachable by keyboard
        tabIndex={0}
        onScroll={handleScroll}
        onClick={times.handleClick}
        onKeyDown={times.handleKeyDown}
      >
        <div class="log-rows">
          {props.onEarlier && (
            // For the keyboard, and for when they could not be fetched.
            <button type="button" class="quiet earlier" onClick={props.onEarlier}>
              {t("message.earlier")}
            </button>
          )}
          {rows}
          {props.typing !== undefined && <TypingDots name={props.typing} t={t} />}
          {props.children}
        </div>
      </div>
      {away && (
        <button type="button" class="to-end" onClick={toEnd}>
          {missed > 0 ? t("message.countNew", { count: missed }) : t("message.toEnd")}
          <Icon name="down" />
        </button>
      )}
    </div>
  );
}

/** The last message that was there when the log was first shown. Of a conversation that begins under the reader's eyes there was none. */
function useHistorySeq({ messages, pending }: MessageListProps): number {
  const seq = useRef<number | undefined>(undefined);
  if (messages.length === 0 && pending.length > 0) seq.current = 0;
  if (messages.length > 0) seq.current ??= messages.at(-1)?.seq;
  return seq.current ?? 0;
}

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
