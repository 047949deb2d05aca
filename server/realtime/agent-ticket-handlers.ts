import type { AgentId } from "../../protocol/conversation.ts";
import type { CheckedAgentCalls } from "../../protocol/sockets.ts";
import type { agentTicketPayloads } from "../../protocol/ticket-schemas.ts";
import * as desk from "../actions/agent-tickets.ts";
import type { Services } from "../actions/services.ts";
import * as answers from "../actions/ticket-answers.ts";
import {
  type AgentTicketSnapshot,
  presentAgentTicket,
  presentTicketRow,
} from "../present/ticket.ts";
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
      const { rows, cursor } = await desk.listTicketsForAgent(services, agentId, wanted);
      return { tickets: rows.map(presentTicketRow), cursor };
    },
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
    "ticket:decide": answering(answers.decideTicket),
    "ticket:close": answering(desk.closeTicket),
    "ticket:merge": answering(desk.mergeTicket),
  };
}
