import type { AttachmentId } from "../../protocol/attachment.ts";
import type { AgentId } from "../../protocol/conversation.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import { noteAmongAgents, noteTask } from "../domain/ticket-handling.ts";
import {
  mayAnswerTicketTask,
  mayHandleTicket,
  mayWorkOnTickets,
} from "../domain/ticket-permissions.ts";
import { deadline } from "../domain/ticket-promises.ts";
import * as steps from "../domain/ticket-steps.ts";
import { taskWords } from "../domain/ticket-tasks.ts";
import { agentStep, type Numbered, refuseUnknownTeam, rulesOf } from "./agent-ticket-step.ts";
import type { Services } from "./services.ts";
import { evidenceOf } from "./ticket-evidence.ts";

type Saying = Numbered & { readonly text: string };
type Showing = Saying & { readonly attachmentIds?: readonly AttachmentId[] | undefined };

export async function askCustomer(
  services: Services,
  agentId: AgentId,
  { number, text, attachmentIds: ids }: Showing,
) {
  return agentStep(services, agentId, {
    number,
    may: mayHandleTicket,
    async step(ticket, { name: by }, work) {
      const filer = { kind: "agent", id: agentId } as const;
      const attachments = await evidenceOf(work, ticket, { filer, ids, text });
      return steps.ask(ticket, rulesOf(services), {
        text,
        by,
        agentId,
        now: work.now,
        attachments,
      });
    },
  });
}

export async function replyInTicket(
  services: Services,
  agentId: AgentId,
  { number, text, attachmentIds: ids }: Showing,
) {
  return agentStep(services, agentId, {
    number,
    may: mayHandleTicket,
    async step(ticket, { name: by }, work) {
      const filer = { kind: "agent", id: agentId } as const;
      const attachments = await evidenceOf(work, ticket, { filer, ids, text });
      return steps.reply(ticket, rulesOf(services), {
        text,
        by,
        agentId,
        now: work.now,
        attachments,
      });
    },
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
  {
    number,
    team,
    text,
    taskId = services.ids.next<string>(),
  }: Saying & { readonly team: string; readonly taskId?: string },
) =>
  agentStep(services, agentId, {
    number,
    may: mayHandleTicket,
    async step(ticket, { name: by }, { tx, now }) {
      refuseUnknownTeam(services, team);
      if (ticket.closedAt !== undefined) throw new Refusal("closed", "The ticket is over.");
      const { calendar, task } = rulesOf(services);
      await tx.insertTicketTask({
        id: taskId,
        number: ticket.number,
        team,
        text,
        dueAt: deadline(calendar, now, task),
        answer: undefined,
        answeredAt: undefined,
      });
      return noteTask({ kind: "task", text: taskWords({ team, text }), by });
    },
  });

export const answerTask = (
  services: Services,
  agentId: AgentId,
  { number, taskId, text }: Saying & { readonly taskId: string },
) =>
  agentStep(services, agentId, {
    number,
    may: mayAnswerTicketTask,
    async step(ticket, { name: by }, { tx, now }) {
      const task = (await tx.ticketTasks(ticket.number)).find(({ id }) => id === taskId);
      if (!task) throw notFound("task");
      if (task.answeredAt !== undefined)
        throw new Refusal("closed", "It is answered already, or its ticket is over.");
      await tx.answerTicketTask(taskId, { text, at: now });
      return noteTask({ kind: "task-answered", text: taskWords({ team: task.team, text }), by });
    },
  });
