/** Sends what is in the outbox: at least once, and in order for each conversation and each ticket. */

import type { AgentId } from "../../protocol/conversation.ts";
import type { WebhookId } from "../../protocol/webhook.ts";
import { type AfterFailure, afterFailure, claimMs } from "../domain/delivery-attempts.ts";
import { insist, mayManageWebhooks } from "../domain/permissions.ts";
import { notFound } from "../domain/refusal.ts";
import type { WebhookRecord } from "../domain/webhook.ts";
import type { WebhookFailure, WebhookReceiver } from "../ports/webhooks.ts";
import { isoTime } from "../present/time.ts";
import { noteAudit } from "./audit.ts";
import { commit, refuseIfUnavailable } from "./commit.ts";
import { agentNow } from "./lookups.ts";
import { createOutboxDelivery, type OutboxDelivery } from "./outbox-delivery.ts";
import type { Services } from "./services.ts";

/** Sent beside each other. */
const atOnce = 16;
/** How long one that was given up is kept for an administrator. */
const deadMs = 30 * 24 * 3_600_000;
const pageLength = 50;

interface DeliveryReports {
  readonly onFailure: (failed: Pick<WebhookRecord, "type" | "attempts" | "failure">) => void;
  readonly onError: (error: unknown) => void;
}

export function createWebhookDelivery(
  services: Services,
  receiver: WebhookReceiver,
  { onFailure, onError }: DeliveryReports,
): OutboxDelivery {
  async function send(webhook: WebhookRecord) {
    const { id, type, at, data } = webhook;
    const failure = await receiver.send(id, { type, timestamp: isoTime(at), data });
    const kept = await settle(services, webhook, failure);
    if (kept) onFailure(kept);
  }
  const claimed = (limit: number) => claim(services, limit);
  return createOutboxDelivery({ atOnce, claim: claimed, send, onError });
}

/** Another node does not send them before the claim is over. */
const claim = (services: Services, limit: number) =>
  commit(services, async ({ tx, now }) => {
    const due = await tx.dueWebhooks(now, limit);
    for (const { subject } of due) await tx.postponeWebhooks(subject, now + claimMs);
    return due;
  });

/** Answers what is kept of one that failed. What the receiver has taken is gone, whoever else may have sent it. */
const settle = (services: Services, webhook: WebhookRecord, failure: WebhookFailure) =>
  commit(services, async ({ tx, now }) => {
    const { id, subject, type } = webhook;
    if (failure === undefined) {
      await tx.deleteWebhook(id);
      await tx.postponeWebhooks(subject, now);
      return undefined;
    }
    const next = afterFailure(webhook, now);
    await tx.updateWebhook(id, { ...attemptOf(next, now), failure });
    await tx.postponeWebhooks(subject, next.again ? next.nextAt : now);
    return { type, attempts: next.attempts, failure };
  });

const attemptOf = ({ attempts, again }: AfterFailure, now: number) =>
  again ? { attempts } : { attempts, deadAt: now };

export const forgetDeadWebhooks = (services: Services) =>
  commit(services, ({ tx, now }) => tx.deleteDeadWebhooksBefore(now - deadMs));

/** Those that were given up, newest first; `before` is the last one of the page before. */
export async function listDeadWebhooks(services: Services, agentId: AgentId, before?: WebhookId) {
  const { store } = services;
  insist(mayManageWebhooks(await agentNow(store, agentId)));
  const page = { before, limit: pageLength + 1 };
  const found = await refuseIfUnavailable(store.deadWebhooks(page));
  return {
    webhooks: found.slice(0, pageLength),
    more: found.length > pageLength,
    pending: await refuseIfUnavailable(store.pendingWebhooks()),
  };
}

/** Puts one that was given up back, before all others of its subject. */
export const redeliverWebhook = (services: Services, agentId: AgentId, id: WebhookId) =>
  commit(services, async (work) => {
    const { tx, now } = work;
    insist(mayManageWebhooks(await agentNow(tx, agentId)));
    const webhook = await tx.webhook(id);
    if (webhook?.deadAt === undefined) throw notFound("webhook");
    await tx.updateWebhook(id, { deadAt: undefined, failure: undefined, attempts: 0, nextAt: now });
    await noteAudit(work, { what: "webhook.redelivered", by: `agent:${agentId}`, details: { id } });
  });
