import type { FailedMail } from "../../../protocol/mail.ts";
import type { MailRecord } from "../../domain/mail.ts";
import { isoTime } from "../time.ts";

export const presentFailedMail = (mail: MailRecord): FailedMail => ({
  id: mail.id,
  kind: mail.kind,
  // Without the address, which a report names behind it.
  subject: mail.about.split(" ")[0] ?? "",
  at: isoTime(mail.at),
  attempts: mail.attempts,
  failure: mail.failure ?? "",
  failedAt: isoTime(mail.doneAt ?? mail.at),
});
