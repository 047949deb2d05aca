import {
  type ClientId,
  type Conversation,
  type ConversationId,
  emptyConversation,
  type Message,
  type MessageId,
} from "../../protocol/conversation.ts";
import type { KeptEvent } from "../../protocol/events.ts";
import type { PendingMessage } from "../../ui/pending-messages.ts";

export const conversationId = "c1" as ConversationId;

export const message = (seq: number, parts: Partial<Message> = {}): Message => ({
  id: `m${seq}` as MessageId,
  seq,
  author: { kind: "customer" },
  at: "2026-11-21T10:00:00.000Z",
  body: { kind: "text", text: `text ${seq}` },
  ...parts,
});

export const posted = (seq: number, parts: Partial<Message> = {}): KeptEvent => ({
  type: "message.posted",
  conversationId,
  seq,
  message: message(seq, parts),
});

export const pending = (name: string, parts: Partial<PendingMessage> = {}): PendingMessage => ({
  clientId: name as ClientId,
  text: name,
  at: "2026-11-21T10:00:00.000Z",
  state: "sending",
  ...parts,
});

export const conversation = (lastSeq: number, parts: Partial<Conversation> = {}): Conversation => ({
  ...emptyConversation(conversationId, "2026-11-21T10:00:00.000Z"),
  messages: Array.from({ length: lastSeq }, (_, index) => message(index + 1)),
  lastSeq,
  ...parts,
});
