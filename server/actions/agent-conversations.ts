import type { AgentId, ConversationId, Priority } from "../../protocol/conversation.ts";
import type { Attention } from "../../protocol/desk.ts";
import { dayMs } from "../domain/local-time.ts";
import {
  insist,
  mayMarkRead,
  mayOpen,
  mayResolve,
  maySend,
  maySetPriority,
} from "../domain/permissions.ts";
import type { AgentRecord, MessageRecord } from "../domain/records.ts";
import { Refusal } from "../domain/refusal.ts";
import { DuplicateMessage } from "../ports/store.ts";
import type { AgentSnapshot } from "../present/agent-conversation.ts";
import { noteAlone, noteTakeOver } from "./audit.ts";
import { commit, commitMessage, type UnitOfWork } from "./commit.ts";
import { ConversationWriter } from "./conversation-writer.ts";
import { closeConversation } from "./conversations.ts";
import { agentNow, conversationFor, conversationNow } from "./lookups.ts";
import { type Reply, replyBody } from "./reply-body.ts";
import type { Services } from "./services.ts";
import { agentSnapshotOf, type SyncPosition, syncFrom } from "./snapshots.ts";

export async function sendReply(
  services: Services,
  agentId: AgentId,
  reply: Reply,
): Promise<MessageRecord> {
  return commitMessage(services, async (work) => {
    const { agent, conversation } = await mayReply(work, agentId, reply);
    const { clientId, origin } = reply;
    const writer = new ConversationWriter(work, conversation);
    if (conversation.replyDueAt !== undefined) {
      await writer.update({ replyDueAt: undefined });
      await work.tx.noteFirstReply(conversation.id, work.now);
    }
    const posted = await writer.post({
      author: authorOf(agent),
      body: await replyBody(work, conversation, { agentId, reply }),
      clientId,
      origin,
    });
    if (reply.articleId)
      await work.tx.noteCorrection(conversation.id, {
        articleId: reply.articleId,
        since: work.now - correctionMs,
      });
    return posted;
  });
}

/** An article that is sent later answers something else. */
const correctionMs = dayMs;

/** A duplicate is answered with the saved message, even to an agent who could not send it now. */
async function mayReply({ tx }: UnitOfWork, agentId: AgentId, reply: Reply) {
  const { conversationId, clientId } = reply;
  try {
    const agent = await agentNow(tx, agentId);
    const conversation = await conversationNow(tx, conversationId);
    if (conversation.status === "resolved") throw new Refusal("closed", "It is resolved already.");
    insist(maySend(agent, conversation));
    return { agent, conversation };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    const saved = await tx.messageByClientId(conversationId, `agent:${agentId}`, clientId);
    throw saved ? new DuplicateMessage(saved) : refusal;
  }
}

const authorOf = ({ id, name }: AgentRecord) => ({ kind: "agent", id, name }) as const;

export async function openForAgent(
  services: Services,
  agentId: AgentId,
  wanted: { readonly conversationId: ConversationId; readonly beforeSeq?: number | undefined },
): Promise<AgentSnapshot> {
  const conversation = await openable(services, agentId, wanted.conversationId);
  return agentSnapshotOf(services, conversation, wanted.beforeSeq);
}

export async function syncForAgent(services: Services, agentId: AgentId, position: SyncPosition) {
  const conversation = await openable(services, agentId, position.conversationId);
  const takeSnapshot = () => agentSnapshotOf(services, conversation);
  return syncFrom(services, conversation, { ...position, takeSnapshot });
}

/** Only the agent who has the conversation marks it as read: for the others it stays unread. */
export const markReadByAgent = (
  services: Services,
  agentId: AgentId,
  { conversationId, seq }: { readonly conversationId: ConversationId; readonly seq: number },
) =>
  commit(services, async ({ tx, publish }) => {
    const agent = await agentNow(tx, agentId);
    const conversation = await conversationNow(tx, conversationId);
    insist(mayOpen(agent));
    const agentReadSeq = Math.min(seq, conversation.lastSeq);
    if (!mayMarkRead(agent, conversation) || agentReadSeq <= conversation.agentReadSeq) return;
    const unread =
      agentReadSeq === conversation.lastSeq
        ? 0
        : await tx.customerMessagesAfter(conversationId, agentReadSeq);
    await tx.updateConversation(conversationId, { agentReadSeq, unread });
    const event = { type: "message.read", conversationId, by: "agent", seq: agentReadSeq } as const;
    publish({ kind: "passing", event, conversation });
  });

export async function showAgentTyping(
  services: Services,
  agentId: AgentId,
  { conversationId, on }: { readonly conversationId: ConversationId; readonly on: boolean },
) {
  const agent = await agentNow(services.store, agentId);
  const conversation = await conversationNow(services.store, conversationId);
  insist(maySend(agent, conversation));
  const event = { type: "typing", conversationId, by: "agent", on } as const;
  services.cluster.publish([{ kind: "passing", event, conversation }]);
}

/** For colleagues who have the same conversation open. Nothing is kept. */
export async function showLooking(
  services: Services,
  agentId: AgentId,
  { conversationId, doing }: { readonly conversationId: ConversationId; readonly doing: Attention },
) {
  const { id, name, ...rest } = await agentNow(services.store, agentId);
  insist(mayOpen({ id, ...rest }));
  const conversation = await conversationNow(services.store, conversationId);
  const event = { type: "colleague.seen", conversationId, agent: { id, name }, doing } as const;
  services.cluster.publish([{ kind: "passing", event, conversation }]);
}

export const resolveForAgent = (
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
    const conversation = await conversationFor(work.tx, agentId, { id, may: mayResolve });
    await noteTakeOver(work, conversation, { agentId, how: "resolve" });
    await closeConversation(work, conversation, "resolved", { summary, topic });
  });

export const setPriority = (
  services: Services,
  agentId: AgentId,
  {
    conversationId: id,
    priority,
  }: { readonly conversationId: ConversationId; readonly priority: Priority },
) =>
  commit(services, async (work) => {
    const conversation = await conversationFor(work.tx, agentId, { id, may: maySetPriority });
    if (conversation.priority === priority) return;
    await work.tx.updateConversation(id, { priority });
    const event = { type: "priority.changed", conversationId: id, priority } as const;
    work.publish({ kind: "passing", event, conversation: { ...conversation, priority } });
    work.publish({ kind: "desk", conversationId: id });
  });

/** Whoever reads a conversation that is not theirs is in the audit log before they see a word of it. */
async function openable(services: Services, agentId: AgentId, id: ConversationId) {
  insist(mayOpen(await agentNow(services.store, agentId)));
  const conversation = await conversationNow(services.store, id);
  if (conversation.agentId !== agentId) {
    const about = `conversation:${id}` as const;
    await noteAlone(services, { what: "conversation.read", by: `agent:${agentId}`, about });
  }
  return conversation;
}
