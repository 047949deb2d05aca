import type { Locale } from "../../protocol/conversation.ts";
import type { AllParts, CustomerRecord } from "../domain/records.ts";
import * as steps from "../domain/ticket-steps.ts";
import { walletName } from "./articles.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import type { Services } from "./services.ts";
import { ticketNow, ticketSnapshot } from "./ticket-views.ts";
import { changeTicket } from "./ticket-writer.ts";
import { type Complaint, fileFor } from "./tickets.ts";

const fallbackLocale: Locale = "zh-CN";
/** Where wallet.yml names no wallet. */
const unnamed = "wallet";

/** A complaint that began at the wallet. Its customer may never have opened the widget. */
export const fileForWallet = (
  services: Services,
  { sub, ...complaint }: Complaint & { readonly sub: string },
) =>
  commit(services, async (work) => {
    const customer = await customerOfWallet(work, sub);
    const ticket = await fileFor(
      work,
      customer,
      complaint,
      walletName(services, customer.locale) ?? unnamed,
    );
    return ticketSnapshot(services, work.tx, ticket);
  });

export const openForWallet = async (services: Services, number: string) =>
  ticketSnapshot(services, services.store, await ticketNow(services.store, number));

/** In the wallet's name: the customer reads it in the timeline. */
export const replyForWallet = (
  services: Services,
  { number, text }: { readonly number: string; readonly text: string },
) =>
  commit(services, async (work) => {
    const ticket = await ticketNow(work.tx, number);
    const by = walletName(services, ticket.locale) ?? unnamed;
    const rules = services.faq.engine.tickets;
    const change = steps.reply(ticket, rules, { text, by, now: work.now });
    return ticketSnapshot(services, work.tx, await changeTicket(work, ticket, change));
  });

async function customerOfWallet(
  { services, tx, now }: UnitOfWork,
  subject: string,
): Promise<CustomerRecord> {
  const known = await tx.customerBySubject(subject);
  if (known) return known;
  const customer = {
    id: services.ids.next<CustomerRecord["id"]>(),
    subject,
    name: undefined,
    locale: fallbackLocale,
    tier: undefined,
    phoneMasked: undefined,
    createdAt: now,
  } satisfies AllParts<CustomerRecord>;
  await tx.insertCustomer(customer);
  return customer;
}
