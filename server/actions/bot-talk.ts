import type { ArticleId } from "../../protocol/conversation.ts";
import type { Talk } from "../dialogue/knowledge.ts";
import { type Response, respond } from "../dialogue/respond.ts";
import type { ConversationRecord } from "../domain/records.ts";
import { remembered } from "./bot-announcements.ts";
import type { UnitOfWork } from "./commit.ts";
import { openingOf } from "./desk-opening.ts";
import { placeOfWaiting } from "./places.ts";

export const knowledgeFor = ({ services }: UnitOfWork, { locale }: ConversationRecord) =>
  services.knowledge(locale);

export async function talkOf(work: UnitOfWork, conversation: ConversationRecord): Promise<Talk> {
  const { tx, services } = work;
  const { status, priority, locale, misses } = conversation;
  const messages = await tx.messages(conversation.id, { limit: remembered });
  const opening = await openingOf(work, conversation);
  return {
    status: status === "queued" || status === "assigned" ? status : "bot",
    priority,
    locale,
    misses,
    position: (await placeOfWaiting({ ...services, store: tx }, conversation))?.position,
    opening,
    messages,
  };
}

/** An answer that is not given yet, and the last message that it answers. */
export interface OwedAnswer {
  readonly response: Response;
  readonly lastSeq: number;
}

/** To all that is unanswered. */
export const answerTo = async (
  work: UnitOfWork,
  conversation: ConversationRecord,
): Promise<OwedAnswer> => ({
  response: respond(await talkOf(work, conversation), knowledgeFor(work, conversation)),
  lastSeq: conversation.lastSeq,
});

/** What the bot was about to say, as it says it to somebody who waits. To be asked before a notice comes between. */
export async function owedInQueue(
  work: UnitOfWork,
  conversation: ConversationRecord,
): Promise<OwedAnswer | undefined> {
  const { answerDueAt, lastSeq } = conversation;
  if (answerDueAt === undefined) return undefined;
  const talk = { ...(await talkOf(work, conversation)), status: "queued" } as const;
  return { response: respond(talk, knowledgeFor(work, conversation)), lastSeq };
}

export const answeringArticle = ({ finding }: Response): ArticleId | undefined =>
  finding.outcome === "answer" ? finding.hits[0]?.articleId : undefined;
