import type { CustomerId } from "../../protocol/conversation.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import type { ConversationRecord, CustomerRecord } from "../domain/records.ts";
import { factsChanged } from "../domain/ticket-facts.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import { ConversationWriter } from "./conversation-writer.ts";
import { closeConversation } from "./conversations.ts";
import { moveMailing } from "./mailing.ts";
import type { Services } from "./services.ts";
import { appendEntries } from "./ticket-writer.ts";

/**
 * The anonymous customer of the token has signed in: their conversations become the signed-in customer's, and the token finds
 * nobody any more. All of it or nothing, once: of two tabs the second finds the token gone.
 */
export const continueAs = (services: Services, customer: CustomerRecord, token: string) =>
  commit(services, async (work) => {
    const { tx, publish } = work;
    const before = await tx.customerByToken(services.secrets.hashToken(token));
    if (!before) return;
    const running = await tx.latestConversationOf(before.id);
    const own = await tx.latestConversationOf(customer.id);
    await tx.moveConversations(before.id, customer.id);
    await noteSignedIn(work, before.id, customer.id);
    await tx.moveTickets(before.id, customer.id);
    await tx.moveSurveys(before.id, customer.id);
    await tx.moveIdeas(before.id, customer.id);
    await tx.moveAttachments(before.id, customer.id);
    await moveMailing(work, before.id, customer.id);
    await tx.moveAnnouncementReaders(before.id, customer.id);
    await tx.forgetCustomerToken(before.id);
    publish({ kind: "signed-in", before: before.id });
    if (running) await putInOrder(work, { ...running, customerId: customer.id }, own);
  });

/** Whose a ticket is stands in its timeline, so that none is given to somebody else unseen. */
async function noteSignedIn(work: UnitOfWork, from: CustomerId, customerId: CustomerId) {
  let before: TicketNumber | undefined;
  do {
    const page = await work.tx.ticketsOf(from, { before, limit: ticketsAtOnce });
    for (const ticket of page) {
      const entries = [{ kind: "signed-in", author: "system" }] as const;
      const facts = factsChanged(ticket, { ...ticket, customerId });
      await work.tx.updateTicket(
        ticket.number,
        await appendEntries(work, ticket, { entries, facts }),
      );
    }
    before = page.length === ticketsAtOnce ? page.at(-1)?.number : undefined;
  } while (before !== undefined);
}

const ticketsAtOnce = 100;

/** The newest conversation is the one that goes on: the moved one, unless the customer already waits or is served elsewhere. */
async function putInOrder(
  work: UnitOfWork,
  moved: ConversationRecord,
  own: ConversationRecord | undefined,
): Promise<void> {
  if (own?.status === "queued" || own?.status === "assigned") {
    if (moved.status !== "resolved") await closeConversation(work, moved, "ended");
    await date(work, moved, Math.min(moved.createdAt, own.createdAt - 1));
    return;
  }
  if (moved.status === "resolved") return;
  const writer = new ConversationWriter(work, moved);
  await writer.signedIn();
  await date(work, moved, Math.max(moved.createdAt, (own?.createdAt ?? 0) + 1));
  work.publish({ kind: "desk", conversationId: moved.id });
}

/** A customer's conversations are ordered by when they were begun. */
const date = async ({ tx }: UnitOfWork, { id, createdAt }: ConversationRecord, begun: number) => {
  if (begun !== createdAt) await tx.updateConversation(id, { createdAt: begun });
};
