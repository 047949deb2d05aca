import type {
  AgentId,
  Conversation,
  ConversationSummary,
  CustomerView,
  Locale,
  QueuePlace,
} from "../../protocol/conversation.ts";
import type { Synced } from "../../protocol/sockets.ts";
import type { ConversationRecord, CustomerRecord, MessageRecord } from "../domain/records.ts";
import { presentAll, presentMessage } from "./message.ts";

export interface Parts {
  readonly conversation: ConversationRecord;
  readonly messages: readonly MessageRecord[];
  readonly agent?: { readonly id: AgentId; readonly name: string };
  readonly place?: QueuePlace;
}

export type Caught<P> =
  | { readonly snapshot: P }
  | {
      readonly conversation: ConversationRecord;
      readonly messages: readonly MessageRecord[];
      readonly place?: QueuePlace;
    };

const iso = (at: number) => new Date(at).toISOString();

export const presentCustomer = ({ id, subject, name }: CustomerRecord): CustomerView => ({
  id,
  verified: subject !== undefined,
  ...(name === undefined ? {} : { name }),
});

export function presentConversation(parts: Parts, locale: Locale): Conversation {
  const { conversation, messages, agent, place } = parts;
  const { topic, resolvedAt, survey } = conversation;
  return {
    id: conversation.id,
    status: conversation.status,
    priority: conversation.priority,
    messages: messages.map((message) => presentMessage(message, locale)),
    lastSeq: conversation.lastSeq,
    readSeq: conversation.readSeq,
    agentReadSeq: conversation.agentReadSeq,
    createdAt: iso(conversation.createdAt),
    ...(topic === undefined ? {} : { topic }),
    ...(agent === undefined ? {} : { agent: { id: agent.id, name: agent.name } }),
    ...(place === undefined ? {} : { queue: place }),
    ...(resolvedAt === undefined ? {} : { resolvedAt: iso(resolvedAt) }),
    ...(survey === undefined ? {} : { survey }),
  };
}

export const presentSummary = (conversation: ConversationRecord): ConversationSummary => ({
  id: conversation.id,
  status: conversation.status,
  lastText: conversation.lastText,
  createdAt: iso(conversation.createdAt),
  ...(conversation.topic === undefined ? {} : { topic: conversation.topic }),
});

/** What a client lacked, with whatever function makes a whole view for that kind of client. */
export function presentCaughtUp<P, View>(
  caught: Caught<P>,
  locale: Locale,
  whole: (snapshot: P, locale: Locale) => View,
): Synced<View> {
  if ("snapshot" in caught) return { snapshot: whole(caught.snapshot, locale) };
  const events = presentAll(caught.messages, locale, caught.place);
  return { events, lastSeq: caught.conversation.lastSeq };
}
