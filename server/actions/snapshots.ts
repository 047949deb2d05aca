import type { ConversationId, MessageId } from "../../protocol/conversation.ts";
import type { ConversationRecord } from "../domain/records.ts";
import { notFound } from "../domain/refusal.ts";
import { keptUntil } from "../domain/retention.ts";
import type { AgentSnapshot } from "../present/agent-conversation.ts";
import type { ConversationSnapshot, SyncedRecords } from "../present/conversation.ts";
import { messagesAfter, messagesBefore } from "./message-pages.ts";
import { placeOfWaiting } from "./places.ts";
import type { Services } from "./services.ts";

/** A client has everything of the conversation up to `afterSeq`, of this epoch, and `last` as its newest message. */
export interface SyncPosition {
  readonly conversationId: ConversationId;
  readonly afterSeq: number;
  readonly epoch: string;
  readonly last?: MessageId | undefined;
}

const earlierShown = 20;
const questionsShown = 20;
const notesShown = 100;

export async function snapshotOf(
  services: Services,
  conversation: ConversationRecord,
  beforeSeq?: number,
): Promise<ConversationSnapshot> {
  const { store } = services;
  const before = beforeSeq ?? conversation.lastSeq + 1;
  const messages = await messagesBefore(services, conversation.id, before);
  const agent =
    conversation.status === "assigned" && conversation.agentId
      ? await store.agent(conversation.agentId)
      : undefined;
  const place = await placeOfWaiting(services, conversation);
  const emergency =
    conversation.emergencyAt === undefined ? undefined : await store.emergency(conversation.id);
  return { conversation, messages, agent, place, emergency };
}

export async function agentSnapshotOf(
  services: Services,
  conversation: ConversationRecord,
  beforeSeq?: number,
): Promise<AgentSnapshot> {
  const { store } = services;
  const customer = await store.customer(conversation.customerId);
  if (!customer) throw notFound("customer");
  const isHeld = (await store.hold(customer.id)) !== undefined;
  const others = await store.conversationsOf(customer.id, { limit: earlierShown + 1 });
  const earlier = others.filter(({ id }) => id !== conversation.id).slice(0, earlierShown);
  const hadBy = new Set(earlier.flatMap(({ agentId }) => agentId ?? []));
  const had = hadBy.size === 0 ? [] : (await store.agents()).filter(({ id }) => hadBy.has(id));
  return {
    ...(await snapshotOf(services, conversation, beforeSeq)),
    customer,
    keptUntil: keptUntil(conversation, services.retention.conversations, isHeld),
    questions: (await store.questionsIn(conversation.id)).slice(-questionsShown),
    notes: await store.notesIn(conversation.id, notesShown),
    earlier,
    agents: new Map(had.map((agent) => [agent.id, agent])),
  };
}

/** False where this is another database than the client has seen: an older copy, be its numbers given again or not. */
async function hasSeen(
  { store }: Services,
  { id: conversationId, lastSeq }: ConversationRecord,
  { afterSeq, last }: SyncPosition,
): Promise<boolean> {
  if (afterSeq > lastSeq) return false;
  return last === undefined || (await store.message(conversationId, last)) !== undefined;
}

/** What a client lacks, or a whole snapshot where its position is of another epoch. */
export async function syncFrom<Snapshot>(
  services: Services,
  conversation: ConversationRecord,
  client: SyncPosition & { readonly takeSnapshot: () => Promise<Snapshot> },
): Promise<SyncedRecords<Snapshot>> {
  const { store } = services;
  if (client.epoch === store.epoch && !(await hasSeen(services, conversation, client))) {
    await store.beginEpoch();
    return { snapshot: await client.takeSnapshot() };
  }
  if (client.epoch !== store.epoch) return { snapshot: await client.takeSnapshot() };
  const messages = await messagesAfter(services, conversation.id, client.afterSeq);
  return { conversation, messages, place: await placeOfWaiting(services, conversation) };
}
