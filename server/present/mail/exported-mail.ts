import type { ExportedMail } from "../../../protocol/mail.ts";
import { isForCustomer, type MailingRecord, type MailRecord } from "../../domain/mail.ts";
import { mailStandingOf } from "../../domain/mailing.ts";
import { isoTime } from "../time.ts";

/** What the letters said is what their conversations and complaints say; only that they were sent is kept. */
export const presentExportedMail = (
  mailing: MailingRecord | undefined,
  mails: readonly MailRecord[],
): ExportedMail => ({
  state: mailStandingOf(mailing).state,
  addresses: [mailing?.hostAddress, mailing?.ownAddress, mailing?.pendingAddress].filter(
    (address) => address !== undefined,
  ),
  stoppedAt: mailing?.stoppedAt === undefined ? undefined : isoTime(mailing.stoppedAt),
  letters: mails.filter(isForCustomer).map(({ kind, at, doneAt, outcome }) => ({
    kind,
    at: isoTime(at),
    sentAt: outcome === "sent" && doneAt !== undefined ? isoTime(doneAt) : undefined,
  })),
});
