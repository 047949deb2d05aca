import type { AgentId } from "../../protocol/conversation.ts";
import type { TicketDecision } from "../../protocol/ticket.ts";
import { insist } from "../domain/permissions.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import { needsApproval, refuseForeignAmount } from "../domain/ticket-amount.ts";
import { noteAmongAgents, noteTask } from "../domain/ticket-handling.ts";
import {
  mayApproveAmounts,
  mayHandleTicket,
  mayWorkOnTickets,
} from "../domain/ticket-permissions.ts";
import { deadline } from "../domain/ticket-promises.ts";
import * as steps from "../domain/ticket-steps.ts";
import { agentStep, type Numbered, refuseUnknownTeam, rulesOf } from "./agent-ticket-step.ts";
import { refuseAsking } from "./refuse-asking.ts";
import type { Services } from "./services.ts";

type Saying = Numbered & { readonly text: string };

export async function askCustomer(services: Services, agentId: AgentId, { number, text }: Saying) {
  await refuseAsking(services, agentId, { text });
  return agentStep(services, agentId, {
    number,
    may: mayHandleTicket,
    step: (ticket, { name: by }, { now }) =>
      steps.ask(ticket, rulesOf(services), { text, by, now }),
  });
}

export async function replyInTicket(
  services: Services,
  agentId: AgentId,
  { number, text }: Saying,
) {
  await refuseAsking(services, agentId, { text });
  return agentStep(services, agentId, {
    number,
    may: mayHandleTicket,
    step: (ticket, { name: by }, { now }) =>
      steps.reply(ticket, rulesOf(services), { text, by, now }),
  });
}

/** For colleagues. The customer never sees it. */
export const noteInTicket = (services: Services, agentId: AgentId, { number, text }: Saying) =>
  agentStep(services, agentId, {
    number,
    may: mayWorkOnTickets,
    step: (_, { name: by }) => noteAmongAgents({ text, by }),
  });

export const askTeam = (
  services: Services,
  agentId: AgentId,
  { number, team, text }: Saying & { readonly team: string },
) =>
  agentStep(services, agentId, {
    number,
    may: mayHandleTicket,
    async step(ticket, { name: by }, { tx, now }) {
      refuseUnknownTeam(services, team);
      const { calendar, task } = rulesOf(services);
      await tx.insertTicketTask({
        id: services.ids.next<string>(),
        number: ticket.number,
        team,
        text,
        dueAt: deadline(calendar, now, task),
        answer: undefined,
        answeredAt: undefined,
      });
      return noteTask({ kind: "task", text: `${team}: ${text}`, by });
    },
  });

export const answerTask = (
  services: Services,
  agentId: AgentId,
  { number, taskId, text }: Saying & { readonly taskId: string },
) =>
  agentStep(services, agentId, {
    number,
    may: mayWorkOnTickets,
    async step(ticket, { name: by }, { tx, now }) {
      const task = (await tx.ticketTasks(ticket.number)).find(({ id }) => id === taskId);
      if (!task) throw notFound("task");
      if (task.answeredAt !== undefined) throw new Refusal("closed", "It is answered already.");
      await tx.answerTicketTask(taskId, { text, at: now });
      return noteTask({ kind: "task-answered", text: `${task.team}: ${text}`, by });
    },
  });

export async function decideTicket(
  services: Services,
  agentId: AgentId,
  { number, ...decision }: Numbered & TicketDecision,
) {
  await refuseAsking(services, agentId, decision);
  return agentStep(services, agentId, {
    number,
    may: mayHandleTicket,
    step(ticket, agent, { now }) {
      refuseForeignAmount(decision);
      if (needsApproval(decision, rulesOf(services))) insist(mayApproveAmounts(agent));
      const made = { decision, agentId, by: agent.name, now };
      return steps.decide(ticket, rulesOf(services), made);
    },
  });
}
