import type { Author } from "../../protocol/conversation.ts";
import { pauses } from "../dialogue/pause.ts";
import { hasLeftDesk, hasVanished } from "../domain/agent.ts";
import { idleStep, type LastWord, quietForMs } from "../domain/idle.ts";
import type { AgentRecord, ConversationRecord, MessageRecord } from "../domain/records.ts";
import { tickAnnouncements } from "./announcement-clock.ts";
import { assignWaiting } from "./assignment.ts";
import { sweepAttachments } from "./attachment-sweep.ts";
import { answerDue } from "./bot.ts";
import { commit } from "./commit.ts";
import { ConversationWriter } from "./conversation-writer.ts";
import { closeConversation } from "./conversations.ts";
import { resumeErasures } from "./erasure.ts";
import { forgetSentMails } from "./mail-delivery.ts";
import { giveBackAll, giveBackUnanswered } from "./queue.ts";
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

/** Does what is due by the clock. To be called every few seconds; one call too many does no harm. */
export async function runHousekeeping(services: Services): Promise<void> {
  await sendVanishedOffDuty(services);
  await giveBackAllUnanswered(services);
  await assignWaiting(services);
  await giveOverdueAnswers(services);
  await closeIdleConversations(services);
  await resumeErasures(services);
  await tickTickets(services);
  await tickAnnouncements(services);
  await indexMessages(services);
  await countChanges(services);
  await makeReports(services);
  await sweepAttachments(services);
  await forgetDeadWebhooks(services);
  await forgetSentMails(services);
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
  for (const agent of atWork) if (isAway(services, agent)) await sendOffDuty(services, agent);
}

const isAway = ({ cluster, clock }: Services, agent: AgentRecord) =>
  hasLeftDesk(agent) || hasVanished(cluster.agentGoneSince(agent.id), clock.elapsed());

const sendOffDuty = (services: Services, { id }: AgentRecord) =>
  commit(services, async (work) => {
    const agent = await work.tx.agent(id);
    // The agent may have come back while the loop was at the others.
    if (!agent || !isAway(services, agent)) return;
    if (agent.available) await work.tx.updateAgent({ ...agent, available: false });
    await giveBackAll(work, id);
    work.publish({ kind: "desk", duty: { agentId: id, on: false } });
  });

async function giveBackAllUnanswered(services: Services) {
  const { store, clock } = services;
  for (const { id } of await store.repliesDue(clock.now(), repliesAtOnce)) {
    await giveBackUnanswered(services, id);
  }
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
  for (const { id } of await services.store.conversationsToAnswer(before, answersAtOnce)) {
    await answerDue(services, id);
  }
}

async function closeIdleConversations(services: Services) {
  const before = services.clock.now() - quietForMs;
  for (const { id } of await services.store.idleConversations(before, idleAtOnce)) {
    await commit(services, async (work) => {
      const conversation = await work.tx.conversation(id);
      if (!conversation || conversation.customerAt >= before) return;
      const latest = await work.tx.messages(id, { limit: lastMessages });
      const step = idleStep(conversation, lastWordOf(latest, conversation), work.now);
      if (step === "announce") await new ConversationWriter(work, conversation).announceEnd();
      if (step === "close") await closeConversation(work, conversation, "closed_idle");
    });
  }
}

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
