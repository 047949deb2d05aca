import type { AttachmentId } from "../../protocol/attachment.ts";
import type { AgentId, ArticleId, ClientId, ConversationId } from "../../protocol/conversation.ts";
import type { MaskedText } from "../../protocol/secrets.ts";
import type { ConversationRecord } from "../domain/records.ts";
import { notFound } from "../domain/refusal.ts";
import { showAttachments } from "./attachments.ts";
import type { UnitOfWork } from "./commit.ts";
import { messageBody } from "./conversation-writer.ts";

export interface Reply {
  readonly conversationId: ConversationId;
  readonly clientId: ClientId;
  readonly text: MaskedText;
  /** The article is sent instead of the text. A text that differs from its title comes before it. */
  readonly articleId?: ArticleId | undefined;
  readonly attachmentIds?: readonly AttachmentId[] | undefined;
  readonly origin?: string | undefined;
}

/** What an agent sends: words, with files or without, or an article. */
export async function replyBody(
  work: UnitOfWork,
  { id: conversationId, customerId, locale }: ConversationRecord,
  { agentId, reply }: { readonly agentId: AgentId; readonly reply: Reply },
) {
  const { articleId, attachmentIds: ids = [] } = reply;
  const { text } = reply.text;
  if (articleId === undefined) {
    const uploader = { kind: "agent", id: agentId } as const;
    const at = { customerId, conversationId };
    return messageBody(reply.text, await showAttachments(work, uploader, { ids, at }));
  }
  const { articleBody } = work.services.knowledge(locale);
  const given = { confidence: 1, offersAgent: false } as const;
  const article = articleBody(articleId, given);
  if (!article) throw notFound("article");
  if (text.trim() === article.title) return article;
  return articleBody(articleId, { ...given, reply: text }) ?? article;
}
