/** Check cards: the wallet's risk engine asks “是您本人操作吗？”, and the customer answers in one tap. */

import type { ArticleId, ConversationId, MessageId } from "../../protocol/conversation.ts";
import type { WalletTransaction } from "../../protocol/transaction.ts";
import { reopen } from "../domain/conversation.ts";
import type { CustomerRecord } from "../domain/records.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import type { Transaction } from "../ports/store.ts";
import { noteAudit } from "./audit.ts";
import { commit } from "./commit.ts";
import { ConversationWriter, writerForCustomer } from "./conversation-writer.ts";
import { enterEmergency } from "./emergencies.ts";
import { commitOnce, type OnceKey } from "./idempotency.ts";
import type { Services } from "./services.ts";
import { customerOfWallet } from "./wallet-customer.ts";

export interface AskedCheck {
  readonly kind: "was-this-you";
  readonly transaction: WalletTransaction;
  readonly expiresAt: string;
}

/** Shows the card in the customer's conversation. Answers its id, which the webhook of the answer names. */
export const askCheck = (
  services: Services,
  { sub, kind: question, transaction, expiresAt }: AskedCheck & { readonly sub: string },
  once?: OnceKey,
): Promise<{ readonly checkId: MessageId; readonly conversationId: ConversationId }> =>
  commitOnce(services, once, async (work) => {
    if (Date.parse(expiresAt) <= work.now) throw new Refusal("invalid", "It has expired already.");
    const customer = await customerOfWallet(work, sub);
    const latest = await work.tx.latestConversationOf(customer.id);
    const writer = await writerForCustomer(work, customer, latest);
    if (writer.conversation.status === "resolved") await writer.step(reopen(writer.conversation));
    const asked = { ...transaction, source: "pushed" } as const;
    const body = { kind: "check", question, transaction: asked, expiresAt } as const;
    const { id, conversationId } = await writer.post({ author: { kind: "system" }, body });
    await noteAudit(work, { what: "check.asked", by: "wallet", about: `customer:${customer.id}` });
    return { checkId: id, conversationId };
  });

/** The article of a payment that was not made: its steps are those of the lane that 不是 opens. */
const notMade = "unauthorized-transaction" as ArticleId;

/**
 * The first answer counts; the same one again changes nothing, and another one is refused. One that has expired takes none,
 * and the wallet hears of none: 不是 opens the lane all the same.
 */
export const answerCheck = (
  services: Services,
  customer: CustomerRecord,
  { checkId, answer }: { readonly checkId: MessageId; readonly answer: "yes" | "no" },
): Promise<void> =>
  commit(services, async (work) => {
    const { conversation, message, body } = await cardOf(work.tx, customer, checkId);
    if (body.answer === answer) return;
    if (body.answer !== undefined) throw new Refusal("closed", "It is answered already.");
    const isLate = Date.parse(body.expiresAt) <= work.now;
    if (isLate && answer === "yes") throw new Refusal("closed", "It has expired.");
    const writer = new ConversationWriter(work, conversation);
    if (conversation.status === "resolved") await writer.step(reopen(conversation));
    if (!isLate) {
      await work.tx.answerCheck(conversation.id, message.seq, { ...body, answer });
      await writer.answerCheck(message.seq, answer, customer.id);
    }
    if (answer === "no")
      await enterEmergency(work, writer, { kind: notMade, about: body.transaction });
  });

/** In as many of the customer's newest conversations is a card looked for: it lives for hours. */
const newest = 5;

async function cardOf(tx: Transaction, customer: CustomerRecord, checkId: MessageId) {
  for (const conversation of await tx.conversationsOf(customer.id, { limit: newest })) {
    const message = await tx.message(conversation.id, checkId);
    if (message?.body.kind === "check") return { conversation, message, body: message.body };
  }
  throw notFound("check");
}
