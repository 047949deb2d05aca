/** Whether a customer gets e-mail, and at which address. */

import type { MailStanding } from "../../protocol/mail.ts";
import type { MailingRecord } from "./mail.ts";
import { Refusal } from "./refusal.ts";

/** A link to confirm an address is good for so long. */
export const confirmMs = 24 * 3_600_000;
/** Before another one is sent. */
const againMs = 60_000;
/** In a day, to one address and for one customer: nobody fills a stranger's mailbox with our links. */
export const mostLinks = 3;
/** In a day. */
export const mostTranscripts = 5;

/** Where the customer wants to be written to, if anywhere. */
export const mailAddressOf = (mailing: MailingRecord | undefined): string | undefined =>
  mailing?.stoppedAt === undefined ? knownAddress(mailing) : undefined;

const knownAddress = (mailing: MailingRecord | undefined) =>
  mailing?.ownAddress ?? mailing?.hostAddress;

export function mailStandingOf(mailing: MailingRecord | undefined): MailStanding {
  if (mailing?.pendingAddress !== undefined) {
    return { state: "unconfirmed", address: hiddenAddress(mailing.pendingAddress) };
  }
  const address = knownAddress(mailing);
  if (address === undefined) return { state: "none" };
  const state = mailing?.stoppedAt === undefined ? "on" : "off";
  return { state, address: hiddenAddress(address) };
}

/** The first letters and the domain: enough to know one's own again. */
export function hiddenAddress(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, Math.min(2, at))}•••${address.slice(at)}`;
}

/** The address is asked whether it is the customer's. Throws `rate_limited` where it was asked just now. */
export function leaveAddress(
  mailing: MailingRecord,
  { address, now }: { readonly address: string; readonly now: number },
): MailingRecord {
  // Known to be theirs: nobody has to be asked.
  if (address === knownAddress(mailing)) {
    return { ...mailing, ...nonePending, stoppedAt: undefined };
  }
  const wait = (mailing.pendingAt ?? 0) + againMs - now;
  if (wait > 0) throw new Refusal("rate_limited", "A link has just been sent.", wait);
  return { ...mailing, pendingAddress: address, pendingAt: now };
}

/** Undefined where the link has become too old, or was for another address. */
export function confirmAddress(
  mailing: MailingRecord,
  { address, now }: { readonly address: string; readonly now: number },
): MailingRecord | undefined {
  const { pendingAddress, pendingAt = 0 } = mailing;
  if (pendingAddress !== address || now > pendingAt + confirmMs) return undefined;
  return { ...mailing, ...nonePending, ownAddress: address, stoppedAt: undefined };
}

export const switchMail = (
  mailing: MailingRecord,
  { on, now }: { readonly on: boolean; readonly now: number },
): MailingRecord =>
  on
    ? { ...mailing, stoppedAt: undefined }
    : { ...mailing, ...nonePending, stoppedAt: mailing.stoppedAt ?? now };

const nonePending = { pendingAddress: undefined, pendingAt: undefined };

/** Of one who was anonymous and has signed in: what the signed-in customer has said before stands. */
export const joinMailings = (before: MailingRecord, own: MailingRecord): MailingRecord => ({
  ...own,
  ownAddress: own.ownAddress ?? before.ownAddress,
  stoppedAt: own.stoppedAt ?? before.stoppedAt,
});
