import type { AgentId, QueuePlace } from "../../protocol/conversation.ts";
import { limits } from "../../protocol/limits.ts";
import type {
  ConversationRecord,
  CustomerRecord,
  MessageRecord,
  QuestionRecord,
} from "../domain/records.ts";
import { notFound } from "../domain/refusal.ts";
import { whileAvailable } from "./commit.ts";
import { placeIn } from "./places.ts";
import type { Services } from "./services.ts";

/** All the records that a view of a conversation is made from. */
export interface ConversationSnapshot {
  readonly conversation: ConversationRecord;
  readonly messages: readonly MessageRecord[];
  readonly agent?: { readonly id: AgentId; readonly name: string };
  readonly place?: QueuePlace;
}

export interface AgentSnapshot extends ConversationSnapshot {
  readonly customer: CustomerRecord;
  readonly questions: readonly QuestionRecord[];
  readonly earlier: readonly ConversationRecord[];
}

/** The kept events after a seq, or a whole picture where the numbering has gone back. */
export type CaughtUp<P> =
  | { readonly snapshot: P }
  | {
      readonly conversation: ConversationRecord;
      readonly messages: readonly MessageRecord[];
      readonly place?: QueuePlace;
    };

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
  return {
    conversation,
    messages,
    ...(agent ? { agent: { id: agent.id, name: agent.name } } : {}),
    ...(place ? { place } : {}),
  };
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

/** What a client with everything up to `afterSeq` of this epoch lacks. */
export async function catchUp<P>(
  services: Services,
  conversation: ConversationRecord,
  have: {
    readonly afterSeq: number;
    readonly epoch: string;
    readonly whole: (conversation: ConversationRecord) => Promise<P>;
  },
): Promise<CaughtUp<P>> {
  const { store } = services;
  if (have.epoch !== store.epoch || have.afterSeq > conversation.lastSeq) {
    return { snapshot: await have.whole(conversation) };
  }
  const after = { after: have.afterSeq, limit: limits.syncLength };
  const messages = await whileAvailable(store.messages(conversation.id, after));
  const place = await placeIn(store, conversation);
  return { conversation, messages, ...(place ? { place } : {}) };
}
