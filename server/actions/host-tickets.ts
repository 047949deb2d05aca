import type { TicketNumber } from "../../protocol/ticket.ts";
import { replyByWallet } from "../domain/ticket-wallet-reply.ts";
import { walletName } from "./articles.ts";
import { noteAlone, noteAudit } from "./audit.ts";
import { commit } from "./commit.ts";
import { commitOnce, type OnceKey } from "./idempotency.ts";
import { refuseAskingByWallet } from "./refuse-asking.ts";
import type { Services } from "./services.ts";
import { fileFor } from "./ticket-filing.ts";
import type { SentComplaint } from "./ticket-secrets.ts";
import { ticketNow, ticketSnapshot } from "./ticket-views.ts";
import { changeTicket } from "./ticket-writer.ts";
import { withTransaction } from "./tickets.ts";
import { customerOfWallet } from "./wallet-customer.ts";

/** What is kept under an idempotency key: the words are the customer's, and may have to go. */
export interface NumberedAnswer {
  readonly number: TicketNumber;
}

/** Where wallet.yml names no wallet. */
const unnamed = "wallet";

/** A complaint that began at the wallet. Its customer may never have opened the widget. */
export async function fileForWallet(
  services: Services,
  { sub, ...sent }: SentComplaint & { readonly sub: string },
  once?: OnceKey,
): Promise<NumberedAnswer> {
  const { topic, description, demand = "" } = sent;
  await refuseAskingByWallet(services, [topic, description, demand].join("\n"));
  const known = await commit(services, (work) => customerOfWallet(work, sub));
  const complaint = await withTransaction(services, known, sent);
  return commitOnce(services, once, async (work) => {
    const customer = await customerOfWallet(work, sub);
    const name = walletName(services, customer.locale) ?? unnamed;
    const { number } = await fileFor(work, customer, complaint, { name });
    await noteAudit(work, { what: "ticket.filed", by: "wallet", about: `ticket:${number}` });
    return { number };
  });
}

export const openForWallet = async (services: Services, number: string) =>
  ticketSnapshot(services, services.store, await ticketNow(services.store, number));

/** As the wallet asks for it by itself. */
export async function readForWallet(services: Services, number: string) {
  const snapshot = await openForWallet(services, number);
  const about = `ticket:${snapshot.ticket.number}` as const;
  await noteAlone(services, { what: "ticket.read", by: "wallet", about });
  return snapshot;
}

/** In the wallet's name: the customer reads it in the timeline. */
export async function replyForWallet(
  services: Services,
  { number: typed, text }: { readonly number: string; readonly text: string },
  once?: OnceKey,
): Promise<NumberedAnswer> {
  await refuseAskingByWallet(services, text);
  return commitOnce(services, once, async (work) => {
    const ticket = await ticketNow(work.tx, typed);
    const { number } = ticket;
    const by = walletName(services, ticket.locale) ?? unnamed;
    const rules = services.faq.engine.tickets;
    await changeTicket(work, ticket, replyByWallet(ticket, rules, { text, by, now: work.now }));
    await noteAudit(work, { what: "ticket.replied", by: "wallet", about: `ticket:${number}` });
    return { number };
  });
}
