import { limits } from "../../protocol/limits.ts";
import type { ConversationRecord } from "../domain/records.ts";
import { notFound } from "../domain/refusal.ts";
import type { AgentSnapshot } from "../present/agent-conversation.ts";
import type { ConversationSnapshot, SyncedRecords } from "../present/conversation.ts";
import { whileAvailable } from "./commit.ts";
import { placeIn } from "./places.ts";
import type { Services } from "./services.ts";

const earlierShown = 20;

export async function snapshotOf(
  { store }: Services,
  conversation: ConversationRecord,
  beforeSeq?: number,
): Promise<ConversationSnapshot> {
  const before = beforeSeq ?? conversation.lastSeq + 1;
  const page = { before, limit: limits.pageLength };
  const messages = await whileAvailable(store.messages(conversation.id, page));
  const agent =
    conversation.status === "assigned" && conversation.agentId
      ? await store.agent(conversation.agentId)
      : undefined;
  const place = await placeIn(store, conversation);
  return { conversation, messages, agent, place };
}

export async function agentSnapshotOf(
  services: Services,
  conversation: ConversationRecord,
  beforeSeq?: number,
): Promise<AgentSnapshot> {
  const { store } = services;
  const customer = await store.customer(conversation.customerId);
  if (!customer) throw notFound("customer");
  const others = await store.conversationsOf(customer.id, earlierShown + 1);
  return {
    ...(await snapshotOf(services, conversation, beforeSeq)),
    customer,
    questions: await store.questionsIn(conversation.id),
    earlier: others.filter(({ id }) => id !== conversation.id).slice(0, earlierShown),
  };
}

/** What a client lacks that has everything up to `afterSeq` of this epoch. */
export async function syncFrom<Snapshot>(
  services: Services,
  conversation: ConversationRecord,
  have: {
    readonly afterSeq: number;
    readonly epoch: string;
    readonly snapshotOf: (conversation: ConversationRecord) => Promise<Snapshot>;
  },
): Promise<SyncedRecords<Snapshot>> {
  const { store } = services;
  if (have.epoch !== store.epoch || have.afterSeq > conversation.lastSeq) {
    return { snapshot: await have.snapshotOf(conversation) };
  }
  const after = { after: have.afterSeq, limit: limits.syncLength };
  const messages = await whileAvailable(store.messages(conversation.id, after));
  return { conversation, messages, place: await placeIn(store, conversation) };
}
