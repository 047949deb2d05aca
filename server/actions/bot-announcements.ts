import type { ArticleId, Author } from "../../protocol/conversation.ts";
import type { Effect } from "../dialogue/effects.ts";
import { knownBefore } from "../dialogue/known-incident.ts";
import { isFor } from "../domain/announcement.ts";
import type { AnnouncementRecord } from "../domain/announcement-records.ts";
import type { MessageRecord } from "../domain/records.ts";
import { announcementBody } from "../present/announcement.ts";
import type { UnitOfWork } from "./commit.ts";
import type { ConversationWriter } from "./conversation-writer.ts";

/** As far as the bot looks back in a conversation. */
export const remembered = 80;

const bot: Author = { kind: "bot" };

/** What we know of already comes before the answer. */
export async function tellKnown(
  { tx, services }: UnitOfWork,
  writer: ConversationWriter,
  answer: {
    readonly question: string;
    readonly effects: readonly Effect[];
    readonly meant?: string | undefined;
  },
): Promise<void> {
  const current = services.announcements.current();
  if (current.length === 0) return;
  const { id, locale, customerId } = writer.conversation;
  const customer = await tx.customer(customerId);
  const announcements = current.filter((one) => isFor(one, customer ?? {}));
  const messages = await tx.messages(id, { limit: remembered });
  const categoryOf = (articleId: string) =>
    services.faq.engine.article(articleId as ArticleId, locale)?.category;
  for (const one of knownBefore(announcements, { ...answer, messages, categoryOf }))
    await writer.post({ author: bot, body: announcementBody(one, locale, newsOf(one, messages)) });
}

/** Whoever has read of it before reads what is new; else all of it. */
function newsOf({ id, updates }: AnnouncementRecord, messages: readonly MessageRecord[]) {
  const isKnown = messages.some(
    ({ body }) => body.kind === "announcement" && body.announcementId === id,
  );
  return isKnown ? updates.at(-1) : undefined;
}
