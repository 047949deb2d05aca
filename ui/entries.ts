import type { Author, Message, MessageBody } from "../protocol/conversation.ts";
import type { PendingMessage } from "./pending-messages.ts";
import { pauseMs } from "./times.ts";

export type DeliveryState = "sending" | "sent" | "read" | "failed";

/** One row of the log: a message that the server has, or one that is still being sent. */
export interface Entry {
  /** The same before and after the acknowledgement, so that the row is not replaced. */
  readonly key: string;
  readonly own: boolean;
  readonly author: Author;
  readonly at: string;
  readonly body: MessageBody;
  readonly message?: Message;
  readonly pending?: PendingMessage;
  /** Only where it is shown: under the reader's last message, and under all that failed. */
  readonly state?: DeliveryState | undefined;
  /** With a time stamp above. */
  readonly stamped: boolean;
  /** The first one of a day, whose stamp names the day. */
  readonly startsDay: boolean;
  /** The first one that the reader had not seen when the log was opened. */
  readonly firstNew: boolean;
  /** The first and the last of several of the same author. */
  readonly first: boolean;
  readonly last: boolean;
}

export interface EntrySource {
  readonly messages: readonly Message[];
  readonly pending: readonly PendingMessage[];
  readonly viewer: "customer" | "agent";
  /** An agent's own messages are those with this author id. */
  readonly viewerId?: string | undefined;
  /** How far the other side has read. */
  readonly readSeq: number;
  /** How far the reader had read when the log was opened; undefined where nothing was new. */
  readonly newAfterSeq?: number | undefined;
}

type PlainEntry = Pick<Entry, "key" | "own" | "author" | "at" | "body" | "message" | "pending">;

/** A log of today alone has no separator for it. */
export function toEntries(source: EntrySource, now = new Date()): readonly Entry[] {
  const rows = [...source.messages.map((m) => fromMessage(m, source)), ...waiting(source)];
  // The card of a check shows its answer itself, and has no bubble to stand under.
  const lastOwn = rows.findLastIndex(({ own, body }) => own && body.kind !== "notice");
  const { newAfterSeq = Number.POSITIVE_INFINITY } = source;
  const firstNew = rows.findIndex(({ own, message }) => !own && (message?.seq ?? 0) > newAfterSeq);
  return rows.map((row, index) => {
    const before = rows[index - 1];
    const after = rows[index + 1];
    const startsDay = !isSameDay(new Date(row.at), before ? new Date(before.at) : now);
    const stamped = startsDay || before === undefined || pauseBetween(before, row);
    const interrupted = stamped || index === firstNew;
    const shown = index === lastOwn || row.pending?.state === "failed";
    return {
      ...row,
      stamped,
      startsDay,
      firstNew: index === firstNew,
      first: interrupted || !sameAuthor(before, row),
      last:
        after === undefined ||
        index + 1 === firstNew ||
        pauseBetween(row, after) ||
        !sameAuthor(row, after),
      state: shown ? stateOf(row, source.readSeq) : undefined,
    };
  });
}

function fromMessage(message: Message, source: EntrySource): PlainEntry {
  const { author, at, body } = message;
  const own =
    author.kind === source.viewer &&
    (source.viewerId === undefined || author.id === source.viewerId);
  return { key: message.clientId ?? message.id, own, author, at, body, message };
}

/** Until the acknowledgement brings the server's time a row has the device's, but none before the row above it. */
function waiting({ messages, pending, viewer, viewerId }: EntrySource): readonly PlainEntry[] {
  const arrived = new Set(messages.map((message) => message.clientId));
  const latest = messages.at(-1)?.at ?? "";
  const author: Author = viewerId === undefined ? { kind: viewer } : { kind: viewer, id: viewerId };
  return pending
    .filter((item) => !arrived.has(item.clientId))
    .map((item) => ({
      key: item.clientId,
      own: true,
      author,
      at: item.at > latest ? item.at : latest,
      body: { kind: "text", text: item.text || (item.transactionId ?? "") },
      pending: item,
    }));
}

function stateOf(row: PlainEntry, readSeq: number): DeliveryState {
  if (row.pending) return row.pending.state;
  return row.message && row.message.seq <= readSeq ? "read" : "sent";
}

const pauseBetween = (one: PlainEntry, next: PlainEntry) =>
  Date.parse(next.at) - Date.parse(one.at) > pauseMs;

const isSameDay = (one: Date, other: Date) => one.toDateString() === other.toDateString();

const sameAuthor = (one: PlainEntry | undefined, other: PlainEntry) =>
  one !== undefined &&
  one.own === other.own &&
  one.author.kind === other.author.kind &&
  one.author.id === other.author.id &&
  (one.body.kind === "notice") === (other.body.kind === "notice");
