/** Makes a letter of what the outbox holds, from what is stored now: what was redacted or read since is not in it. */

import type { ConversationId } from "../../protocol/conversation.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import { type CustomerMail, isForCustomer, type MailRecord } from "../domain/mail.ts";
import { mailAddressOf } from "../domain/mailing.ts";
import type { CustomerRecord } from "../domain/records.ts";
import { reminderStep } from "../domain/reminder.ts";
import type { ReportId } from "../domain/report-records.ts";
import type { TicketRecord } from "../domain/ticket.ts";
import type { Letter } from "../ports/mail.ts";
import { agentLocale } from "../present/agent.ts";
import { presentLetter } from "../present/mail/letter.ts";
import type { LetterContent } from "../present/mail/letter-content.ts";
import { presentReportLetter } from "../present/mail/report-letter.ts";
import type { UnitOfWork } from "./commit.ts";
import { mailLink } from "./mail-links.ts";
import { topicTitles } from "./topic-names.ts";

/** So much of a conversation is in one letter; a page of it. */
const transcriptLength = 200;
/** Where what an agent has said is looked for. */
const latestMessages = 50;

export type LetterStep =
  | { readonly step: "drop" }
  | { readonly step: "wait"; readonly until: number }
  | { readonly step: "send"; readonly letter: Letter; readonly seq?: number | undefined };

const drop = { step: "drop" } as const;

type Found =
  | Exclude<LetterStep, { step: "send" }>
  | { readonly step: "tell"; readonly content: LetterContent; readonly seq?: number };

export async function letterStep(work: UnitOfWork, mail: MailRecord): Promise<LetterStep> {
  const { tx } = work;
  if (!isForCustomer(mail)) return reportStep(work, mail);
  const customer = await tx.customer(mail.customerId);
  const mailing = await tx.mailing(mail.customerId);
  const to = mail.kind === "address" ? mailing?.pendingAddress : mailAddressOf(mailing);
  if (!customer || to === undefined) return drop;
  const found = await contentOf(work, mail, to);
  if (found.step !== "tell") return found;
  return { step: "send", letter: letterOf(work, customer, { ...found, to }), seq: found.seq };
}

function letterOf(
  { services }: UnitOfWork,
  { id: customerId, locale }: CustomerRecord,
  { content, to }: { readonly content: LetterContent; readonly to: string },
): Letter {
  const isAsked = content.kind === "address" || content.kind === "transcript";
  const stopUrl = isAsked ? undefined : mailLink(services, "stop", { customerId, address: to });
  const { engine } = services.faq;
  const wallet = engine.walletText("walletName", locale) || undefined;
  const { officialHosts } = engine;
  const frame = { locale, wallet, stopUrl, officialHosts };
  return { to, locale, stopUrl, ...presentLetter(content, frame) };
}

async function contentOf(work: UnitOfWork, mail: CustomerMail, to: string): Promise<Found> {
  const { customerId, kind } = mail;
  switch (kind) {
    case "address": {
      const url = mailLink(work.services, "confirm", { customerId, address: to });
      return { step: "tell", content: { kind, url, number: numberOf(mail.about) } };
    }
    case "answer":
      return answerOf(work, mail);
    case "ticket.filed":
    case "ticket.asked":
    case "ticket.decided":
    case "ticket.breached":
    case "ticket.forewarned":
    case "ticket.postponed":
      return ticketContent(work, mail, kind);
    case "transcript":
      return transcriptOf(work, mail);
  }
}

const numberOf = (about: MailRecord["about"]): TicketNumber | undefined =>
  about.startsWith("ticket:") ? (about.slice("ticket:".length) as TicketNumber) : undefined;

/** As it was made; whoever sends it again sends the same. */
async function reportStep(
  { tx, services }: UnitOfWork,
  { about }: MailRecord,
): Promise<LetterStep> {
  const [id = "", to = ""] = about.slice("report:".length).split(" ");
  const record = await tx.report(id as ReportId);
  const { locale } = services.settings.current().reports ?? { locale: agentLocale };
  if (!record || to === "") return drop;
  const frame = {
    locale,
    wallet: services.faq.engine.walletText("walletName", locale) || undefined,
    consoleUrl: `${services.mail?.publicUrl ?? ""}/console/`,
    titleOf: topicTitles(services.faq.engine, locale),
  };
  const letter = presentReportLetter(record.report, frame);
  return { step: "send", letter: { to, locale, stopUrl: undefined, ...letter } };
}

async function answerOf({ tx, now, services }: UnitOfWork, mail: MailRecord): Promise<Found> {
  const id = mail.about.slice("conversation:".length) as ConversationId;
  const conversation = await tx.conversation(id);
  if (conversation?.customerId !== mail.customerId) return drop;
  const latest = await tx.messages(id, { limit: latestMessages });
  const lastSent = await tx.lastMail(mail.about, "answer");
  const unreadMs = services.mail?.unreadMs ?? 0;
  const next = reminderStep({ conversation, latest, lastSent, unreadMs, now });
  if (next.step !== "tell") return next;
  const { unread } = next;
  return { step: "tell", content: { kind: "answer", unread }, seq: unread.at(-1)?.seq ?? 0 };
}

async function ticketContent(
  work: UnitOfWork,
  mail: MailRecord,
  kind: Extract<LetterContent, { ticket: unknown }>["kind"],
): Promise<Found> {
  const { tx, services, now } = work;
  const number = numberOf(mail.about);
  const ticket = number && (await tx.ticket(number));
  if (!ticket || ticket.customerId !== mail.customerId) return drop;
  // What it promises counts no more; the other one writes for both.
  if (ticket.mergedInto !== undefined) return drop;
  if (kind === "ticket.filed" || kind === "ticket.breached") {
    const { timeZone } = services.faq.engine.tickets.calendar;
    return { step: "tell", content: { kind, ticket, timeZone, now } };
  }
  if (kind === "ticket.forewarned" || kind === "ticket.postponed")
    return newDate(work, ticket, kind);
  const text =
    kind === "ticket.decided"
      ? ticket.decision?.text
      : (await tx.ticketEntries(number)).findLast((entry) => entry.kind === "asked")?.text;
  return text === undefined ? drop : { step: "tell", content: { kind, ticket, text } };
}

/** A date that counts no more by the time of the letter is not written of: what came instead has a letter of its own. */
async function newDate(
  { tx, services }: UnitOfWork,
  ticket: TicketRecord,
  kind: "ticket.forewarned" | "ticket.postponed",
): Promise<Found> {
  const entryKind = kind === "ticket.forewarned" ? "forewarned" : "promised";
  const said = (await tx.ticketEntries(ticket.number)).findLast(
    (entry) => entry.kind === entryKind,
  );
  const counts = kind === "ticket.forewarned" ? ticket.laterAt : ticket.promiseAt;
  const at = said?.promise?.at;
  if (said?.text === undefined || at === undefined || at !== counts) return drop;
  const { timeZone } = services.faq.engine.tickets.calendar;
  return { step: "tell", content: { kind, ticket, text: said.text, at, timeZone } };
}

async function transcriptOf({ tx, services }: UnitOfWork, mail: CustomerMail): Promise<Found> {
  const id = mail.about.slice("conversation:".length) as ConversationId;
  const conversation = await tx.conversationOf(mail.customerId, id);
  const messages = conversation ? await tx.messages(id, { limit: transcriptLength }) : [];
  const [first] = messages;
  if (!first) return drop;
  const { timeZone } = services.faq.engine.tickets.calendar;
  return {
    step: "tell",
    content: { kind: "transcript", messages, isCut: first.seq > 1, timeZone },
  };
}
