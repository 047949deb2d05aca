import type { Locale, Message, MessageId } from "../../../protocol/conversation.ts";
import type { KeptEvent } from "../../../protocol/events.ts";
import type { DomainEvent } from "../../actions/services.ts";
import { presentEvent } from "../../present/event.ts";
import { presentMessage, readsAlike } from "../../present/message.ts";
import { Serialised } from "../serialised.ts";

type PublishedMessage = NonNullable<Extract<DomainEvent, { kind: "kept" }>["message"]>;

export interface MessageSerialiser {
  /** The value with which a sent message is acknowledged. */
  acknowledgement(
    message: PublishedMessage,
    locale: Locale,
  ): Serialised<{ readonly message: Message }>;
  /** The event for everybody else in the conversation. */
  event(message: PublishedMessage, locale: Locale): Serialised<KeptEvent>;
}

/** Acknowledged messages whose event has not been sent. When there are more, they are serialised again. */
const cacheSize = 512;

/** Serialises a message once for its acknowledgement and its event: to do it twice costs as much as to store it. */
export function createMessageSerialiser(): MessageSerialiser {
  const cache = new Map<MessageId, string>();

  function takeFromCache(id: MessageId) {
    const json = cache.get(id);
    cache.delete(id);
    return json;
  }

  return {
    acknowledgement(message, locale) {
      const json = JSON.stringify(presentMessage(message, locale));
      if (cache.size >= cacheSize) cache.clear();
      if (readsAlike(message)) cache.set(message.id, json);
      return new Serialised(`{"message":${json}}`);
    },
    event(message, locale) {
      const cached =
        message.event.type === "message.posted" ? takeFromCache(message.id) : undefined;
      return new Serialised(
        cached === undefined
          ? JSON.stringify(presentEvent(message, locale))
          : postedEvent(message, cached),
      );
    },
  };
}

const postedEvent = ({ conversationId, seq }: PublishedMessage, json: string) =>
  `{"type":"message.posted","conversationId":${JSON.stringify(conversationId)},"seq":${seq},"message":${json}}`;
