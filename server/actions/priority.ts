import type { ArticleId, Priority } from "../../protocol/conversation.ts";
import { morePressing, raised } from "../domain/turns.ts";
import type { UnitOfWork } from "./commit.ts";
import type { ConversationWriter } from "./conversation-writer.ts";

/** Moves the conversation to the front; a later, calmer question does not take that away. */
export async function raisePriority(
  work: UnitOfWork,
  writer: ConversationWriter,
  {
    priority: wanted,
    topic: about,
  }: { readonly priority: Priority; readonly topic?: ArticleId | undefined },
): Promise<void> {
  const { conversation } = writer;
  const priority = morePressing(conversation.priority, wanted);
  // A lawyer is named after the account was robbed: it stays the robbery.
  const isCalmer = priority !== wanted;
  const title = about && work.services.faq.engine.article(about, conversation.locale)?.title;
  const topic = (isCalmer ? undefined : title) ?? conversation.topic;
  if (priority === conversation.priority && topic === conversation.topic) return;
  const rules = work.services.faq.engine.queue;
  await writer.update({ ...raised(conversation, priority, rules), topic });
  const { id: conversationId } = conversation;
  const event = { type: "priority.changed", conversationId, priority } as const;
  work.publish({ kind: "passing", event, conversation: writer.conversation });
  work.publish({ kind: "desk", conversationId });
}
