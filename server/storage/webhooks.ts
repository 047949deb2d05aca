import type { WebhookRecord } from "../domain/webhook.ts";
import { after } from "../ports/store.ts";
import type { WebhookReads, WebhookWrites } from "../ports/webhook-store.ts";
import { json, number, text } from "./column.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const webhooks = table<WebhookRecord>(
  "webhooks",
  {
    id: text(),
    customerId: text(),
    type: text(),
    subject: text(),
    data: json(),
    at: number,
    nextAt: number,
    attempts: number,
    failure: text(),
    deadAt: number,
  },
  ["seq"],
);

export function webhookReads(sql: Queries) {
  const { one, many } = select(sql, webhooks);
  const newest = many("WHERE dead_at IS NOT NULL ORDER BY dead_at DESC, id DESC LIMIT ?");
  const older = many(
    `WHERE dead_at IS NOT NULL AND (dead_at, id) < (SELECT dead_at, id FROM webhooks WHERE id = ?)
     ORDER BY dead_at DESC, id DESC LIMIT ?`,
  );
  const pending = "SELECT COUNT(*) FROM webhooks WHERE dead_at IS NULL";
  return {
    webhook: one("WHERE id = ?"),
    deadWebhooks: ({ before, limit }) => (before ? older(before, limit) : newest(limit)),
    pendingWebhooks: () => after(sql.get(pending, []), (row) => Number(row?.[0] ?? 0)),
  } satisfies WebhookReads;
}

/**
 * All of a subject are due at the same time, so that those behind one that failed are not looked at again and again. `lock` is
 * for a database whose transactions run side by side.
 */
export const dueWebhooks = (sql: Queries, lock = ""): WebhookWrites["dueWebhooks"] =>
  select(sql, webhooks).many(
    `AS due WHERE dead_at IS NULL AND next_at <= ? AND NOT EXISTS (
       SELECT 1 FROM webhooks WHERE subject = due.subject AND dead_at IS NULL AND seq < due.seq
     ) ORDER BY next_at, seq LIMIT ? ${lock}`,
  );

/**
 * Due with the others of its subject. Whoever has sent the first one of them frees the rest, and would not see this one before
 * its commit: so the first one is locked, where transactions run side by side.
 */
export function insertWebhook(sql: Sql, lock = ""): WebhookWrites["insertWebhook"] {
  const { insert } = modify(sql, webhooks);
  const first = `SELECT next_at FROM webhooks WHERE subject = ? AND dead_at IS NULL ORDER BY seq LIMIT 1 ${lock}`;
  return async (webhook) => {
    const row = await sql.get(first, [webhook.subject]);
    await insert({ ...webhook, nextAt: Math.max(webhook.nextAt, Number(row?.[0] ?? 0)) });
  };
}

export function webhookWrites(sql: Sql) {
  const { update } = modify(sql, webhooks);
  return {
    insertWebhook: insertWebhook(sql),
    dueWebhooks: dueWebhooks(sql),
    async postponeWebhooks(subject, nextAt) {
      const query = "UPDATE webhooks SET next_at = ? WHERE subject = ? AND dead_at IS NULL";
      await sql.run(query, [nextAt, subject]);
    },
    updateWebhook: update,
    async deleteWebhook(id) {
      await sql.run("DELETE FROM webhooks WHERE id = ?", [id]);
    },
    async deleteDeadWebhooksBefore(at) {
      await sql.run("DELETE FROM webhooks WHERE dead_at < ?", [at]);
    },
  } satisfies WebhookWrites;
}
