import type {
  AgentId,
  ArticleId,
  ClientId,
  ConversationId,
  Priority,
} from "../../protocol/conversation.ts";
import type { MaskedText } from "../../protocol/secrets.ts";
import {
  insist,
  mayMarkRead,
  mayOpen,
  mayResolve,
  maySend,
  maySetPriority,
} from "../domain/permissions.ts";
import type { AgentRecord, ConversationRecord, MessageRecord } from "../domain/records.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import { DuplicateMessage } from "../ports/store.ts";
import type { AgentSnapshot } from "../present/agent-conversation.ts";
import { noteAlone, noteTakeOver } from "./audit.ts";
import { commit, commitMessage, type UnitOfWork } from "./commit.ts";
import { ConversationWriter, textBody } from "./conversation-writer.ts";
import { closeConversation } from "./conversations.ts";
import { agentNow, conversationFor, conversationNow } from "./lookups.ts";
import { refuseAsking } from "./refuse-asking.ts";
import type { Services } from "./services.ts";
import { agentSnapshotOf, type SyncPosition, syncFrom } from "./snapshots.ts";

export interface Reply {
  readonly conversationId: ConversationId;
  readonly clientId: ClientId;
  readonly text: MaskedText;
  /** The article is sent instead of the text. A text that differs from its title comes before it. */
  readonly articleId?: ArticleId | undefined;
  readonly origin?: string | undefined;
}

export async function sendReply(
  services: Services,
  agentId: AgentId,
  reply: Reply,
): Promise<MessageRecord> {
  await refuseAsking(services, agentId, { ...reply, text: reply.text.text });
  return commitMessage(services, async (work) => {
    const { agent, conversation } = await mayReply(work, agentId, reply);
    const { clientId, origin } = reply;
    const writer = new ConversationWriter(work, conversation);
    if (conversation.replyDueAt !== undefined) await writer.update({ replyDueAt: undefined });
    return writer.post({
      author: authorOf(agent),
      body: replyBody(services, conversation, reply),
      clientId,
      origin,
    });
  });
}

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

function replyBody(services: Services, { locale }: ConversationRecord, reply: Reply) {
  const { articleId } = reply;
  const { text } = reply.text;
  if (articleId === undefined) return textBody(reply.text);
  const { articleBody } = services.knowledge(locale);
  const given = { confidence: 1, offersAgent: false } as const;
  const article = articleBody(articleId, given);
  if (!article) throw notFound("article");
  if (text.trim() === article.title) return article;
  return articleBody(articleId, { ...given, reply: text }) ?? article;
}

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
    publish({ kind: "passing", event, conversation: { ...conversation, agentReadSeq, unread } });
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
