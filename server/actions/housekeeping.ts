import type { Author, ConversationId } from "../../protocol/conversation.ts";
import { pauses } from "../dialogue/pause.ts";
import { hasLeftDesk, hasVanished, withDuty } from "../domain/agent.ts";
import { idleStep, type LastWord, quietForMs } from "../domain/idle.ts";
import type { AgentRecord, ConversationRecord, MessageRecord } from "../domain/records.ts";
import { tickAnnouncements } from "./announcement-clock.ts";
import { assignWaiting } from "./assignment.ts";
import { sweepAttachments } from "./attachment-sweep.ts";
import { type Attempt, eachApart } from "./attempts.ts";
import { answerDue } from "./bot.ts";
import { commit } from "./commit.ts";
import { ConversationWriter } from "./conversation-writer.ts";
import { closeConversation } from "./conversations.ts";
import { resumeErasures } from "./erasure.ts";
import { forgetSentMails } from "./mail-delivery.ts";
import { giveBackAll, giveBackUnanswered } from "./queue.ts";
import { renewTurns } from "./queue-turns.ts";
import { makeReports } from "./reports.ts";
import { countChanges } from "./rollups.ts";
import { indexMessages } from "./search.ts";
import type { Services } from "./services.ts";
import { tickTickets } from "./ticket-clock.ts";
import { forgetDeadWebhooks } from "./webhooks.ts";

const idleAtOnce = 200;
const answersAtOnce = 200;
const repliesAtOnce = 200;
/** After the last message of a person there are never so many notices. */
const lastMessages = 30;
const speakers: ReadonlySet<Author["kind"]> = new Set(["customer", "agent"]);

/** In this order: whoever is free by the first ones is given somebody by the fourth. */
const steps: Readonly<Record<string, (services: Services) => Promise<unknown>>> = {
  "agents who have vanished": sendVanishedOffDuty,
  "customers without an answer": giveBackAllUnanswered,
  "turns in the queue": renewTurns,
  assignment: assignWaiting,
  "answers that are due": giveOverdueAnswers,
  "idle conversations": closeIdleConversations,
  erasures: resumeErasures,
  tickets: tickTickets,
  announcements: tickAnnouncements,
  "search index": indexMessages,
  figures: countChanges,
  reports: makeReports,
  attachments: sweepAttachments,
  webhooks: forgetDeadWebhooks,
  mails: forgetSentMails,
  sessions: forgetExpiredSessions,
};

/**
 * Does what is due by the clock. To be called every few seconds; one call too many does no harm. Each step is an attempt of its
 * own, and in it each conversation: one that can't be read holds up nobody else.
 */
export async function runHousekeeping(services: Services, attempt: Attempt): Promise<void> {
  for (const [name, step] of Object.entries(steps)) await attempt(name, () => step(services));
}

async function forgetExpiredSessions(services: Services) {
  await commit(services, async ({ tx, now }) => {
    await tx.deleteExpiredSessions(now);
    await tx.deleteExpiredCustomerSessions(now);
  });
}

async function sendVanishedOffDuty(services: Services) {
  const loads = await services.store.loads();
  const atWork = (await services.store.agents()).filter(
    (agent) => agent.available || loads.has(agent.id),
  );
  const away = atWork.filter((agent) => isAway(services, agent));
  await eachApart(away, (agent) => sendOffDuty(services, agent));
}

const isAway = ({ cluster, clock, faq }: Services, agent: AgentRecord) =>
  hasLeftDesk(agent) ||
  hasVanished(cluster.agentGoneSince(agent.id), { now: clock.elapsed(), rules: faq.engine.queue });

const sendOffDuty = (services: Services, { id }: AgentRecord) =>
  commit(services, async (work) => {
    const agent = await work.tx.agent(id);
    // The agent may have come back while the loop was at the others.
    if (!agent || !isAway(services, agent)) return;
    if (agent.available) await work.tx.updateAgent(withDuty(agent, false, work.now));
    await giveBackAll(work, id);
    work.publish({ kind: "desk", duty: { agentId: id, on: false } });
  });

async function giveBackAllUnanswered(services: Services) {
  const { store, clock } = services;
  const due = await store.repliesDue(clock.now(), repliesAtOnce);
  await eachApart(due, ({ id }) => giveBackUnanswered(services, id));
}

/** At the start: the timers for what the process before this one still owed. */
export async function resumePendingAnswers(services: Services): Promise<void> {
  const pending = await services.store.conversationsToAnswer(
    Number.MAX_SAFE_INTEGER,
    answersAtOnce,
  );
  for (const { id, answerDueAt } of pending) {
    if (answerDueAt !== undefined) services.pendingAnswers.expect(id, answerDueAt);
  }
}

/** What was due when a process died. The timers of a living one are earlier. */
async function giveOverdueAnswers(services: Services) {
  const before = services.clock.now() - pauses.most;
  const due = await services.store.conversationsToAnswer(before, answersAtOnce);
  await eachApart(due, ({ id }) => answerDue(services, id));
}

async function closeIdleConversations(services: Services) {
  const before = services.clock.now() - quietForMs;
  const idle = await services.store.idleConversations(before, idleAtOnce);
  await eachApart(idle, ({ id }) => closeIfIdle(services, id, before));
}

const closeIfIdle = (services: Services, id: ConversationId, before: number) =>
  commit(services, async (work) => {
    const conversation = await work.tx.conversation(id);
    if (!conversation || conversation.customerAt >= before) return;
    const latest = await work.tx.messages(id, { limit: lastMessages });
    const step = idleStep(conversation, lastWordOf(latest, conversation), work.now);
    if (step === "announce") await new ConversationWriter(work, conversation).announceEnd();
    if (step === "close") await closeConversation(work, conversation, "closed_idle");
  });

function lastWordOf(latest: readonly MessageRecord[], { lastAt }: ConversationRecord): LastWord {
  const last = latest.findLast((message) => !announcesEnd(message));
  const announced = latest.findLast(announcesEnd);
  return {
    at: last?.at ?? lastAt,
    speaker: latest.findLast(({ author }) => speakers.has(author.kind))?.author.kind,
    announcedAt: announced && announced.seq > (last?.seq ?? 0) ? announced.at : undefined,
  };
}

const announcesEnd = ({ body }: MessageRecord) =>
  body.kind === "notice" && body.code === "idle_soon";
