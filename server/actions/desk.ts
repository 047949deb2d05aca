import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { Desk, DeskView } from "../../protocol/desk.ts";
import { isOnDuty, refuseBeyondCapacity } from "../domain/agent.ts";
import { assign, giveBack } from "../domain/conversation.ts";
import {
  insist,
  mayGoOnDuty,
  mayRelease,
  mayResolve,
  maySeeDesk,
  maySetPriority,
  mayTake,
  mayTransfer,
} from "../domain/permissions.ts";
import type { AgentRecord, ConversationRecord } from "../domain/records.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import type { Reads } from "../ports/store.ts";
import { commit, type Work } from "./commit.ts";
import { ConversationWriter } from "./conversation-writer.ts";
import { close } from "./conversations.ts";
import type { Services } from "./services.ts";

/** The agent as the store has it now: a role or a lock set since the sign-in counts at once. */
export async function agentNow(reads: Reads, id: AgentId): Promise<AgentRecord> {
  const agent = await reads.agent(id);
  if (!agent || agent.disabled) throw new Refusal("unauthenticated", "Please sign in again.");
  return agent;
}

export async function conversationNow(reads: Reads, id: ConversationId) {
  const conversation = await reads.conversation(id);
  if (!conversation) throw notFound("conversation");
  return conversation;
}

/** Off duty, the agent's customers go back to their places in the queue. */
export const goOnDuty = (
  services: Services,
  agentId: AgentId,
  { on, capacity }: { readonly on: boolean; readonly capacity?: number | undefined },
) =>
  commit(services, async (work) => {
    const agent = await agentNow(work.tx, agentId);
    insist(mayGoOnDuty(agent));
    await work.tx.updateAgent({ ...agent, available: on, capacity: capacity ?? agent.capacity });
    if (!on) await giveBackAll(work, agentId);
    work.publish({ kind: "desk" });
  });

export async function giveBackAll(work: Work, agentId: AgentId) {
  for (const conversation of await work.tx.conversationsHeldBy(agentId)) {
    await new ConversationWriter(work, conversation).step(giveBack(conversation));
  }
}

/** The desk as each of these agents has it. */
export async function desksOf(
  { store }: Services,
  agentIds: readonly AgentId[],
): Promise<ReadonlyMap<AgentId, Desk>> {
  const agents = await store.agents();
  const loads = await store.loads();
  const queueLength = await store.queueLength();
  const agentsAvailable = agents.filter(isOnDuty).length;
  const desks = agents
    .filter(({ id }) => agentIds.includes(id))
    .map((agent): [AgentId, Desk] => {
      const { id, capacity } = agent;
      const load = loads.get(id) ?? 0;
      return [id, { available: isOnDuty(agent), capacity, load, queueLength, agentsAvailable }];
    });
  return new Map(desks);
}

export async function deskOf(services: Services, agentId: AgentId): Promise<Desk> {
  const desk = (await desksOf(services, [agentId])).get(agentId);
  if (!desk) throw notFound("agent");
  return desk;
}

export async function list(
  { store }: Services,
  agentId: AgentId,
  { view, cursor }: { readonly view: DeskView; readonly cursor?: string | undefined },
) {
  insist(maySeeDesk(await agentNow(store, agentId)));
  return store.desk(view, agentId, cursor);
}

/** What one row of a list shows. */
export async function rowOf({ store }: Services, id: ConversationId) {
  const conversation = await conversationNow(store, id);
  const customer = await store.customer(conversation.customerId);
  if (!customer) throw notFound("customer");
  const { agentId } = conversation;
  const agent = agentId === undefined ? undefined : await store.agent(agentId);
  return { conversation, customer, agent };
}

/** Those to whom a conversation can be given now. */
export async function colleagues({ store }: Services, agentId: AgentId) {
  insist(maySeeDesk(await agentNow(store, agentId)));
  return (await store.agents()).filter((agent) => agent.id !== agentId && isOnDuty(agent));
}

/** The next in turn, or this one. Taking what one has already taken answers it again. */
export const take = (services: Services, agentId: AgentId, wanted?: ConversationId) =>
  commit(services, async (work) => {
    const agent = await agentNow(work.tx, agentId);
    insist(mayTake(agent));
    const conversation = wanted
      ? await conversationNow(work.tx, wanted)
      : (await work.tx.queue())[0];
    if (!conversation) throw new Refusal("queue_empty", "Nobody is waiting.");
    if (conversation.status === "assigned") {
      if (conversation.agentId === agentId) return conversation;
      throw new Refusal("already_taken", "Another agent has already taken the conversation.");
    }
    if (conversation.status !== "queued") {
      throw new Refusal("closed", "The customer is no longer waiting.");
    }
    return hand(work, conversation, agent);
  });

async function hand(work: Work, conversation: ConversationRecord, agent: AgentRecord) {
  refuseBeyondCapacity(agent, await work.tx.conversationsHeldBy(agent.id));
  const writer = new ConversationWriter(work, conversation);
  await writer.step(assign(conversation, agent.id, work.now), agent);
  const { waitingSince, assignedAt } = conversation;
  // A customer who was given back has been served in between: that is no wait.
  if (waitingSince !== undefined && assignedAt === undefined) {
    const seconds = Math.round((work.now - waitingSince) / 1_000);
    await work.tx.insertWait(conversation.id, seconds, work.now);
  }
  return writer.conversation;
}

export const release = (services: Services, agentId: AgentId, id: ConversationId) =>
  commit(services, async (work) => {
    const { conversation } = await held(work, agentId, { id, may: mayRelease });
    await new ConversationWriter(work, conversation).step(giveBack(conversation));
  });

/** The note is for the colleague; the customer never sees it. */
export const transfer = (
  services: Services,
  agentId: AgentId,
  to: {
    readonly conversationId: ConversationId;
    readonly toAgentId: AgentId;
    readonly note?: string | undefined;
  },
) =>
  commit(services, async (work) => {
    const { conversation } = await held(work, agentId, { id: to.conversationId, may: mayTransfer });
    const colleague = await work.tx.agent(to.toAgentId);
    if (!colleague || !mayTake(colleague)) throw notFound("agent");
    if (!isOnDuty(colleague)) throw new Refusal("unavailable", "The colleague is off duty.");
    if (colleague.id === conversation.agentId) return;
    if (to.note !== undefined) {
      await work.tx.updateConversation(conversation.id, { summary: to.note });
    }
    await hand(work, conversation, colleague);
  });

export const resolve = (
  services: Services,
  agentId: AgentId,
  done: {
    readonly conversationId: ConversationId;
    readonly summary: string;
    readonly topic: string;
  },
) =>
  commit(services, async (work) => {
    const { conversationId: id, summary, topic } = done;
    const { conversation } = await held(work, agentId, { id, may: mayResolve });
    await close(work, conversation, "resolved", { summary, topic });
  });

export const setPriority = (
  services: Services,
  agentId: AgentId,
  {
    conversationId: id,
    priority,
  }: Pick<ConversationRecord, "priority"> & {
    readonly conversationId: ConversationId;
  },
) =>
  commit(services, async (work) => {
    const { conversation } = await held(work, agentId, { id, may: maySetPriority });
    if (conversation.priority === priority) return;
    await work.tx.updateConversation(id, { priority });
    const event = { type: "priority.changed", conversationId: id, priority } as const;
    work.publish({ kind: "passing", event, conversation: { ...conversation, priority } });
    work.publish({ kind: "desk", conversationId: id });
  });

async function held(
  work: Work,
  agentId: AgentId,
  wanted: {
    readonly id: ConversationId;
    readonly may: (agent: AgentRecord, conversation: ConversationRecord) => boolean;
  },
) {
  const agent = await agentNow(work.tx, agentId);
  const conversation = await conversationNow(work.tx, wanted.id);
  if (conversation.status === "resolved") throw new Refusal("closed", "It is resolved already.");
  insist(wanted.may(agent, conversation));
  return { agent, conversation };
}
