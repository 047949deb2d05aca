/** The question to a sample of customers, how they find the wallet: off until an administrator says of how many it is asked. */

import type { Survey } from "../../protocol/survey.ts";
import type { CustomerRecord } from "../domain/records.ts";
import { isInSample, isSurveyOpen, mayAskAgain, refuseUnaskedQuestion } from "../domain/survey.ts";
import type { Reads } from "../ports/store.ts";
import { commit } from "./commit.ts";
import type { Services, TransactionServices } from "./services.ts";
import { keepAnswer } from "./surveys.ts";
import { maskAfter } from "./ticket-secrets.ts";

/** From now on it was asked, whatever becomes of it. */
export const askPeriodic = (services: Services, customer: CustomerRecord): Promise<boolean> =>
  commit(services, async ({ tx, now }) => {
    if (!(await isPeriodicDue(services, tx, customer))) return false;
    await tx.savePeriodicQuestion({ customerId: customer.id, askedAt: now });
    return true;
  });

export const answerPeriodic = (services: Services, customer: CustomerRecord, survey: Survey) =>
  commit(services, async (work) => {
    const { tx, now } = work;
    const asked = await tx.periodicQuestion(customer.id);
    refuseUnaskedQuestion(asked);
    const comment = survey.comment && (await maskAfter(work, customer, survey.comment));
    const askedAt = asked?.askedAt ?? now;
    await tx.savePeriodicQuestion({ customerId: customer.id, askedAt, answeredAt: now });
    await keepAnswer(work, { ...survey, comment, kind: "periodic", customerId: customer.id });
  });

/** Nobody is asked while a complaint or a conversation is open, or a service waits for its own survey. */
export async function isPeriodicDue(
  { settings, secrets, clock }: TransactionServices,
  reads: Reads,
  customer: CustomerRecord,
): Promise<boolean> {
  const { periodicPercent = 0 } = settings.current().surveys ?? {};
  const now = clock.now();
  const hash = secrets.hashToken;
  if (!isInSample(customer.id, periodicPercent, { now, hash })) return false;
  if (!mayAskAgain(await reads.periodicQuestion(customer.id), now)) return false;
  if (await reads.openTicketOf(customer.id)) return false;
  const latest = await reads.latestConversationOf(customer.id);
  return latest === undefined || (latest.status === "resolved" && !isSurveyOpen(latest));
}
