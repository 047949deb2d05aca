import type { Locale, QueuePlace } from "../../protocol/conversation.ts";
import type { ConversationChange, KeptEvent } from "../../protocol/events.ts";
import type { MessageRecord, StoredEvent } from "../domain/records.ts";
import { presentMessage } from "./message.ts";
import { isoTime } from "./time.ts";

/** `place` is the customer's, where it is known that the conversation still waits. */
export function presentEvent(record: MessageRecord, locale: Locale, place?: QueuePlace): KeptEvent {
  const { conversationId, seq, event } = record;
  const message = presentMessage(record, locale);
  const { type } = event;
  switch (type) {
    case "message.posted":
    case "survey.asked":
      return { type, conversationId, seq, message };
    case "message.redacted":
      return { type, conversationId, seq, message, redactedSeqs: event.redactedSeqs };
    case "survey.answered":
      return { type, conversationId, seq, message, survey: event.survey };
    case "check.answered":
      return { type, conversationId, seq, message, checkSeq: event.checkSeq, answer: event.answer };
    case "conversation.changed": {
      const change = changeOf(event, record.at, place);
      return { type, conversationId, seq, message, change };
    }
  }
}

/** The events of these records. Only the last one that changed the conversation can be about the place of now. */
export function presentEvents(
  records: readonly MessageRecord[],
  locale: Locale,
  place?: QueuePlace,
): readonly KeptEvent[] {
  const last = records.findLastIndex(({ event }) => event.type === "conversation.changed");
  return records.map((record, index) =>
    presentEvent(record, locale, index === last ? place : undefined),
  );
}

function changeOf(
  event: StoredEvent & { type: "conversation.changed" },
  at: number,
  place?: QueuePlace,
): ConversationChange {
  const { status, priority, topic, agent } = event;
  return {
    status,
    priority,
    topic: topic ?? null,
    agent: agent ?? null,
    resolvedAt: status === "resolved" ? isoTime(at) : null,
    // Undefined while nobody knows the place: it follows as `queue.moved`.
    queue: status === "queued" ? place : null,
  };
}
