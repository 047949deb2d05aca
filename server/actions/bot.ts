import type { ArticleId, Author, ConversationId } from "../../protocol/conversation.ts";
import type { Effect } from "../dialogue/effects.ts";
import { dueAfter, pauses } from "../dialogue/pause.ts";
import { recall } from "../dialogue/recall.ts";
import { type Response, respond } from "../dialogue/respond.ts";
import { leaveQueue } from "../domain/conversation.ts";
import { tellKnown } from "./bot-announcements.ts";
import { answeringArticle, answerTo, knowledgeFor, type OwedAnswer, talkOf } from "./bot-talk.ts";
import { ticketAnswer } from "./bot-tickets.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import { ConversationWriter } from "./conversation-writer.ts";
import { goingOn } from "./emergency-going-on.ts";
import { noteEmergency } from "./emergency-record.ts";
import { queueForAgent, updateSummary } from "./handover.ts";
import { raisePriority } from "./priority.ts";
import type { Services } from "./services.ts";

const bot: Author = { kind: "bot" };

/**
 * What follows from a customer's message: the bot's answer in the same transaction, or, where more of the same thought may
 * come, the time at which it is due. Either is durable with the message.
 */
export async function followUp(
  work: UnitOfWork,
  writer: ConversationWriter,
  { chosen }: { readonly chosen: ArticleId | undefined },
): Promise<void> {
  const { conversation } = writer;
  if (conversation.status === "assigned") return noteAlarm(work, writer);
  if (chosen !== undefined) return giveChosen(work, writer, chosen);
  const talk = await talkOf(work, conversation);
  const response = respond(talk, knowledgeFor(work, conversation));
  const { pauseMs } = response;
  const first = recall(talk.messages).unanswered[0]?.at ?? work.now;
  const due = dueAfter(pauseMs * work.services.patience, { first, now: work.now });
  if (due <= work.now)
    return giveResponse(work, writer, { response, lastSeq: conversation.lastSeq });
  await writer.update({ answerDueAt: due });
  work.services.pendingAnswers.expect(conversation.id, due);
}

/** Gives the answer that is due; does nothing where it was given meanwhile. */
export const answerDue = (services: Services, id: ConversationId): Promise<void> =>
  commit(services, async (work) => {
    const conversation = await work.tx.conversation(id);
    if (conversation?.answerDueAt === undefined || isLater(conversation.answerDueAt, work.now))
      return;
    const writer = new ConversationWriter(work, conversation);
    if (conversation.status === "assigned" || conversation.status === "resolved") {
      return writer.update({ answerDueAt: undefined });
    }
    await giveResponse(work, writer, await answerTo(work, conversation));
  });

/** Due so late as no pause lasts was set before the clock was put back: it is due now. */
const isLater = (dueAt: number, now: number) => dueAt > now && dueAt <= now + pauses.most;

/** The last answer was voted down: a human is offered. */
export async function offerAgent(
  work: UnitOfWork,
  writer: ConversationWriter,
  misses: number,
): Promise<void> {
  await writer.update({ misses });
  const { messages } = await talkOf(work, writer.conversation);
  const { said } = recall(messages);
  const wordings = knowledgeFor(work, writer.conversation).wordings("useless");
  const text = wordings.find((one) => !said.has(one));
  if (text === undefined) return;
  const body = { kind: "text", text, code: "useless", offersAgent: true } as const;
  await writer.post({ author: bot, body });
}

export async function giveResponse(
  work: UnitOfWork,
  writer: ConversationWriter,
  { response, lastSeq }: OwedAnswer,
): Promise<void> {
  const { plan, question, finding } = response;
  const effects = await goingOn(work, writer.conversation, response);
  const showsTransaction = plan.moves.some(({ kind }) => kind === "transaction");
  if (question !== "" && isWorthKeeping(finding) && !showsTransaction) {
    await work.tx.insertQuestion({
      conversationId: writer.conversation.id,
      messageSeq: lastSeq,
      question,
      outcome: finding.outcome,
      articleIds: finding.hits.slice(0, 3).map((hit) => hit.articleId),
      confidence: finding.confidence,
      at: work.now,
    });
  }
  await writer.update({ misses: plan.misses, answerDueAt: undefined });
  const meant = answeringArticle(response);
  await tellKnown(work, writer, { question, effects, meant });
  for (const effect of effects) await applyEffect(work, writer, effect);
  if (writer.conversation.status === "queued") await updateSummary(work, writer);
}

/** What agents will see of the bot's tries, and editors of the gaps. */
const isWorthKeeping = ({ outcome, useless }: Response["finding"]) =>
  outcome !== "greeting" && useless !== true;

async function applyEffect(
  work: UnitOfWork,
  writer: ConversationWriter,
  effect: Effect,
): Promise<void> {
  switch (effect.kind) {
    case "post": {
      const { body } = effect;
      if (body.kind === "article") await writer.update({ lastArticleId: body.articleId });
      await writer.post({ author: bot, body });
      return;
    }
    case "queue":
      await noteHeard(work, writer, effect);
      await queueForAgent(work, writer, { urgency: effect.priority, about: effect.topic });
      return;
    case "raise":
      await noteHeard(work, writer, effect);
      return raisePriority(work, writer, effect);
    case "ticket": {
      const { messages } = await talkOf(work, writer.conversation);
      const bodies = await ticketAnswer(work, writer, { ...effect, messages });
      for (const body of bodies) await writer.post({ author: bot, body });
      return;
    }
    case "leave-queue":
      return writer.step(leaveQueue(writer.conversation));
  }
}

/** An emergency that was heard in what the customer said: its clock begins with the first word. */
async function noteHeard(
  work: UnitOfWork,
  writer: ConversationWriter,
  { priority, topic: kind }: Extract<Effect, { kind: "queue" | "raise" }>,
) {
  const guides = work.services.faq.engine.emergencies(writer.conversation.locale);
  const isKnown = guides.some((guide) => guide.kind === kind);
  if (priority === "urgent" && isKnown) await noteEmergency(work, writer, { kind, isSaid: true });
}

/**
 * An agent has the conversation: the bot keeps silent, and marks an emergency; one that is marked and said again may be
 * frozen again. A cheap look at the words passes over most messages.
 */
async function noteAlarm(work: UnitOfWork, writer: ConversationWriter): Promise<void> {
  const { conversation } = writer;
  if (!knowledgeFor(work, conversation).mayBeAlarm(conversation.lastText)) return;
  const { response } = await answerTo(work, conversation);
  for (const effect of response.effects) await applyEffect(work, writer, effect);
}

async function giveChosen(work: UnitOfWork, writer: ConversationWriter, chosen: ArticleId) {
  const knowledge = knowledgeFor(work, writer.conversation);
  const body = knowledge.articleBody(chosen, { confidence: 1, offersAgent: false });
  if (!body) return;
  await work.tx.insertQuestion({
    conversationId: writer.conversation.id,
    messageSeq: writer.conversation.lastSeq,
    question: writer.conversation.lastText,
    outcome: "answer",
    articleIds: [chosen],
    confidence: 1,
    at: work.now,
  });
  await writer.update({ misses: 0, answerDueAt: undefined });
  const effect: Effect = { kind: "post", body };
  await tellKnown(work, writer, { question: "", effects: [effect] });
  await applyEffect(work, writer, effect);
}
