/** The emergency lane: the customer opens it, ticks what is done, and has the wallet freeze the account. */

import type { Emergency } from "../../protocol/emergency.ts";
import type { WalletTransaction } from "../../protocol/transaction.ts";
import { reopen } from "../domain/conversation.ts";
import { type EmergencyRecord, emergencyView } from "../domain/emergency.ts";
import {
  freezeAfter,
  freezeNotices,
  lastAnswer,
  marked,
  markedAt,
  mayAskToFreeze,
} from "../domain/emergency-steps.ts";
import type { CustomerRecord } from "../domain/records.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import type { FreezeAnswer, HostAnswer } from "../ports/host.ts";
import { isoTime } from "../present/time.ts";
import { giveResponse } from "./bot.ts";
import { owedInQueue } from "./bot-talk.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import { ConversationWriter, writerForCustomer } from "./conversation-writer.ts";
import { emergencyOf, noteEmergency, saveEmergency } from "./emergency-record.ts";
import {
  disputeInTicket,
  fileEmergency,
  freezeEntry,
  markEntry,
  noteInEmergencyTicket,
} from "./emergency-ticket.ts";
import { queueForAgent } from "./handover.ts";
import { raisePriority } from "./priority.ts";
import type { Services } from "./services.ts";

/** Opened again it is the same one, and another kind takes the place of the one before. */
export const openEmergency = (
  services: Services,
  customer: CustomerRecord,
  { kind }: { readonly kind?: string | undefined },
): Promise<Emergency> =>
  commit(services, async (work) => emergencyView(await openIn(work, customer, { kind })));

async function openIn(
  work: UnitOfWork,
  customer: CustomerRecord,
  heard: { readonly kind?: string | undefined },
): Promise<EmergencyRecord> {
  const latest = await work.tx.latestConversationOf(customer.id);
  const writer = await writerForCustomer(work, customer, latest);
  if (writer.conversation.status === "resolved") await writer.step(reopen(writer.conversation));
  return enterEmergency(work, writer, heard);
}

/** To the front of the queue, and both sides see it. */
export async function enterEmergency(
  work: UnitOfWork,
  writer: ConversationWriter,
  heard: { readonly kind?: string | undefined; readonly about?: WalletTransaction | undefined },
): Promise<EmergencyRecord> {
  const isNew = writer.conversation.emergencyAt === undefined;
  const owed = await owedInQueue(work, writer.conversation);
  // A tap is a word, too.
  if (isNew) await writer.update({ customerAt: work.now });
  const known = await emergencyOf(work, writer.conversation);
  const record = await noteEmergency(work, writer, heard);
  if (!record) throw new Refusal("unavailable", "The editors have written no steps.");
  // An expired card can be tapped again: it is the same payment.
  if (heard.about && heard.about.id !== known?.about?.id)
    await disputeInTicket(work, writer.conversation, record);
  if (isNew) await writer.announce("emergency");
  const about = record.kind as NonNullable<ConversationWriter["conversation"]["lastArticleId"]>;
  await raisePriority(work, writer, { priority: "urgent", topic: about });
  if (writer.conversation.status === "bot") {
    await queueForAgent(work, writer, { urgency: "urgent", about });
    if (owed) await giveResponse(work, writer, owed);
  }
  return record;
}

interface StepMark {
  readonly step: string;
  readonly done: boolean;
  /** By the device's clock, where it was without a network then. */
  readonly at?: string | undefined;
}

export const markStep = (
  services: Services,
  customer: CustomerRecord,
  { step, done: on, at }: StepMark,
): Promise<Emergency> =>
  commit(services, async (work) => {
    const { writer, record } = await ongoing(work, customer);
    const guides = services.faq.engine.emergencies(writer.conversation.locale);
    const known = guides.find(({ kind }) => kind === record.kind)?.steps ?? [];
    if (!known.some(({ id }) => id === step)) throw notFound("step");
    const mark = { step, at: markedAt(at, work.now) };
    const next = { ...record, done: marked(record, { ...mark, on }) };
    await saveEmergency(work, writer.conversation, next);
    // Marked again it is the same mark.
    if (next.done.length !== record.done.length)
      await noteInEmergencyTicket(work, next, [
        markEntry(work, writer.conversation, { record, mark, on }),
      ]);
    return emergencyView(next);
  });

async function ongoing(work: UnitOfWork, customer: CustomerRecord) {
  const conversation = await work.tx.latestConversationOf(customer.id);
  const record = conversation && (await emergencyOf(work, conversation));
  if (!conversation || !record) throw notFound("emergency");
  return { writer: new ConversationWriter(work, conversation), record };
}

/**
 * Asks the wallet, and answers what it has said. That it was asked is durable before it is: whoever else looks sees it, and
 * nobody asks twice. A wallet that does not answer within its time has not frozen anything, as far as anybody knows.
 */
export async function freezeAccount(
  services: Services,
  customer: CustomerRecord,
): Promise<Emergency> {
  const asked = await commit(services, (work) => askToFreeze(work, customer));
  if (!asked.isAsked) return emergencyView(asked.record);
  const { conversationId, kind: reason } = asked.record;
  const { subject, locale } = customer;
  const answer: HostAnswer<FreezeAnswer> =
    subject === undefined
      ? { outcome: "none" }
      : await services.host.freeze(subject, { conversationId, reason, locale });
  return commit(services, (work) => saveFreeze(work, customer, answer));
}

async function askToFreeze(work: UnitOfWork, customer: CustomerRecord) {
  const begun = await openIn(work, customer, {});
  if (!mayAskToFreeze(begun, work.now)) return { record: begun, isAsked: false };
  const { writer } = await ongoing(work, customer);
  // Whoever asked before has died, and what the wallet said is not known.
  if (begun.frozen?.state === "asking")
    await noteInEmergencyTicket(work, begun, [
      freezeEntry(work, writer.conversation, begun.frozen),
    ]);
  const last = lastAnswer(begun.frozen);
  const frozen = { state: "asking", at: isoTime(work.now), last } as const;
  const record = await fileEmergency(work, writer, { ...begun, frozen });
  await saveEmergency(work, writer.conversation, record);
  return { record, isAsked: true };
}

async function saveFreeze(
  work: UnitOfWork,
  customer: CustomerRecord,
  answer: HostAnswer<FreezeAnswer>,
): Promise<Emergency> {
  const { writer, record } = await ongoing(work, customer);
  const freeze = freezeAfter(answer, { at: isoTime(work.now), before: record.frozen });
  if (freeze.state !== "asking") await writer.announce(freezeNotices[freeze.state]);
  const next = { ...record, frozen: freeze };
  await noteInEmergencyTicket(work, next, [freezeEntry(work, writer.conversation, freeze)]);
  await saveEmergency(work, writer.conversation, next);
  return emergencyView(next);
}
