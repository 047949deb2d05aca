import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import { insist } from "../domain/permissions.ts";
import type { AgentRecord, ConversationRecord } from "../domain/records.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import type { Reads } from "../ports/store.ts";

/** The agent as the store has it now: a role or a lock set since the sign-in counts at once. */
export async function agentNow(reads: Reads, id: AgentId): Promise<AgentRecord> {
  const agent = await reads.agent(id);
  if (!agent || agent.disabled) throw new Refusal("unauthenticated", "Please sign in again.");
  return agent;
}

export async function conversationNow(
  reads: Reads,
  id: ConversationId,
): Promise<ConversationRecord> {
  const conversation = await reads.conversation(id);
  if (!conversation) throw notFound("conversation");
  return conversation;
}

/** A conversation that is not resolved, with which the agent may do this. */
export async function conversationFor(
  reads: Reads,
  agentId: AgentId,
  wanted: {
    readonly id: ConversationId;
    readonly may: (agent: AgentRecord, conversation: ConversationRecord) => boolean;
  },
): Promise<ConversationRecord> {
  const agent = await agentNow(reads, agentId);
  const conversation = await conversationNow(reads, wanted.id);
  if (conversation.status === "resolved") throw new Refusal("closed", "It is resolved already.");
  insist(wanted.may(agent, conversation));
  return conversation;
}
