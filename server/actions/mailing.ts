/** What a customer says about e-mail: where to, whether at all, and that a conversation be sent. */

import type { ConversationId, CustomerId } from "../../protocol/conversation.ts";
import type { MailKind, MailStanding } from "../../protocol/mail.ts";
import { mailAddress } from "../../protocol/mail-schemas.ts";
import type { MailingRecord } from "../domain/mail.ts";
import {
  confirmMs,
  joinMailings,
  leaveAddress,
  mailAddressOf,
  mailStandingOf,
  mostLinks,
  mostTranscripts,
  switchMail,
} from "../domain/mailing.ts";
import type { CustomerRecord } from "../domain/records.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import type { TicketRecord } from "../domain/ticket.ts";
import type { Reads, Transaction } from "../ports/store.ts";
import { commit, refuseIfUnavailable, type UnitOfWork } from "./commit.ts";
import { noteMail } from "./mail-outbox.ts";
import type { Services } from "./services.ts";

const dayMs = 24 * 3_600_000;

export async function mailStanding(
  services: Services,
  { id }: CustomerRecord,
): Promise<MailStanding> {
  refuseWithoutMail(services);
  return mailStandingOf(await refuseIfUnavailable(services.store.mailing(id)));
}

/** Sends a link there; until it is opened, nothing else goes to the address. */
export const leaveMailAddress = (services: Services, { id }: CustomerRecord, address: string) =>
  change(services, id, async (mailing, work) => {
    const next = leaveAddress(mailing, { address, now: work.now });
    if (next.pendingAddress === undefined) return next;
    await refuseBeyondLinks(work, id, address);
    await noteMail(notingIn(work), { customerId: id, kind: "address", about: "address" });
    return next;
  });

export const switchCustomerMail = (services: Services, { id }: CustomerRecord, on: boolean) =>
  change(services, id, (mailing, { now }) => switchMail(mailing, { on, now }));

export const mailTranscript = (
  services: Services,
  { id }: CustomerRecord,
  conversationId: ConversationId,
) =>
  change(services, id, async (mailing, work) => {
    if (!(await work.tx.conversationOf(id, conversationId))) throw notFound("conversation");
    if (mailAddressOf(mailing) === undefined) {
      throw new Refusal("invalid", "There is no confirmed address that e-mail may go to.");
    }
    await refuseBeyond(work, { id, kind: "transcript", most: mostTranscripts });
    const about = `conversation:${conversationId}` as const;
    await noteMail(notingIn(work), { customerId: id, kind: "transcript", about });
    return mailing;
  });

/**
 * The e-mail address that a complaint names: a link is sent there, and once it is opened, what becomes of the complaint. Where
 * the wallet has filed it, the wallet vouches for the address. Too many links are no reason to refuse a complaint.
 */
export async function noteContact(
  work: UnitOfWork,
  { customerId, number, contact = "" }: Pick<TicketRecord, "customerId" | "number" | "contact">,
  isVouchedFor: boolean,
): Promise<void> {
  const { data: address } = mailAddress.safeParse(contact);
  if (!work.services.mail || address === undefined) return;
  const { tx, now } = work;
  const mailing = await mailingNow(tx, customerId);
  const known = mailAddressOf(mailing);
  if (known === address || (isVouchedFor && known !== undefined)) return;
  if (isVouchedFor) return tx.saveMailing({ ...mailing, ownAddress: address });
  try {
    const next = leaveAddress(mailing, { address, now });
    if (next.pendingAddress !== undefined) {
      await refuseBeyondLinks(work, customerId, address);
      await noteMail(notingIn(work), { customerId, kind: "address", about: `ticket:${number}` });
    }
    await tx.saveMailing(next);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/** What the wallet has signed of the customer who comes now. Without e-mail nobody keeps an address. */
export async function keepHostAddress(
  services: Services,
  customerId: CustomerId,
  hostAddress: string | undefined,
): Promise<void> {
  if (!services.mail) return;
  const known = await services.store.mailing(customerId);
  if (known?.hostAddress === hostAddress) return;
  await commit(services, async ({ tx }) =>
    tx.saveMailing({ ...(await mailingNow(tx, customerId)), hostAddress }),
  );
}

/** Of an anonymous customer who has signed in. */
export async function moveMailing({ tx }: UnitOfWork, from: CustomerId, to: CustomerId) {
  const before = await tx.mailing(from);
  if (!before) return;
  await tx.saveMailing(joinMailings(before, await mailingNow(tx, to)));
  await tx.deleteMailing(from);
  await tx.moveMails(from, to);
}

const change = (
  services: Services,
  id: CustomerId,
  next: (mailing: MailingRecord, work: UnitOfWork) => MailingRecord | Promise<MailingRecord>,
): Promise<MailStanding> => {
  refuseWithoutMail(services);
  return commit(services, async (work) => {
    const mailing = await next(await mailingNow(work.tx, id), work);
    await work.tx.saveMailing(mailing);
    return mailStandingOf(mailing);
  });
};

const mailingNow = async (reads: Reads, customerId: CustomerId): Promise<MailingRecord> =>
  (await reads.mailing(customerId)) ?? { customerId };

const notingIn = ({ tx, now, services: { ids } }: UnitOfWork) => ({ tx, now, ids });

interface Rate {
  readonly id: CustomerId;
  readonly kind: MailKind;
  readonly most: number;
}

async function refuseBeyond(
  { tx, now }: { readonly tx: Transaction; readonly now: number },
  { id, kind, most }: Rate,
) {
  const mails = await tx.mailsOf(id);
  const since = now - dayMs;
  if (mails.filter((mail) => mail.kind === kind && mail.at > since).length >= most) throw tooMany();
}

/** To one customer, and to one address whoever leaves it. */
async function refuseBeyondLinks(work: UnitOfWork, id: CustomerId, address: string) {
  await refuseBeyond(work, { id, kind: "address", most: mostLinks });
  const since = work.now - confirmMs;
  if ((await work.tx.mailingsAsked(address, since)) >= mostLinks) throw tooMany();
}

const tooMany = () => new Refusal("rate_limited", "Enough was sent for today.", dayMs);

function refuseWithoutMail({ mail }: Services) {
  if (!mail) throw new Refusal("unavailable", "This installation sends no e-mail.");
}
