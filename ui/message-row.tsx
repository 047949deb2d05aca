import type { ComponentChildren, JSX } from "preact";
import type { Author, ClientId, Message } from "../protocol/conversation.ts";
import type { DeliveryState, Entry } from "./entries.ts";
import { Icon } from "./icons.tsx";
import { MessageText } from "./message-text.tsx";
import { clockStamp, dayStamp, timeStamp } from "./times.ts";
import type { Translate, UiKey } from "./translate.ts";

/** What every row of a log needs to draw itself. */
export interface RowParts {
  readonly t: Translate<UiKey>;
  readonly locale: string;
  readonly officialHosts: readonly string[];
  /** The line with the author above several messages of somebody else. */
  readonly renderAuthor: (author: Author) => ComponentChildren;
  /** The line below the last of several messages of somebody else. */
  readonly renderEnd?: (entry: Entry) => ComponentChildren;
  /** Renders a body that is not plain text; undefined: plain text. */
  readonly renderBody: (message: Message, entry: Entry) => ComponentChildren;
  readonly onRetry: (clientId: ClientId) => void;
  /** There is no network: what is being sent waits for it. */
  readonly offline?: boolean;
}

interface MessageRowProps extends RowParts {
  readonly entry: Entry;
  /** With the time below. */
  readonly timed: boolean;
  /** A screen reader says it when it is added. */
  readonly announced: boolean;
}

export function MessageRow({ entry, timed, announced, ...props }: MessageRowProps): JSX.Element {
  const { t, locale } = props;
  const { at, own, state } = entry;
  const isNotice = entry.body.kind === "notice";
  return (
    <div
      data-row={entry.key}
      class={isNotice ? undefined : own ? "row own" : "row"}
      data-author={isNotice ? undefined : entry.author.kind}
      aria-live={announced ? undefined : "off"}
    >
      {entry.firstNew && <p class="first-new">{t("message.firstNew")}</p>}
      {entry.stamped && !(isNotice && !entry.startsDay) && (
        <time class={entry.startsDay ? "stamp day" : "stamp"} dateTime={at}>
          {entry.startsDay ? dayStamp(at, new Date(), locale) : clockStamp(at)}
        </time>
      )}
      {isNotice ? <Notice entry={entry} /> : <Said entry={entry} {...props} />}
      {timed && (
        <time class="state" dateTime={at}>
          {timeStamp(at, new Date(), locale)}
        </time>
      )}
      {state && <DeliveryLine state={state} entry={entry} {...props} t={t} />}
    </div>
  );
}

const Notice = ({ entry: { at, body } }: { readonly entry: Entry }) =>
  body.kind === "notice" ? (
    <p class="notice">
      <time dateTime={at}>{clockStamp(at)}</time> {body.text}
    </p>
  ) : null;

function Said({ entry, ...props }: RowParts & { readonly entry: Entry }): JSX.Element {
  const place = `${entry.first ? " first" : ""}${entry.last ? " last" : ""}`;
  return (
    <>
      {entry.first && !entry.own && <div class="author">{props.renderAuthor(entry.author)}</div>}
      <div class={`bubbles${place}`}>
        <MessageContent entry={entry} {...props} />
      </div>
      {entry.last && !entry.own && props.renderEnd?.(entry)}
    </>
  );
}

function MessageContent({ entry, ...props }: RowParts & { readonly entry: Entry }) {
  const { body, message } = entry;
  const { t, officialHosts } = props;
  if (body.kind === "redacted") return <p class="bubble muted">{t("message.redacted")}</p>;
  const drawn = message && props.renderBody(message, entry);
  if (drawn !== undefined) return drawn;
  if (body.kind !== "text") return undefined;
  return (
    <>
      <MessageText text={body.text} officialHosts={officialHosts} t={t} />
      {body.redacted && <p class="state">{t("message.masked")}</p>}
    </>
  );
}

interface DeliveryLineProps extends Pick<RowParts, "t" | "onRetry" | "offline"> {
  readonly state: DeliveryState;
  readonly entry: Entry;
}

function DeliveryLine({ state, entry, t, onRetry, offline }: DeliveryLineProps): JSX.Element {
  const { pending } = entry;
  if (state === "failed" && pending)
    return (
      <button type="button" class="state failed" onClick={() => onRetry(pending.clientId)}>
        <Icon name="retry" />
        {t("message.failed")}
      </button>
    );
  const isWaiting = offline && state === "sending";
  return <span class="state">{t(isWaiting ? "message.waiting" : stateKeys[state])}</span>;
}

const stateKeys = {
  sending: "message.sending",
  sent: "message.sent",
  read: "message.read",
  failed: "message.failed",
} as const;
