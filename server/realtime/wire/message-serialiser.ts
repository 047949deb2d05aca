import type { ConversationId, Locale, Message, MessageId } from "../../../protocol/conversation.ts";
import type { KeptEvent } from "../../../protocol/events.ts";
import type { MessageRecord } from "../../domain/records.ts";
import { presentEvent } from "../../present/event.ts";
import { presentMessage, readsAlike } from "../../present/message.ts";

/** A value whose JSON is made already: the encoder puts it where the value would stand. */
export class Serialised<Value> {
  declare readonly value: Value;
  readonly json: string;

  constructor(json: string) {
    this.json = json;
  }
}

/** Messages that were acknowledged and that nobody else has heard of yet; beyond, they are worded again. */
const most = 512;

export interface MessageSerialiser {
  /** What acknowledges a message. */
  acknowledged(record: MessageRecord, locale: Locale): Serialised<{ readonly message: Message }>;
  /** The event that tells of it. */
  told(record: MessageRecord, locale: Locale): Serialised<KeptEvent>;
}

/** A message is made JSON of once for whoever sent it and whoever hears of it: it costs as much as keeping it. */
export function createMessageSerialiser(): MessageSerialiser {
  const texts = new Map<MessageId, string>();

  function take(id: MessageId) {
    const text = texts.get(id);
    texts.delete(id);
    return text;
  }

  return {
    acknowledged(record, locale) {
      const text = JSON.stringify(presentMessage(record, locale));
      if (texts.size >= most) texts.clear();
      if (readsAlike(record)) texts.set(record.id, text);
      return new Serialised(`{"message":${text}}`);
    },
    told(record, locale) {
      const text = record.event.type === "message.posted" ? take(record.id) : undefined;
      return new Serialised(
        text === undefined ? JSON.stringify(presentEvent(record, locale)) : posted(record, text),
      );
    },
  };
}

const posted = (
  { conversationId, seq }: { readonly conversationId: ConversationId; readonly seq: number },
  message: string,
) =>
  `{"type":"message.posted","conversationId":${JSON.stringify(conversationId)},"seq":${seq},"message":${message}}`;
