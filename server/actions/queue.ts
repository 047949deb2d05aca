import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import {
  hasRoom,
  refuseBeyondCapacity,
  refuseColleagueOffDuty,
  refuseOffDuty,
} from "../domain/agent.ts";
import { assign, giveBack, isReplyOverdue, passToTeam } from "../domain/conversation.ts";
import { insist, mayRelease, mayTake, mayTransfer } from "../domain/permissions.ts";
import type { AgentRecord, ConversationRecord } from "../domain/records.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import { choiceToTake, refuseTeamOfOthers } from "../domain/teams.ts";
import { noteTakeOver } from "./audit.ts";
import { clockOf, commit, type UnitOfWork } from "./commit.ts";
import { ConversationWriter } from "./conversation-writer.ts";
import { agentNow, conversationFor, conversationNow } from "./lookups.ts";
import { writeNote } from "./notes.ts";
import { waitingHere } from "./presence.ts";
import type { Services } from "./services.ts";

interface WantedCustomer {
  readonly conversationId?: ConversationId | undefined;
  /** Only one who has the app open. */
  readonly skipAway?: true | undefined;
}

/** Assigns the next in turn, or the wanted conversation. Taking the same one twice gives the same answer. */
export const take = (services: Services, agentId: AgentId, wanted: WantedCustomer = {}) =>
  commit(services, async (work) => {
    const agent = await agentNow(work.tx, agentId);
    insist(mayTake(agent));
    refuseOffDuty(agent);
    const conversation = wanted.conversationId
      ? await conversationNow(work.tx, wanted.conversationId)
      : await nextFor(work, agent, wanted);
    if (!conversation) throw new Refusal("queue_empty", "Nobody is waiting.");
    if (conversation.status === "assigned") {
      if (conversation.agentId === agentId) return conversation;
      throw new Refusal("already_taken", "Another agent has already taken the conversation.");
    }
    if (conversation.status !== "queued") {
      throw new Refusal("closed", "The customer is no longer waiting.");
    }
    if (wanted.conversationId) {
      refuseTeamOfOthers(agent, conversation, {
        rules: queueRules(work),
        agents: await work.tx.agents(),
      });
    }
    return assignTo(work, conversation, agent);
  });

/** Whom the agent has given back goes to a colleague first, where one has room. */
async function nextFor(
  { services, tx }: UnitOfWork,
  agent: AgentRecord,
  { skipAway }: WantedCustomer,
) {
  const among = skipAway && waitingHere(services);
  const agents = await tx.agents();
  const teams = choiceToTake(services.faq.engine.queue, agent, agents);
  const other = await tx.claimNext({ notFrom: agent.id, teams, among });
  if (other) return other;
  const loads = await tx.loads();
  const isElsewhere = agents.some((one) => one.id !== agent.id && hasRoom(one, loads.get(one.id)));
  return isElsewhere ? undefined : tx.claimNext({ teams, among });
}

export async function assignTo(
  work: UnitOfWork,
  conversation: ConversationRecord,
  agent: AgentRecord,
) {
  refuseBeyondCapacity(agent, await work.tx.conversationsHeldBy(agent.id));
  await work.tx.updateAgent({ ...agent, lastAssignedAt: work.now });
  const writer = new ConversationWriter(work, conversation);
  await writer.step(assign(conversation, agent.id, clockOf(work)), agent);
  const { waitingSince, assignedAt } = conversation;
  // Only the first wait counts: a customer who was given back has been served in between.
  if (waitingSince !== undefined && assignedAt === undefined) {
    const seconds = Math.round((work.now - waitingSince) / 1_000);
    await work.tx.insertWait(conversation.id, seconds, work.now);
  }
  return writer.conversation;
}

export const release = (services: Services, agentId: AgentId, id: ConversationId) =>
  commit(services, async (work) => {
    const conversation = await conversationFor(work.tx, agentId, { id, may: mayRelease });
    await noteTakeOver(work, conversation, { agentId, how: "release" });
    await new ConversationWriter(work, conversation).step(giveBack(conversation, queueRules(work)));
  });

/** The note is for the colleague; the customer never sees it. */
export const transfer = (
  services: Services,
  agentId: AgentId,
  to: {
    readonly conversationId: ConversationId;
    /** One of these. */
    readonly toAgentId?: AgentId | undefined;
    readonly toTeam?: string | undefined;
    readonly note?: string | undefined;
  },
) =>
  commit(services, async (work) => {
    const wanted = { id: to.conversationId, may: mayTransfer };
    const conversation = await conversationFor(work.tx, agentId, wanted);
    const goes = await destinationOf(work, to);
    if (goes.to === conversation.agentId) return;
    await noteTakeOver(work, conversation, { agentId, how: "transfer" });
    if (to.note !== undefined) {
      const agent = await agentNow(work.tx, agentId);
      await writeNote(work, { agent, conversation, text: to.note });
    }
    await goes.pass(conversation);
  });

async function destinationOf(
  work: UnitOfWork,
  { toAgentId, toTeam }: Pick<Parameters<typeof transfer>[2], "toAgentId" | "toTeam">,
) {
  if (toAgentId === undefined) {
    const team = work.services.faq.engine.queue.teams.find(({ name }) => name === toTeam);
    if (!team) throw notFound("team");
    return {
      to: team.name,
      pass: (conversation: ConversationRecord) =>
        new ConversationWriter(work, conversation).step(
          passToTeam(conversation, team.name, queueRules(work)),
        ),
    };
  }
  const colleague = await work.tx.agent(toAgentId);
  if (!colleague || !mayTake(colleague)) throw notFound("agent");
  refuseColleagueOffDuty(colleague);
  return {
    to: colleague.id,
    pass: (conversation: ConversationRecord) => assignTo(work, conversation, colleague),
  };
}

/** The customer of an agent who has not answered in time. */
export const giveBackUnanswered = (services: Services, id: ConversationId) =>
  commit(services, async (work) => {
    const conversation = await work.tx.conversation(id);
    if (!conversation || !isReplyOverdue(conversation, work.now)) return;
    await new ConversationWriter(work, conversation).step(
      giveBack(conversation, queueRules(work), "unanswered"),
    );
  });

/** All of the agent's customers go back to their places in the queue. */
export async function giveBackAll(work: UnitOfWork, agentId: AgentId) {
  for (const conversation of await work.tx.conversationsHeldBy(agentId)) {
    await new ConversationWriter(work, conversation).step(giveBack(conversation, queueRules(work)));
  }
}

const queueRules = ({ services }: UnitOfWork) => services.faq.engine.queue;
