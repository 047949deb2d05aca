import type {
  Author,
  Locale,
  Message,
  MessageBody,
  QueuePlace,
} from "../../protocol/conversation.ts";
import type { ConversationChange, KeptEvent } from "../../protocol/events.ts";
import type { MessageRecord, StoredBody, StoredEvent } from "../domain/records.ts";
import { say } from "../locales/words.ts";

/** Names what leaves, part by part: a part that a record gains later stays inside until it is listed here. */
export const presentMessage = (record: MessageRecord, locale: Locale): Message => ({
  id: record.id,
  seq: record.seq,
  author: presentAuthor(record.author, locale),
  at: new Date(record.at).toISOString(),
  body: presentBody(record.body, locale),
  // JSON drops it where there is none.
  clientId: record.clientId,
});

/** Whether it is shown to everybody in the same words: only the bot's name and notices are worded for the reader. */
export const readsAlike = ({ author, body }: MessageRecord): boolean =>
  author.kind !== "bot" && body.kind !== "notice";

const presentAuthor = (author: Author, locale: Locale): Author =>
  author.kind === "bot" ? { kind: "bot", name: say(locale, "bot.name") } : author;

const presentBody = (body: StoredBody, locale: Locale): MessageBody =>
  body.kind === "notice"
    ? {
        kind: "notice",
        code: body.code,
        text: say(locale, `notice.${body.code}`, body.name),
        ...(body.name === undefined ? {} : { name: body.name }),
      }
    : body;

/** `place` is the customer's, where it is known that the conversation still waits. */
export function presentKept(record: MessageRecord, locale: Locale, place?: QueuePlace): KeptEvent {
  const { conversationId, seq, event } = record;
  const message = presentMessage(record, locale);
  const { type } = event;
  switch (type) {
    case "message.posted":
    case "survey.asked":
      return { type, conversationId, seq, message };
    case "message.redacted":
      return { type, conversationId, seq, message, redactedSeq: event.redactedSeq };
    case "survey.answered":
      return { type, conversationId, seq, message, survey: event.survey };
    case "conversation.changed": {
      const change = changeOf(event, record.at, place);
      return { type, conversationId, seq, message, change };
    }
  }
}

function changeOf(
  event: StoredEvent & { type: "conversation.changed" },
  at: number,
  place?: QueuePlace,
): ConversationChange {
  const { status, priority, topic, agent } = event;
  const waits = status === "queued";
  return {
    status,
    priority,
    topic: topic ?? null,
    agent: agent ?? null,
    resolvedAt: status === "resolved" ? new Date(at).toISOString() : null,
    // A place that is not known yet follows as `queue.moved`.
    ...(waits ? (place ? { queue: place } : {}) : { queue: null }),
  };
}

/** Kept events from records; the place belongs to the last one that is about the queue. */
export function presentAll(
  records: readonly MessageRecord[],
  locale: Locale,
  place?: QueuePlace,
): readonly KeptEvent[] {
  const last = records.findLastIndex(({ event }) => event.type === "conversation.changed");
  return records.map((record, index) =>
    presentKept(record, locale, index === last ? place : undefined),
  );
}
