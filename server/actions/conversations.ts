import type { ArticleId, Author, ClientId, ConversationId } from "../../protocol/conversation.ts";
import { continues, reopen, resolve } from "../domain/conversation.ts";
import type { ConversationRecord, CustomerRecord, MessageRecord } from "../domain/records.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import { asksSurvey } from "../domain/survey.ts";
import { after, DuplicateMessage, type Eventually } from "../ports/store.ts";
import type { ConversationSnapshot } from "../present/conversation.ts";
import { answer } from "./bot.ts";
import { commit, orKept, type Work } from "./commit.ts";
import { ConversationWriter, type Line, writerForCustomer } from "./conversation-writer.ts";
import type { Services } from "./services.ts";
import { snapshotOf, syncFrom } from "./snapshots.ts";

export interface Draft {
  readonly clientId: ClientId;
  readonly text: string;
  readonly articleId?: ArticleId | undefined;
  /** The connection that it came through. */
  readonly origin?: string | undefined;
}

const listed = 50;

/**
 * Keeps the customer's message, and the bot's answer with it while the bot has the conversation. The
 * same `clientId` again answers the message that was kept first, whatever the text is now.
 */
export const send = (
  services: Services,
  customer: CustomerRecord,
  draft: Draft,
): Promise<MessageRecord> => orKept(services, (work) => keep(work, customer, draft));

const keep = (work: Work, customer: CustomerRecord, draft: Draft): Eventually<MessageRecord> =>
  after(work.tx.latestConversationOf(customer.id), (latest) =>
    after(penFor(work, customer, { latest, draft }), (writer) =>
      after(writer.post(lineOf(customer, draft)), (message) => {
        const { status } = writer.conversation;
        const isForBot = status === "bot" || status === "resolved";
        return isForBot ? answered(work, writer, { draft, message }) : message;
      }),
    ),
  );

function penFor(
  work: Work,
  customer: CustomerRecord,
  { latest, draft }: { readonly latest: ConversationRecord | undefined; readonly draft: Draft },
): Eventually<ConversationWriter> {
  const isOver = latest && !continues(latest, work.now);
  const checked = isOver ? refuseKept(work, latest, draft) : undefined;
  return after(checked, () => writerForCustomer(work, customer, latest));
}

async function answered(
  work: Work,
  writer: ConversationWriter,
  { draft, message }: { readonly draft: Draft; readonly message: MessageRecord },
): Promise<MessageRecord> {
  if (writer.conversation.status === "resolved") await writer.step(reopen(writer.conversation));
  await answer(work, writer, { ...draft, seq: message.seq });
  return message;
}

/** A message of a conversation that is over begins no other. */
async function refuseKept({ tx }: Work, { id, customerId }: ConversationRecord, draft: Draft) {
  const kept = await tx.messageByClientId(id, `customer:${customerId}`, draft.clientId);
  if (kept) throw new DuplicateMessage(kept);
}

function lineOf(customer: CustomerRecord, { clientId, text, origin }: Draft): Line {
  const author: Author = { kind: "customer", id: customer.id };
  return { author, clientId, body: { kind: "text", text }, origin };
}

/** The conversation that the customer's next message goes to, where it has begun. */
export async function current(services: Services, customer: CustomerRecord) {
  const latest = await services.store.latestConversationOf(customer.id);
  return latest && continues(latest, services.clock.now())
    ? snapshotOf(services, latest)
    : undefined;
}

export const list = (services: Services, customer: CustomerRecord) =>
  services.store.conversationsOf(customer.id, listed);

export async function open(
  services: Services,
  customer: CustomerRecord,
  { id, beforeSeq }: { readonly id: ConversationId; readonly beforeSeq?: number | undefined },
): Promise<ConversationSnapshot> {
  return snapshotOf(services, await own(services, customer, id), beforeSeq);
}

export async function sync(
  services: Services,
  customer: CustomerRecord,
  have: {
    readonly conversationId: ConversationId;
    readonly afterSeq: number;
    readonly epoch: string;
  },
) {
  const conversation = await own(services, customer, have.conversationId);
  return syncFrom(services, conversation, {
    ...have,
    snapshotOf: (whole) => snapshotOf(services, whole),
  });
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
    publish({ kind: "passing", event, conversation: { ...conversation, readSeq } });
  });

export const end = (services: Services, customer: CustomerRecord) =>
  commit(services, async (work) => {
    const conversation = await work.tx.latestConversationOf(customer.id);
    if (!conversation) throw notFound("conversation");
    if (conversation.status === "resolved") throw new Refusal("closed", "It has ended already.");
    await close(work, conversation, "ended");
  });

/** Resolves, and asks the survey where it is due. */
export async function close(
  work: Work,
  conversation: ConversationRecord,
  why: Parameters<typeof resolve>[1],
  details: Pick<ConversationRecord, "summary" | "topic"> = {},
) {
  const writer = new ConversationWriter(work, conversation);
  const taken = resolve(conversation, why, work.now);
  await writer.step({ ...taken, patch: { ...taken.patch, ...details } });
  if (asksSurvey(writer.conversation)) await writer.askSurvey();
  return writer.conversation;
}

/** Tells the agent who holds the conversation; nobody else is shown typing. */
export async function typing(services: Services, customer: CustomerRecord, on: boolean) {
  const conversation = await services.store.latestConversationOf(customer.id);
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
