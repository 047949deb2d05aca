import type { ArticleId, Priority } from "../../protocol/conversation.ts";
import { limits } from "../../protocol/limits.ts";
import { cutText } from "../../protocol/text.ts";
import { type Exchange, summarise } from "../dialogue/summary.ts";
import { isOnDuty } from "../domain/agent.ts";
import { hourMs } from "../domain/local-time.ts";
import type { AgentRecord, ConversationRecord, MessageRecord } from "../domain/records.ts";
import { teamFor } from "../domain/teams.ts";
import { askedUrgency, morePressing, queueUp, standingOf } from "../domain/turns.ts";
import { clockOf, type UnitOfWork } from "./commit.ts";
import type { ConversationWriter } from "./conversation-writer.ts";
import type { Services } from "./services.ts";

export interface AgentRequest {
  readonly reason?: string | undefined;
  readonly topic?: string | undefined;
  /** At least so pressing, whatever was answered last. */
  readonly urgency?: Priority | undefined;
  /** The article that it is about, where that is not the last answer. */
  readonly about?: ArticleId | undefined;
}

/** With the urgency and the topic of what was answered last, so that the agent knows what it is about. Answers how urgent that is. */
export async function queueForAgent(
  work: UnitOfWork,
  writer: ConversationWriter,
  request: AgentRequest,
): Promise<Priority> {
  const { conversation } = writer;
  const { lastArticleId, locale } = conversation;
  const articleId = request.about ?? lastArticleId;
  const last = articleId && work.services.faq.engine.article(articleId, locale);
  const { urgentTopics } = work.services.faq.engine.queue;
  const ofTopic = last ? askedUrgency(last, urgentTopics) : "normal";
  const urgency = morePressing(ofTopic, request.urgency ?? "normal");
  // What it was about before stands back where this is more pressing.
  const isCalmer = morePressing(conversation.priority, urgency) !== urgency;
  const pressing = request.about !== undefined && !isCalmer ? last?.title : undefined;
  const topic = request.topic ?? pressing ?? conversation.topic ?? last?.title;
  const messages = await work.tx.messages(conversation.id, { limit: summarised });
  const agents = await work.tx.agents();
  const details = {
    urgency: morePressing(urgency, await customerStanding(work, conversation)),
    topic: topic && cutText(topic, limits.topicLength),
    summary: request.reason ?? summaryText(messages),
    team: servingTeam(work.services, conversation, request.about),
    available: agents.some(isOnDuty),
    knownAgentId: await knownAgentOf(work, conversation, agents),
  } as const;
  await writer.step(queueUp(conversation, details, clockOf(work)));
  await noteHandedOver(work, conversation, urgency);
  return urgency;
}

/** The last question has ended with a person. The steps of an emergency do so: its article has not failed. */
export async function noteHandedOver(
  work: UnitOfWork,
  { id }: Pick<ConversationRecord, "id">,
  urgency: Priority,
): Promise<void> {
  if (urgency !== "urgent") await work.tx.noteHandover(id, work.now - handoverMs);
}

/** The team that has the customer who waits, or gets one who asks for a person about an article, or after the last one. */
export function servingTeam(
  { faq }: { readonly faq: Pick<Services["faq"], "engine"> },
  { status, team, lastArticleId, locale }: ConversationRecord,
  about: ArticleId | undefined,
): string | undefined {
  if (status === "queued") return team;
  const articleId = about ?? lastArticleId;
  const last = articleId && faq.engine.article(articleId, locale);
  return teamFor(faq.engine.queue.teams, { locale, topics: last ? [last.id, last.category] : [] });
}

/** A person who is asked for later is about something else. */
const handoverMs = hourMs;

const ticketsLookedAt = 20;

/** By the tier, and by a promise about a complaint of theirs that was not kept. */
async function customerStanding(
  { tx, services }: UnitOfWork,
  { customerId }: ConversationRecord,
): Promise<Priority> {
  const { tier } = (await tx.customer(customerId)) ?? {};
  const tickets = await tx.ticketsOf(customerId, { limit: ticketsLookedAt });
  const hasBrokenPromise = tickets.some(
    ({ breachedAt, state, closedAt }) =>
      breachedAt !== undefined && state !== "decided" && closedAt === undefined,
  );
  return standingOf({ tier, hasBrokenPromise }, services.faq.engine.queue);
}

/** Who served the customer last, in this conversation or the one before, while they are on duty. */
async function knownAgentOf(
  { tx }: UnitOfWork,
  { id, customerId, knownAgentId }: ConversationRecord,
  agents: readonly AgentRecord[],
) {
  const before = (await tx.conversationsOf(customerId, { limit: 2 })).find((one) => one.id !== id);
  const known = knownAgentId ?? before?.agentId;
  return agents.find((agent) => agent.id === known && isOnDuty(agent))?.id;
}

/** As many messages as a summary looks at. */
const summarised = 80;

/** Says what is known by now; to be called after each answer that the customer gives while waiting. */
export async function updateSummary(work: UnitOfWork, writer: ConversationWriter): Promise<void> {
  const messages = await work.tx.messages(writer.conversation.id, { limit: summarised });
  const summary = summaryText(messages);
  if (summary !== undefined && summary !== writer.conversation.summary) {
    await writer.update({ summary });
  }
}

/** A line each, in the customer's language: no words of ours, so that it reads alike at every desk. */
function summaryText(messages: readonly MessageRecord[]): string | undefined {
  const { said, exchanges, answers } = summarise(messages);
  const lines = [
    ...(said === undefined ? [] : [`“${said}”`]),
    ...answers.map(({ question, answer }) => `${question} ${answer}`),
    ...exchanges.map(lineOf),
  ];
  return lines.length === 0 ? undefined : cutText(lines.join("\n"), limits.summaryLength);
}

/** ✗ stands behind what did not help, ? before what was unclear. */
function lineOf({ question, titles, outcome }: Exchange): string {
  const given = titles.join(" / ");
  switch (outcome) {
    case "given":
      return `“${question}” → ${given}`;
    case "tried":
      return `“${question}” → ${given} ✗`;
    case "offered":
      return `“${question}” → ? ${given}`;
    case "missed":
      return `“${question}” → ?`;
    case "added":
      return `“${question}”`;
  }
}
