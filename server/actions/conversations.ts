import type { ConversationId } from "../../protocol/conversation.ts";
import { limits } from "../../protocol/limits.ts";
import { continues, reopen, replyDue, resolve } from "../domain/conversation.ts";
import type { ConversationRecord, CustomerRecord, MessageRecord } from "../domain/records.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import { asksSurvey } from "../domain/survey.ts";
import { DuplicateMessage } from "../ports/store.ts";
import type { ConversationSnapshot } from "../present/conversation.ts";
import { customerAs, renameAttachments, showAttachments } from "./attachments.ts";
import { followUp } from "./bot.ts";
import { clockOf, commit, commitMessage, type UnitOfWork } from "./commit.ts";
import { ConversationWriter, writerForCustomer } from "./conversation-writer.ts";
import {
  type CustomerMessage,
  type MessageToSave,
  maskedWith,
  postOf,
} from "./customer-message.ts";
import { settleEmergency } from "./emergency-ticket.ts";
import type { Services } from "./services.ts";
import { type SyncPosition, snapshotOf, syncFrom } from "./snapshots.ts";
import { removePieces, type SplitWriting, takesAway, withoutSplitSecret } from "./split-secrets.ts";
import { transactionNamed } from "./transactions.ts";

/**
 * Saves the customer's message, and the bot's answer with it while the bot has the conversation. The
 * same `clientId` again answers the message that was saved first, whatever the text is now.
 */
export const send = (
  services: Services,
  customer: CustomerRecord,
  sent: CustomerMessage,
): Promise<MessageRecord> =>
  sent.transactionId === undefined
    ? save(services, customer, sent)
    : transactionNamed(services, customer, sent.transactionId).then((about) =>
        save(services, customer, { ...sent, about }),
      );

const save = (
  services: Services,
  customer: CustomerRecord,
  sent: MessageToSave,
): Promise<MessageRecord> =>
  commitMessage(services, async (work) => {
    const latest = await work.tx.latestConversationOf(customer.id);
    if (latest && !continues(latest, work.now)) await refuseIfSaved(work, latest, sent);
    const writer = await writerForCustomer(work, customer, latest);
    const by = { customerId: customer.id, conversation: writer.conversation };
    const at = { customerId: customer.id, conversationId: writer.conversation.id };
    const shown = { ids: sent.attachmentIds, at };
    const files = await showAttachments(work, customerAs(customer), shown);
    const names = files.map(({ name: text }) => ({ text, redacted: [] }));
    const split = await withoutSplitSecret(work, by, [sent.text, ...names]);
    const [text = sent.text, ...named] = split.fields;
    const attachments = await renameAttachments(work, files, named);
    const written = { ...sent, text: maskedWith(text, named) };
    const message = await writer.post(postOf(customer, { ...written, attachments }));
    const { status } = writer.conversation;
    if (status === "resolved") await writer.step(reopen(writer.conversation));
    const replyDueAt = replyDue(writer.conversation, clockOf(work));
    if (replyDueAt !== undefined) await writer.update({ replyDueAt });
    if (takesAway(split)) await removeFrom(work, writer, split);
    else await followUp(work, writer, { chosen: sent.articleId });
    return message;
  });

/** The notice of it is the answer: to what is left of the words there is none. */
async function removeFrom(work: UnitOfWork, writer: ConversationWriter, split: SplitWriting) {
  const { customerId } = writer.conversation;
  await removePieces(work, { customerId, writer }, split);
  if (split.messages.length === 0) await writer.secretsRemoved();
  await writer.update({ answerDueAt: undefined });
}

/** A message that was saved in a conversation that is over begins no new one. */
async function refuseIfSaved(
  { tx }: UnitOfWork,
  { id, customerId }: ConversationRecord,
  { clientId }: CustomerMessage,
) {
  const saved = await tx.messageByClientId(id, `customer:${customerId}`, clientId);
  if (saved) throw new DuplicateMessage(saved);
}

/** The conversation that the customer's next message goes to, where it has begun. */
export async function current(services: Services, customer: CustomerRecord) {
  const latest = await services.store.latestConversationOf(customer.id);
  return latest && continues(latest, services.clock.now())
    ? snapshotOf(services, latest)
    : undefined;
}

/** What has been said since the snapshot was taken, by `current`. */
export async function messagesSince(
  { store }: Services,
  customer: CustomerRecord,
  snapshot: ConversationSnapshot | undefined,
) {
  const latest = await store.latestConversationOf(customer.id);
  if (!latest || (latest.resolvedAt !== undefined && !snapshot)) return [];
  const isSame = snapshot?.conversation.id === latest.id;
  const after = isSame ? snapshot.conversation.lastSeq : 0;
  if (latest.lastSeq <= after) return [];
  return store.messages(latest.id, { after, limit: limits.syncLength });
}

/** Newest first; `before` is the last one of the page before. */
export async function list(
  { store }: Services,
  customer: CustomerRecord,
  before: ConversationId | undefined,
) {
  const limit = limits.listLength;
  const found = await store.conversationsOf(customer.id, { before, limit: limit + 1 });
  return { conversations: found.slice(0, limit), more: found.length > limit };
}

/** True when there are others than this one. */
export async function hasEarlier(
  { store }: Services,
  customer: CustomerRecord,
  current: ConversationSnapshot | undefined,
): Promise<boolean> {
  const newest = await store.conversationsOf(customer.id, { limit: 2 });
  return newest.some(({ id }) => id !== current?.conversation.id);
}

export async function openForCustomer(
  services: Services,
  customer: CustomerRecord,
  { id, beforeSeq }: { readonly id: ConversationId; readonly beforeSeq?: number | undefined },
): Promise<ConversationSnapshot> {
  return snapshotOf(services, await own(services, customer, id), beforeSeq);
}

export async function sync(services: Services, customer: CustomerRecord, position: SyncPosition) {
  const conversation = await own(services, customer, position.conversationId);
  const takeSnapshot = () => snapshotOf(services, conversation);
  return syncFrom(services, conversation, { ...position, takeSnapshot });
}

export const markRead = (services: Services, customer: CustomerRecord, seq: number) =>
  commit(services, async ({ tx, publish }) => {
    const conversation = await tx.latestConversationOf(customer.id);
    if (!conversation) return;
    const readSeq = Math.min(seq, conversation.lastSeq);
    if (readSeq <= conversation.readSeq) return;
    await tx.updateConversation(conversation.id, { readSeq });
    const { id: conversationId } = conversation;
    const event = { type: "message.read", conversationId, by: "customer", seq: readSeq } as const;
    publish({ kind: "passing", event, conversation });
  });

export const end = (services: Services, customer: CustomerRecord) =>
  commit(services, async (work) => {
    const conversation = await work.tx.latestConversationOf(customer.id);
    if (!conversation) throw notFound("conversation");
    if (conversation.status === "resolved") throw new Refusal("closed", "It has ended already.");
    await closeConversation(work, conversation, "ended");
  });

/** Resolves, and asks the survey where it is due. */
export async function closeConversation(
  work: UnitOfWork,
  conversation: ConversationRecord,
  why: Parameters<typeof resolve>[1],
  details: Pick<ConversationRecord, "summary" | "topic"> = {},
) {
  const writer = new ConversationWriter(work, conversation);
  await settleEmergency(work, writer);
  const taken = resolve(conversation, why, work.now);
  await writer.step({ ...taken, patch: { ...taken.patch, ...details } });
  const hasOpenTicket = (await work.tx.openTicketOf(conversation.customerId)) !== undefined;
  if (asksSurvey(writer.conversation, { hasOpenTicket })) await writer.askSurvey();
  return writer.conversation;
}

/** Only the agent who has the conversation sees the customer typing. */
export async function showTyping(services: Services, customer: CustomerRecord, on: boolean) {
  const conversation = await services.store.latestConversationOf(customer.id);
  if (on && conversation) services.pendingAnswers.typing(conversation.id);
  if (conversation?.status !== "assigned") return;
  const { id: conversationId } = conversation;
  const event = { type: "typing", conversationId, by: "customer", on } as const;
  services.cluster.publish([{ kind: "passing", event, conversation }]);
}

async function own(services: Services, customer: CustomerRecord, id: ConversationId) {
  const conversation = await services.store.conversationOf(customer.id, id);
  if (!conversation) throw notFound("conversation");
  return conversation;
}
