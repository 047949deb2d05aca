import type { AgentId } from "../../protocol/conversation.ts";
import type { CheckedAgentCalls } from "../../protocol/sockets.ts";
import type { agentTicketPayloads } from "../../protocol/ticket-schemas.ts";
import * as desk from "../actions/agent-tickets.ts";
import type { Services } from "../actions/services.ts";
import * as answers from "../actions/ticket-answers.ts";
import * as deciding from "../actions/ticket-deciding.ts";
import * as lists from "../actions/ticket-lists.ts";
import { mergeTicket } from "../actions/ticket-merging.ts";
import { redactInTicket } from "../actions/ticket-redaction.ts";
import { type AgentTicketSnapshot, presentAgentTicket } from "../present/ticket.ts";
import { presentTicketRow } from "../present/ticket-row.ts";
import { presentTeamTask } from "../present/ticket-task.ts";
import type { Handlers } from "./answer.ts";
import type { AgentCaller } from "./connections.ts";

type AgentTicketCalls = Pick<CheckedAgentCalls, keyof typeof agentTicketPayloads>;

export function agentTicketHandlers(services: Services): Handlers<AgentTicketCalls, AgentCaller> {
  /** Most calls do one thing with one ticket, and answer how it is then. */
  const answering =
    <Wanted>(
      action: (services: Services, id: AgentId, wanted: Wanted) => Promise<AgentTicketSnapshot>,
    ) =>
    async ({ agentId }: AgentCaller, wanted: Wanted) => ({
      ticket: presentAgentTicket(await action(services, agentId, wanted)),
    });

  return {
    async "ticket:list"({ agentId }, wanted) {
      const { rows, cursor } = await lists.listTicketsForAgent(services, agentId, wanted);
      return { tickets: rows.map(presentTicketRow), cursor };
    },
    async "ticket:related"({ agentId }, wanted) {
      const rows = await lists.ticketsBesides(services, agentId, wanted);
      return {
        tickets: rows.map(({ handler, ...row }) =>
          presentTicketRow({ ...row, handler: handler || undefined }),
        ),
      };
    },
    "ticket:overview": async ({ agentId }) => ({
      overview: await lists.ticketOverview(services, agentId),
    }),
    async "ticket:tasks"({ agentId }, wanted) {
      const { tasks, cursor } = await lists.listTeamTasks(services, agentId, wanted);
      return { tasks: tasks.map(presentTeamTask), cursor };
    },
    "ticket:save-view": async ({ agentId }, wanted) => ({
      overview: await lists.saveTicketView(services, agentId, wanted),
    }),
    "ticket:remove-view": async ({ agentId }, wanted) => ({
      overview: await lists.removeTicketView(services, agentId, wanted),
    }),
    "ticket:open": answering(desk.openTicketForAgent),
    "ticket:file": answering(desk.fileForCustomer),
    "ticket:accept": answering(desk.acceptTicket),
    "ticket:assign": answering(desk.assignTicket),
    "ticket:classify": answering(desk.classifyTicket),
    "ticket:ask": answering(answers.askCustomer),
    "ticket:reply": answering(answers.replyInTicket),
    "ticket:note": answering(answers.noteInTicket),
    "ticket:task": answering(answers.askTeam),
    "ticket:answer-task": answering(answers.answerTask),
    "ticket:decide": answering(deciding.decideTicket),
    "ticket:approve": answering(deciding.approveDecision),
    "ticket:decline": answering(deciding.declineDecision),
    "ticket:set-cause": answering(deciding.setCause),
    "ticket:check": answering(deciding.tickCheck),
    "ticket:link": answering(deciding.linkConversation),
    "ticket:postpone": answering(deciding.postponePromise),
    "ticket:close": answering(desk.closeTicket),
    "ticket:redact": answering(redactInTicket),
    "ticket:merge": answering(mergeTicket),
  };
}
