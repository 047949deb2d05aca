/** Sends what the outbox of e-mail holds. Only the node that leads does, and each letter goes once, as far as mail servers say. */

import { afterFailure, claimMs } from "../domain/delivery-attempts.ts";
import type { MailRecord } from "../domain/mail.ts";
import type { Letter, Mailer, MailFailure } from "../ports/mail.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import { letterStep } from "./mail-letters.ts";
import { createOutboxDelivery, type OutboxDelivery } from "./outbox-delivery.ts";
import type { Services } from "./services.ts";

/** Sent beside each other. */
const atOnce = 4;
/** How long it is known that a letter was sent. */
const keptMs = 30 * 24 * 3_600_000;

interface Outgoing {
  readonly mail: MailRecord;
  readonly letter: Letter;
  readonly seq: number | undefined;
}

interface MailReports {
  readonly onFailure: (failed: Pick<MailRecord, "kind" | "attempts" | "failure">) => void;
  readonly onError: (error: unknown) => void;
}

export function createMailDelivery(
  services: Services,
  mailer: Mailer,
  { onFailure, onError }: MailReports,
): OutboxDelivery {
  return createOutboxDelivery<Outgoing>({
    atOnce,
    claim: (limit) => claim(services, limit),
    async send(outgoing) {
      const { mail, letter } = outgoing;
      const failure = await mailer.send(mail.id, letter);
      await settle(services, outgoing, failure);
      if (failure) {
        onFailure({ kind: mail.kind, attempts: mail.attempts + 1, failure: failure.reason });
      }
    },
    onError,
  });
}

/** A node that dies now leaves it to the next one, which sends it under the same id. */
const claim = (services: Services, limit: number) =>
  commit(services, async (work) => {
    const claimed: Outgoing[] = [];
    for (const mail of await work.tx.dueMails(work.now, limit)) {
      const outgoing = await claimOne(work, mail);
      if (outgoing) claimed.push(outgoing);
    }
    return claimed;
  });

async function claimOne(work: UnitOfWork, mail: MailRecord): Promise<Outgoing | undefined> {
  const { tx, now } = work;
  const next = await letterStep(work, mail);
  switch (next.step) {
    case "drop":
      await tx.updateMail(mail.id, { doneAt: now, outcome: "dropped" });
      return undefined;
    case "wait":
      await tx.updateMail(mail.id, { nextAt: next.until });
      return undefined;
    case "send":
      await tx.updateMail(mail.id, { nextAt: now + claimMs });
      return { mail, letter: next.letter, seq: next.seq };
  }
}

const settle = (services: Services, { mail, seq }: Outgoing, failure: MailFailure) =>
  commit(services, async ({ tx, now }) => {
    if (failure === undefined) {
      await tx.updateMail(mail.id, { doneAt: now, outcome: "sent", ...(seq && { seq }) });
      return;
    }
    const { reason } = failure;
    const next = afterFailure(mail, now);
    await tx.updateMail(
      mail.id,
      next.again && !failure.isFinal
        ? { attempts: next.attempts, nextAt: next.nextAt, failure: reason }
        : { attempts: next.attempts, doneAt: now, outcome: "failed", failure: reason },
    );
  });

export const forgetSentMails = (services: Services) =>
  commit(services, ({ tx, now }) => tx.deleteMailsDoneBefore(now - keptMs));
