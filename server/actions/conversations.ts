import type { ArticleId, Author, ClientId, ConversationId } from "../../protocol/conversation.ts";
import { continues, reopen, resolve } from "../domain/conversation.ts";
import type { ConversationRecord, CustomerRecord, MessageRecord } from "../domain/records.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import { asksSurvey } from "../domain/survey.ts";
import { after, DuplicateMessage, type Eventually } from "../ports/store.ts";
import { answer } from "./bot.ts";
import { commit, orKept, type Work } from "./commit.ts";
import type { Outside } from "./outside.ts";
import { type Line, Pen, penForCustomer } from "./pen.ts";
import { catchUp, type Picture, pictureOf } from "./pictures.ts";

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
  outside: Outside,
  customer: CustomerRecord,
  draft: Draft,
): Promise<MessageRecord> => orKept(outside, (work) => keep(work, customer, draft));

const keep = (work: Work, customer: CustomerRecord, draft: Draft): Eventually<MessageRecord> =>
  after(work.tx.latestConversationOf(customer.id), (latest) =>
    after(penFor(work, customer, { latest, draft }), (pen) =>
      after(pen.post(lineOf(customer, draft)), (message) => {
        const { status } = pen.conversation;
        const isForBot = status === "bot" || status === "resolved";
        return isForBot ? answered(work, pen, { draft, message }) : message;
      }),
    ),
  );

function penFor(
  work: Work,
  customer: CustomerRecord,
  { latest, draft }: { readonly latest: ConversationRecord | undefined; readonly draft: Draft },
): Eventually<Pen> {
  const isOver = latest && !continues(latest, work.now);
  const checked = isOver ? refuseKept(work, latest, draft) : undefined;
  return after(checked, () => penForCustomer(work, customer, latest));
}

async function answered(
  work: Work,
  pen: Pen,
  { draft, message }: { readonly draft: Draft; readonly message: MessageRecord },
): Promise<MessageRecord> {
  if (pen.conversation.status === "resolved") await pen.step(reopen(pen.conversation));
  await answer(work, pen, { ...draft, seq: message.seq });
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
export async function current(outside: Outside, customer: CustomerRecord) {
  const latest = await outside.store.latestConversationOf(customer.id);
  return latest && continues(latest, outside.clock.now()) ? pictureOf(outside, latest) : undefined;
}

export const list = (outside: Outside, customer: CustomerRecord) =>
  outside.store.conversationsOf(customer.id, listed);

export async function open(
  outside: Outside,
  customer: CustomerRecord,
  { id, beforeSeq }: { readonly id: ConversationId; readonly beforeSeq?: number },
): Promise<Picture> {
  return pictureOf(outside, await own(outside, customer, id), beforeSeq);
}

export async function sync(
  outside: Outside,
  customer: CustomerRecord,
  have: {
    readonly conversationId: ConversationId;
    readonly afterSeq: number;
    readonly epoch: string;
  },
) {
  const conversation = await own(outside, customer, have.conversationId);
  return catchUp(outside, conversation, { ...have, whole: (whole) => pictureOf(outside, whole) });
}

export const markRead = (outside: Outside, customer: CustomerRecord, seq: number) =>
  commit(outside, async ({ tx, tell }) => {
    const conversation = await tx.latestConversationOf(customer.id);
    if (!conversation) return;
    const readSeq = Math.min(seq, conversation.lastSeq);
    if (readSeq <= conversation.readSeq) return;
    await tx.updateConversation(conversation.id, { readSeq });
    const { id: conversationId } = conversation;
    const event = { type: "message.read", conversationId, by: "customer", seq: readSeq } as const;
    tell({ kind: "passing", event, conversation: { ...conversation, readSeq } });
  });

export const end = (outside: Outside, customer: CustomerRecord) =>
  commit(outside, async (work) => {
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
  const pen = new Pen(work, conversation);
  const taken = resolve(conversation, why, work.now);
  await pen.step({ ...taken, patch: { ...taken.patch, ...details } });
  if (asksSurvey(pen.conversation)) await pen.askSurvey();
  return pen.conversation;
}

/** Tells the agent who holds the conversation; nobody else is shown typing. */
export async function typing(outside: Outside, customer: CustomerRecord, on: boolean) {
  const conversation = await outside.store.latestConversationOf(customer.id);
  if (conversation?.status !== "assigned") return;
  const { id: conversationId } = conversation;
  const event = { type: "typing", conversationId, by: "customer", on } as const;
  outside.cluster.publish([{ kind: "passing", event, conversation }]);
}

async function own(outside: Outside, customer: CustomerRecord, id: ConversationId) {
  const conversation = await outside.store.conversationOf(customer.id, id);
  if (!conversation) throw notFound("conversation");
  return conversation;
}
