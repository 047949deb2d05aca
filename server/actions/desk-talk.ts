import type { AgentId, ArticleId, ClientId, ConversationId } from "../../protocol/conversation.ts";
import { insist, mayMarkRead, mayOpen, maySend } from "../domain/permissions.ts";
import type { AgentRecord, ConversationRecord, MessageRecord } from "../domain/records.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import { DuplicateMessage } from "../ports/store.ts";
import type { AgentSnapshot } from "../present/agent-conversation.ts";
import { articleBody } from "./bot.ts";
import { commit, orKept, type Work } from "./commit.ts";
import { ConversationWriter } from "./conversation-writer.ts";
import { agentNow, conversationNow } from "./desk.ts";
import type { Services } from "./services.ts";
import { agentSnapshotOf, syncFrom } from "./snapshots.ts";

export interface Reply {
  readonly conversationId: ConversationId;
  readonly clientId: ClientId;
  readonly text: string;
  /** The article is sent in place of the text; the text goes before it where it says more than the title. */
  readonly articleId?: ArticleId | undefined;
  readonly origin?: string | undefined;
}

export const send = (services: Services, agentId: AgentId, reply: Reply): Promise<MessageRecord> =>
  orKept(services, async (work) => {
    const conversation = await conversationNow(work.tx, reply.conversationId);
    const agent = await mayReply(work, agentId, { conversation, reply });
    const { clientId, origin } = reply;
    return new ConversationWriter(work, conversation).post({
      author: authorOf(agent),
      body: bodyOf(services, conversation, reply),
      clientId,
      origin,
    });
  });

/** What was kept before is answered again, even to an agent who could not send it now. */
async function mayReply(
  { tx }: Work,
  agentId: AgentId,
  { conversation, reply }: { readonly conversation: ConversationRecord; readonly reply: Reply },
): Promise<AgentRecord> {
  try {
    const agent = await agentNow(tx, agentId);
    if (conversation.status === "resolved") throw new Refusal("closed", "It is resolved already.");
    insist(maySend(agent, conversation));
    return agent;
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    const known = await tx.messageByClientId(conversation.id, `agent:${agentId}`, reply.clientId);
    throw known ? new DuplicateMessage(known) : refusal;
  }
}

const authorOf = ({ id, name }: AgentRecord) => ({ kind: "agent", id, name }) as const;

function bodyOf(services: Services, { locale }: ConversationRecord, reply: Reply) {
  const { text, articleId } = reply;
  if (articleId === undefined) return { kind: "text", text } as const;
  const article = articleBody(services, articleId, { locale, confidence: 1 });
  if (!article) throw notFound("article");
  if (text.trim() === article.title) return article;
  return articleBody(services, articleId, { locale, confidence: 1, reply: text }) ?? article;
}

export async function open(
  services: Services,
  agentId: AgentId,
  wanted: { readonly conversationId: ConversationId; readonly beforeSeq?: number | undefined },
): Promise<AgentSnapshot> {
  const conversation = await openable(services, agentId, wanted.conversationId);
  return agentSnapshotOf(services, conversation, wanted.beforeSeq);
}

export async function sync(
  services: Services,
  agentId: AgentId,
  have: {
    readonly conversationId: ConversationId;
    readonly afterSeq: number;
    readonly epoch: string;
  },
) {
  const conversation = await openable(services, agentId, have.conversationId);
  return syncFrom(services, conversation, {
    ...have,
    snapshotOf: (whole) => agentSnapshotOf(services, whole),
  });
}

/** Only who holds the conversation moves the mark: a look from outside leaves it unread. */
export const markRead = (
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

export async function typing(
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

async function openable({ store }: Services, agentId: AgentId, id: ConversationId) {
  insist(mayOpen(await agentNow(store, agentId)));
  return conversationNow(store, id);
}
