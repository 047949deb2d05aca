/** The record of an emergency, which the bot, the customer and the wallet's check cards write in. */

import type { WalletTransaction } from "../../protocol/transaction.ts";
import { type EmergencyRecord, emergencyView } from "../domain/emergency.ts";
import { freezeDoubted } from "../domain/emergency-steps.ts";
import type { ConversationRecord } from "../domain/records.ts";
import { isoTime } from "../present/time.ts";
import type { UnitOfWork } from "./commit.ts";
import type { ConversationWriter } from "./conversation-writer.ts";

interface KnownEmergency {
  /** The article of it; one that the editors have no steps for is as if nobody knew. */
  readonly kind?: string | undefined;
  readonly about?: WalletTransaction | undefined;
  /** The customer has said it in words. */
  readonly isSaid?: true | undefined;
}

/** Begins the record at the customer's last word, or adds to it what is known now. */
export async function noteEmergency(
  work: UnitOfWork,
  writer: ConversationWriter,
  { kind: heard, about, isSaid }: KnownEmergency,
): Promise<EmergencyRecord | undefined> {
  const known = await emergencyOf(work, writer.conversation);
  const guides = work.services.faq.engine.emergencies(writer.conversation.locale);
  const guide = guides.find(({ kind }) => kind === heard);
  const kind = guide?.kind ?? known?.kind ?? guides[0]?.kind;
  if (kind === undefined) return undefined;
  const isNews = isSaid || (about !== undefined && about.id !== known?.about?.id);
  const frozen = isNews ? freezeDoubted(known?.frozen) : known?.frozen;
  if (known && known.kind === kind && about === undefined && frozen === known.frozen) return known;
  const { id: conversationId, customerAt } = writer.conversation;
  const before = known ?? (await endedEmergency(work, writer.conversation));
  const begun = { conversationId, startedAt: isoTime(customerAt), done: [], ...before };
  const still = known ? frozen : freezeDoubted(before?.frozen);
  const record = { ...begun, kind, frozen: still, about: about ?? before?.about };
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

/** A customer who ends the chat in the middle and comes back is in the same emergency for so long. */
const comesBackWithinMs = 86_400_000;

/** The emergency that the conversation was about before it ended and was opened again. */
export async function endedEmergency(
  { tx, now }: UnitOfWork,
  { id, emergencyAt }: ConversationRecord,
): Promise<EmergencyRecord | undefined> {
  const record = emergencyAt === undefined ? await tx.emergency(id) : undefined;
  const isRecent = record && now - Date.parse(record.startedAt) < comesBackWithinMs;
  return isRecent ? record : undefined;
}
