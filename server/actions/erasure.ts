import type { CustomerId } from "../../protocol/conversation.ts";
import type { ErasureReceipt } from "../../protocol/privacy.ts";
import type { AuditActor } from "../domain/audit.ts";
import type { ErasureRecord } from "../domain/records.ts";
import { notFound } from "../domain/refusal.ts";
import type { Reads } from "../ports/store.ts";
import { emptyDeadBlobs } from "./attachment-sweep.ts";
import { eachApart } from "./attempts.ts";
import { noteAudit } from "./audit.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import { keepAnswerTo, type OnceKey } from "./idempotency.ts";
import { refuseUnderHold } from "./legal-holds.ts";
import type { Services } from "./services.ts";

/** So much is deleted in one transaction: others share its commit. A conversation is deleted whole. */
const conversationsAtOnce = 20;
export const messagesAtOnce = 1_000;
const resumedAtOnce = 10;
/** Younger ones are still at work, here or elsewhere. */
const abandonedMs = 30_000;
/** Among so many of the newest entries is the receipt of an erasure that another process has just finished. */
const newestEntries = 500;

/**
 * Deletes all that there is of a customer, and answers a receipt that holds no content. The customer is cut off first; a process
 * that dies in between leaves the rest to `resumeErasures`. Throws `on_hold` where a legal hold keeps the data.
 */
export const eraseCustomer = (
  services: Services,
  customerId: CustomerId,
  by: AuditActor,
): Promise<ErasureReceipt> => eraseOnce(services, customerId, { by });

/** Whoever asks again with the same key gets the first receipt. */
export async function eraseOnce(
  services: Services,
  customerId: CustomerId,
  { by, once }: { readonly by: AuditActor; readonly once?: OnceKey | undefined },
): Promise<ErasureReceipt> {
  await commit(services, (work) => beginErasure(work, customerId, by));
  return finishErasure(services, customerId, once);
}

/** To be called every few seconds: finishes what another process has begun. */
export async function resumeErasures(services: Services): Promise<void> {
  const begun = await services.store.erasures(resumedAtOnce);
  const before = services.clock.now() - abandonedMs;
  const abandoned = begun.filter(({ at }) => at < before);
  await eachApart(abandoned, ({ customerId }) => finishErasure(services, customerId));
}

async function beginErasure(
  { services, tx, now, publish }: UnitOfWork,
  customerId: CustomerId,
  by: AuditActor,
) {
  const customer = await tx.customer(customerId);
  if (!customer) throw notFound("customer");
  await refuseUnderHold(tx, customerId);
  if (await tx.erasure(customerId)) return;
  const receipt = services.ids.next<string>();
  await tx.insertErasure({
    customerId,
    receipt,
    by,
    at: now,
    conversations: 0,
    messages: 0,
    tickets: 0,
  });
  await tx.detachCustomer(customerId);
  publish({ kind: "erased", customerId });
}

async function finishErasure(
  services: Services,
  customerId: CustomerId,
  once?: OnceKey,
): Promise<ErasureReceipt> {
  for (;;) {
    const receipt = await commit(services, (work) => eraseSlice(work, customerId, once));
    if (!receipt) continue;
    await emptyDeadBlobs(services);
    return receipt;
  }
}

/** The receipt where this was the last one. */
async function eraseSlice(
  work: UnitOfWork,
  customerId: CustomerId,
  once: OnceKey | undefined,
): Promise<ErasureReceipt | undefined> {
  const { tx } = work;
  const erasure = await tx.lockErasure(customerId);
  // Two processes may work on it: the other one was faster.
  if (!erasure) return receiptOf(tx, customerId);
  const tickets = await tx.ticketsOf(customerId, { limit: conversationsAtOnce });
  for (const { number } of tickets) await tx.deleteTicket(number);
  if (tickets.length > 0) {
    await tx.addToErasure(customerId, { conversations: 0, messages: 0, tickets: tickets.length });
    return undefined;
  }
  const found = await tx.conversationsOf(customerId, { limit: conversationsAtOnce });
  if (found.length === 0) {
    const receipt = await closeErasure(work, erasure);
    if (once) await keepAnswerTo(work, once, receipt);
    return receipt;
  }
  let messages = 0;
  let conversations = 0;
  for (const { id } of found) {
    if (messages >= messagesAtOnce) break;
    await tx.withdrawReplays(work.services.secrets.hashToken(id), work.now);
    messages += await tx.deleteConversation(id);
    conversations += 1;
  }
  await tx.addToErasure(customerId, { conversations, messages, tickets: 0 });
  return undefined;
}

/** The audit log has what another process has answered. */
async function receiptOf(tx: Reads, customerId: CustomerId): Promise<ErasureReceipt> {
  const newest = await tx.auditBefore(undefined, newestEntries);
  const about = `customer:${customerId}`;
  const entry = newest.find((one) => one.what === "customer.erased" && one.about === about);
  if (!entry) throw notFound("customer");
  const { receipt, conversations, messages, tickets } = entry.details ?? {};
  return {
    receipt: String(receipt),
    at: new Date(entry.at).toISOString(),
    conversations: Number(conversations),
    messages: Number(messages),
    tickets: Number(tickets),
  };
}

async function closeErasure(
  work: UnitOfWork,
  { customerId, receipt, by, conversations, messages, tickets }: ErasureRecord,
): Promise<ErasureReceipt> {
  await work.tx.deleteCustomer(customerId);
  const about = `customer:${customerId}` as const;
  const details = { receipt, conversations, messages, tickets };
  await noteAudit(work, { what: "customer.erased", by, about, details });
  // Agents had the rows on their screens until now.
  work.publish({ kind: "erased", customerId });
  return { receipt, at: new Date(work.now).toISOString(), conversations, messages, tickets };
}
