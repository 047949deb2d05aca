import type {
  AgentId,
  Conversation,
  ConversationSummary,
  Locale,
  QueuePlace,
} from "../../protocol/conversation.ts";
import type { Synced } from "../../protocol/sockets.ts";
import { type EmergencyRecord, emergencyView } from "../domain/emergency.ts";
import type { ConversationRecord, MessageRecord } from "../domain/records.ts";
import { isSurveyOpen } from "../domain/survey.ts";
import { presentEvents } from "./event.ts";
import { presentMessage } from "./message.ts";
import { isoTime } from "./time.ts";

/** The records that a view of a conversation is made from. */
export interface ConversationSnapshot {
  readonly conversation: ConversationRecord;
  readonly messages: readonly MessageRecord[];
  readonly agent?: { readonly id: AgentId; readonly name: string } | undefined;
  readonly place?: QueuePlace | undefined;
  readonly emergency?: EmergencyRecord | undefined;
}

/** The messages after a seq, or a whole snapshot where the numbering has gone back. */
export type SyncedRecords<Snapshot> =
  | { readonly snapshot: Snapshot }
  | Omit<ConversationSnapshot, "agent">;

export function presentConversation(snapshot: ConversationSnapshot, locale: Locale): Conversation {
  const { conversation, messages, agent, place, emergency } = snapshot;
  const { resolvedAt } = conversation;
  return {
    id: conversation.id,
    status: conversation.status,
    priority: conversation.priority,
    topic: conversation.topic,
    agent: agent && { id: agent.id, name: agent.name },
    queue: place,
    messages: messages.map((message) => presentMessage(message, locale)),
    lastSeq: conversation.lastSeq,
    readSeq: conversation.readSeq,
    agentReadSeq: conversation.agentReadSeq,
    createdAt: isoTime(conversation.createdAt),
    resolvedAt: resolvedAt === undefined ? undefined : isoTime(resolvedAt),
    survey: conversation.survey,
    emergency: emergency && emergencyView(emergency),
  };
}

export const presentSummary = (conversation: ConversationRecord): ConversationSummary => ({
  id: conversation.id,
  status: conversation.status,
  topic: conversation.topic,
  lastText: conversation.lastText,
  lastAt: isoTime(conversation.lastAt),
  createdAt: isoTime(conversation.createdAt),
  surveyOpen: isSurveyOpen(conversation) ? true : undefined,
});

/** `present` makes the view of a whole snapshot for this kind of client. */
export function presentSynced<Snapshot, View>(
  records: SyncedRecords<Snapshot>,
  locale: Locale,
  present: (snapshot: Snapshot, locale: Locale) => View,
): Synced<View> {
  if ("snapshot" in records) return { snapshot: present(records.snapshot, locale) };
  const events = presentEvents(records.messages, locale, records.place);
  return { events, lastSeq: records.conversation.lastSeq };
}
