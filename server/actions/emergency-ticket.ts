/** The ticket of an emergency: its timeline has every answer of the wallet to a freeze, and every mark, when they were made. */

import type { Emergency, Freeze } from "../../protocol/emergency.ts";
import type { TicketEntryKind, TicketNumber } from "../../protocol/ticket.ts";
import type { EmergencyRecord } from "../domain/emergency.ts";
import { needsTicket } from "../domain/emergency-steps.ts";
import type { ConversationRecord } from "../domain/records.ts";
import type { TicketRecord } from "../domain/ticket.ts";
import { amountOf } from "../domain/ticket-amount.ts";
import type { NewEntry } from "../domain/ticket-entry.ts";
import { exactTime } from "../locales/clock-words.ts";
import { translate } from "../locales/texts.ts";
import type { UnitOfWork } from "./commit.ts";
import type { ConversationWriter } from "./conversation-writer.ts";
import { emergencyOf, saveEmergency } from "./emergency-record.ts";
import { fileFor } from "./ticket-filing.ts";
import { changeTicket } from "./ticket-writer.ts";

/** Somebody has to look after it when the chat is over: files the ticket, where there is none and something was done. */
export async function fileEmergency(
  work: UnitOfWork,
  { conversation }: ConversationWriter,
  record: EmergencyRecord,
): Promise<EmergencyRecord> {
  if (!needsTicket(record)) return record;
  const customer = await work.tx.customer(conversation.customerId);
  if (!customer) return record;
  const { about, done } = record;
  const name = guideOf(work, conversation, record)?.name ?? record.kind;
  // What was done may still change: it stands in the timeline, and not in what was filed.
  const complaint = { topic: name, description: name, about: about && { transaction: about } };
  const { number: ticket } = await fileFor(work, customer, complaint);
  const filed = { ...record, ticket };
  const marks = done.map((mark) => markEntry(work, conversation, { record, mark, on: true }));
  await noteInEmergencyTicket(work, filed, marks);
  return filed;
}

/** Of a conversation that ends: what is left to look after has a ticket. */
export async function settleEmergency(work: UnitOfWork, writer: ConversationWriter): Promise<void> {
  const record = await emergencyOf(work, writer.conversation);
  const filed = record && (await fileEmergency(work, writer, record));
  if (filed && filed !== record) await saveEmergency(work, writer.conversation, filed);
}

/** Nothing where the emergency has no ticket yet. */
export async function noteInEmergencyTicket(
  work: UnitOfWork,
  record: EmergencyRecord,
  entries: readonly NewEntry[],
): Promise<void> {
  const ticket = await filedTicket(work, record);
  if (ticket && entries.length > 0) await changeTicket(work, ticket, { patch: {}, entries });
}

/** The customer has not made this payment: its ticket is about it, or has it too where it is about another one. */
export async function disputeInTicket(
  work: UnitOfWork,
  { locale }: ConversationRecord,
  record: EmergencyRecord,
): Promise<void> {
  const ticket = await filedTicket(work, record);
  if (!ticket || record.about === undefined) return;
  const about = { transaction: record.about };
  const text = translate(locale, "emergency.notMade");
  const patch = ticket.about === undefined ? { about, amount: amountOf(about) } : {};
  await changeTicket(work, ticket, {
    patch,
    entries: [{ kind: "added", author: "customer", text, about }],
  });
}

/** Where it was merged into another one, that one goes on. */
async function filedTicket(
  { tx }: UnitOfWork,
  { ticket: number }: EmergencyRecord,
): Promise<TicketRecord | undefined> {
  const filed = number === undefined ? undefined : await tx.ticket(number as TicketNumber);
  return filed?.mergedInto === undefined ? filed : tx.ticket(filed.mergedInto);
}

interface Marked {
  readonly record: EmergencyRecord;
  readonly mark: Emergency["done"][number];
  readonly on: boolean;
}

/** A device without a network sends its marks later: then the entry says when it was done. In milliseconds. */
const lateMs = 60_000;

export function markEntry(
  work: UnitOfWork,
  conversation: ConversationRecord,
  { record, mark, on }: Marked,
): NewEntry {
  const { step, at } = mark;
  const guide = guideOf(work, conversation, record);
  const title = guide?.steps.find(({ id }) => id === step)?.title ?? step;
  const isLate = on && work.now - Date.parse(at) >= lateMs;
  const { locale } = conversation;
  const lines = [
    title,
    ...(isLate ? [translate(locale, "emergency.doneAt", timeIn(work, conversation, at))] : []),
  ];
  return { kind: on ? "ticked" : "unticked", author: "customer", text: lines.join("\n") };
}

const freezeKinds: Readonly<Record<Freeze["state"], TicketEntryKind>> = {
  frozen: "frozen",
  partly: "partly-frozen",
  refused: "not-frozen",
  failed: "not-frozen",
  unavailable: "not-frozen",
  /** It has not answered, and it was too long ago. */
  asking: "not-frozen",
};

/** What the wallet has answered, in the customer's language: they read it in the ticket, as agents do. */
export function freezeEntry(
  work: UnitOfWork,
  conversation: ConversationRecord,
  freeze: Freeze,
): NewEntry {
  const { state, message, reference, parts = [] } = freeze;
  const { locale } = conversation;
  const open = parts.filter(({ frozen }) => !frozen);
  const lines = [
    reasonOf(work, conversation, freeze),
    ...open.map(({ title, note, phone }) =>
      translate(locale, "freeze.open", [title, note, phone].filter(Boolean).join(" · ")),
    ),
    message,
    reference && translate(locale, "freeze.reference", reference),
  ];
  const text = lines.filter(Boolean).join("\n");
  return { kind: freezeKinds[state], author: "system", text: text === "" ? undefined : text };
}

/** Why it is not frozen; of one that is, its kind says all. */
function reasonOf(work: UnitOfWork, conversation: ConversationRecord, { state, at }: Freeze) {
  const { locale } = conversation;
  if (state === "frozen" || state === "partly") return undefined;
  return state === "asking"
    ? translate(locale, "freeze.asked", timeIn(work, conversation, at))
    : translate(locale, `freeze.${state}`);
}

const timeIn = ({ services }: UnitOfWork, { locale }: ConversationRecord, at: string): string =>
  exactTime(locale, Date.parse(at), services.faq.engine.tickets.calendar.timeZone);

const guideOf = (
  { services }: UnitOfWork,
  { locale }: ConversationRecord,
  { kind }: EmergencyRecord,
) => services.faq.engine.emergencies(locale).find((one) => one.kind === kind);
