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
import { withReadableTicket, withReadableTopic } from "../actions/topic-names.ts";
import { type AgentTicketSnapshot, presentAgentTicket } from "../present/ticket.ts";
import { presentReceipt } from "../present/ticket-receipt.ts";
import { presentTicketRow } from "../present/ticket-row.ts";
import { presentTeamTask } from "../present/ticket-task.ts";
import type { Handlers } from "./answer.ts";
import type { AgentCaller } from "./connections.ts";

type AgentTicketCalls = Pick<CheckedAgentCalls, keyof typeof agentTicketPayloads>;

export function agentTicketHandlers(services: Services): Handlers<AgentTicketCalls, AgentCaller> {
  const readableFor = ({ locale }: AgentCaller) => withReadableTopic(services.faq.engine, locale);
  const overviewFor = async ({ agentId, locale }: AgentCaller) => ({
    overview: await lists.ticketOverview(services, agentId, locale),
  });
  /** Most calls do one thing with one ticket, and answer how it is then. */
  const answering =
    <Wanted>(
      action: (services: Services, id: AgentId, wanted: Wanted) => Promise<AgentTicketSnapshot>,
    ) =>
    async (caller: AgentCaller, wanted: Wanted) => {
      const snapshot = await action(services, caller.agentId, wanted);
      const readable = readableFor(caller);
      const ticket = readable(snapshot.ticket);
      const others = snapshot.others.map(readable);
      const merged = snapshot.merged.map(withReadableTicket(readable));
      return { ticket: presentAgentTicket({ ...snapshot, ticket, others, merged }) };
    };

  return {
    async "ticket:list"(caller, wanted) {
      const { rows, cursor } = await lists.listTicketsForAgent(services, caller.agentId, wanted);
      return {
        tickets: rows.map(withReadableTicket(readableFor(caller))).map(presentTicketRow),
        cursor,
      };
    },
    async "ticket:related"(caller, wanted) {
      const rows = await lists.ticketsBesides(services, caller.agentId, wanted);
      return { tickets: rows.map(withReadableTicket(readableFor(caller))).map(presentTicketRow) };
    },
    "ticket:overview": overviewFor,
    async "ticket:tasks"(caller, wanted) {
      const { tasks, cursor } = await lists.listTeamTasks(services, caller.agentId, wanted);
      return { tasks: tasks.map(readableFor(caller)).map(presentTeamTask), cursor };
    },
    async "ticket:save-view"(caller, wanted) {
      await lists.saveTicketView(services, caller.agentId, wanted);
      return overviewFor(caller);
    },
    async "ticket:remove-view"(caller, wanted) {
      await lists.removeTicketView(services, caller.agentId, wanted);
      return overviewFor(caller);
    },
    "ticket:open": answering(desk.openTicketForAgent),
    async "ticket:receipt"({ agentId }, wanted) {
      const snapshot = await desk.openTicketForAgent(services, agentId, wanted);
      const { locale } = snapshot.ticket;
      const { topic } = withReadableTopic(services.faq.engine, locale)(snapshot.ticket);
      return { receipt: presentReceipt(snapshot), topic, locale };
    },
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
    "ticket:forewarn": answering(deciding.forewarnCustomer),
    "ticket:close": answering(desk.closeTicket),
    "ticket:redact": answering(redactInTicket),
    "ticket:merge": answering(mergeTicket),
  };
}
