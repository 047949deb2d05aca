/** The record of an emergency, which the bot, the customer and the wallet's check cards write in. */

import type { WalletTransaction } from "../../protocol/transaction.ts";
import { type EmergencyRecord, emergencyView } from "../domain/emergency.ts";
import { needsTicket } from "../domain/emergency-steps.ts";
import type { ConversationRecord } from "../domain/records.ts";
import { translate } from "../locales/texts.ts";
import { isoTime } from "../present/time.ts";
import type { UnitOfWork } from "./commit.ts";
import type { ConversationWriter } from "./conversation-writer.ts";
import { fileFor } from "./ticket-filing.ts";

interface KnownEmergency {
  /** The article of it; one that the editors have no steps for is as if nobody knew. */
  readonly kind?: string | undefined;
  readonly about?: WalletTransaction | undefined;
}

/** Begins the record at the customer's last word, or adds to it what is known now. */
export async function noteEmergency(
  work: UnitOfWork,
  writer: ConversationWriter,
  { kind: heard, about }: KnownEmergency,
): Promise<EmergencyRecord | undefined> {
  const known = await emergencyOf(work, writer.conversation);
  const guides = work.services.faq.engine.emergencies(writer.conversation.locale);
  const guide = guides.find(({ kind }) => kind === heard);
  const kind = guide?.kind ?? known?.kind ?? guides[0]?.kind;
  if (kind === undefined) return undefined;
  if (known && known.kind === kind && about === undefined) return known;
  const { id: conversationId, customerAt } = writer.conversation;
  const begun = { conversationId, startedAt: isoTime(customerAt), done: [], ...known };
  const record = { ...begun, kind, about: about ?? known?.about };
  if (!known) await writer.update({ emergencyAt: customerAt });
  await saveEmergency(work, writer.conversation, record);
  if (!known) work.publish({ kind: "desk", conversationId });
  return record;
}

export async function saveEmergency(
  work: UnitOfWork,
  conversation: ConversationRecord,
  record: EmergencyRecord,
): Promise<void> {
  await work.tx.saveEmergency(record);
  const emergency = emergencyView(record);
  const event = { type: "emergency.changed", conversationId: conversation.id, emergency } as const;
  work.publish({ kind: "passing", event, conversation });
}

/** Undefined where the conversation is about none, or no longer. */
export const emergencyOf = async (
  { tx }: UnitOfWork,
  { id, emergencyAt }: ConversationRecord,
): Promise<EmergencyRecord | undefined> =>
  emergencyAt === undefined ? undefined : tx.emergency(id);

/** Somebody has to look after it when the chat is over: files the ticket, where there is none and something was done. */
export async function fileEmergency(
  work: UnitOfWork,
  { conversation }: ConversationWriter,
  record: EmergencyRecord,
): Promise<EmergencyRecord> {
  if (!needsTicket(record)) return record;
  const customer = await work.tx.customer(conversation.customerId);
  if (!customer) return record;
  const { about } = record;
  const complaint = {
    topic: kindName(work, conversation, record),
    description: describe(work, conversation, record),
    about: about && { transaction: about },
  };
  const { number: ticket } = await fileFor(work, customer, complaint);
  return { ...record, ticket };
}

function kindName(
  { services }: UnitOfWork,
  { locale }: ConversationRecord,
  { kind }: EmergencyRecord,
): string {
  const guide = services.faq.engine.emergencies(locale).find((one) => one.kind === kind);
  return guide?.name ?? kind;
}

/** What was done and when, in the customer's language: they read it in the ticket. */
function describe(work: UnitOfWork, conversation: ConversationRecord, record: EmergencyRecord) {
  const { locale } = conversation;
  const { kind, done, frozen: freeze } = record;
  const guide = work.services.faq.engine.emergencies(locale).find((one) => one.kind === kind);
  const titleOf = (step: string) => guide?.steps.find(({ id }) => id === step)?.title ?? step;
  const said =
    freeze && freeze.state !== "asking" ? [translate(locale, `freeze.${freeze.state}`)] : [];
  const marks = done.map(({ step }) => translate(locale, "emergency.done", titleOf(step)));
  const reference = freeze?.reference
    ? [translate(locale, "freeze.reference", freeze.reference)]
    : [];
  return [kindName(work, conversation, record), ...said, ...reference, ...marks].join("\n");
}
