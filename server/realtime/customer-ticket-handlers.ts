import type { CheckedCustomerCalls } from "../../protocol/sockets.ts";
import type { customerTicketPayloads } from "../../protocol/ticket-schemas.ts";
import { movedTickets } from "../actions/moved-tickets.ts";
import type { Services } from "../actions/services.ts";
import { lookAtTicket } from "../actions/ticket-looks.ts";
import * as tickets from "../actions/tickets.ts";
import { presentTicket } from "../present/ticket.ts";
import { presentReceipt } from "../present/ticket-receipt.ts";
import { presentTicketSummary } from "../present/ticket-row.ts";
import { epochTime, isoTime } from "../present/time.ts";
import type { Handlers } from "./answer.ts";
import type { CustomerCaller } from "./connections.ts";

type CustomerTicketCalls = Pick<CheckedCustomerCalls, keyof typeof customerTicketPayloads>;

export const customerTicketHandlers = (
  services: Services,
): Handlers<CustomerTicketCalls, CustomerCaller> => ({
  async "ticket:file"({ customer }, complaint) {
    return { ticket: presentTicket(await tickets.fileTicket(services, customer, complaint)) };
  },
  async "ticket:list"({ customer }, { before }) {
    const page = await tickets.listTickets(services, customer, before);
    return { tickets: page.tickets.map(presentTicketSummary), more: page.more };
  },
  async "ticket:get"({ customer }, { number }) {
    return { ticket: presentTicket(await lookAtTicket(services, customer, number)) };
  },
  async "ticket:moved"({ customer }, { since }) {
    const moved = await movedTickets(services, customer, epochTime(since));
    const { numbers, open, urgent, at } = moved;
    return {
      numbers,
      isOpen: open > 0,
      open,
      urgent: urgent && presentTicketSummary(urgent),
      at: isoTime(at),
    };
  },
  async "ticket:receipt"({ customer }, { number }) {
    return { receipt: presentReceipt(await tickets.openTicket(services, customer, number)) };
  },
  async "ticket:add"({ customer }, added) {
    return { ticket: presentTicket(await tickets.addToTicket(services, customer, added)) };
  },
  async "ticket:escalate"({ customer }, wanted) {
    return { ticket: presentTicket(await tickets.escalateTicket(services, customer, wanted)) };
  },
  async "ticket:follow-up"({ customer }, answer) {
    return { ticket: presentTicket(await tickets.answerFollowUp(services, customer, answer)) };
  },
  async "ticket:withdraw"({ customer }, { number }) {
    return { ticket: presentTicket(await tickets.withdrawTicket(services, customer, number)) };
  },
});
