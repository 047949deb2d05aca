import { priorities } from "../../protocol/conversation.ts";
import type { SavedTicketViewRecord, TicketRecord, TicketTaskRecord } from "../domain/ticket.ts";
import type { TicketEntryRecord } from "../domain/ticket-entry.ts";
import { flag, json, number, rank, text } from "./column.ts";
import { table } from "./table.ts";

export const tickets = table<TicketRecord>("tickets", {
  number: text(),
  customerId: text(),
  conversationId: text(),
  clientId: text(),
  locale: text(),
  state: text(),
  topic: text(),
  severity: rank(priorities),
  description: text(),
  demand: text(),
  about: json(),
  contact: text(),
  amount: number,
  linked: json(),
  cause: text(),
  checklist: json(),
  proposal: json(),
  handlerId: text(),
  handledBy: json(),
  team: text(),
  promiseKind: text(),
  promiseAt: number,
  pausedSince: number,
  breachedAt: number,
  alertAt: number,
  alertedAt: number,
  dueAt: number,
  decision: json(),
  decidedBy: text(),
  approvedBy: text(),
  decidedAt: number,
  escalatedAt: number,
  followUpAt: number,
  followedUpAt: number,
  followUpSolved: flag,
  mergedInto: text(),
  lastSeq: number,
  lastHash: text(),
  lastAt: number,
  createdAt: number,
  closedAt: number,
});

export const savedTicketViews = table<SavedTicketViewRecord>("saved_ticket_views", {
  id: text(),
  ownerId: text(),
  name: text(),
  view: text(),
  filter: json(),
  isShared: flag,
  createdAt: number,
});

export const ticketEntries = table<TicketEntryRecord>("ticket_entries", {
  number: text(),
  seq: number,
  at: number,
  kind: text(),
  author: text(),
  by: text(),
  text: text(),
  state: text(),
  promise: json(),
  decision: json(),
  redacts: json(),
  salt: text(),
  about: json(),
  attachments: json(),
  facts: json(),
  factsHash: text(),
  hash: text(),
});

export const ticketTasks = table<TicketTaskRecord>("ticket_tasks", {
  id: text(),
  number: text(),
  team: text(),
  text: text(),
  dueAt: number,
  answer: text(),
  answeredAt: number,
});
