import type { BulletinReceipt, BulletinRecord } from "../domain/bulletin-records.ts";
import type { BulletinReads, BulletinWrites } from "../ports/bulletin-store.ts";
import { number, text } from "./column.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const bulletins = table<BulletinRecord>("bulletins", {
  id: text(),
  authorId: text(),
  authorName: text(),
  text: text(),
  team: text(),
  at: number,
});

export const bulletinReceipts = table<BulletinReceipt>("bulletin_receipts", {
  bulletinId: text(),
  agentId: text(),
  at: number,
  readAt: number,
});

export function bulletinReads(sql: Queries) {
  const { one, many } = select(sql, bulletins);
  const receipts = select(sql, bulletinReceipts);
  const newestFirst = "ORDER BY at DESC, id DESC";
  const cursor = "(SELECT b.at, b.id FROM bulletins b WHERE b.id = ?)";
  const forAgent = (rest: string) =>
    `WHERE id IN (SELECT r.bulletin_id FROM bulletin_receipts r WHERE r.agent_id = ? ${rest} LIMIT ?)`;
  const latest = "ORDER BY r.at DESC, r.bulletin_id DESC";
  const newest = many(`${newestFirst} LIMIT ?`);
  const older = many(`WHERE (at, id) < ${cursor} ${newestFirst} LIMIT ?`);
  const own = many(`${forAgent(latest)} ${newestFirst}`);
  const ownOlder = many(
    `${forAgent(`AND (r.at, r.bulletin_id) < ${cursor} ${latest}`)} ${newestFirst}`,
  );
  const unread = "AND r.read_at IS NULL ORDER BY r.at, r.bulletin_id";
  return {
    bulletin: one("WHERE id = ?"),
    bulletins({ agentId, before, limit }) {
      if (agentId === undefined) return before ? older(before, limit) : newest(limit);
      return before ? ownOlder(agentId, before, limit) : own(agentId, limit);
    },
    unreadBulletins: many(`${forAgent(unread)} ORDER BY at, id`),
    bulletinReceipts: receipts.many("WHERE bulletin_id = ? ORDER BY agent_id"),
    bulletinReceipt: receipts.one("WHERE bulletin_id = ? AND agent_id = ?"),
  } satisfies BulletinReads;
}

export const bulletinWrites = (sql: Sql) =>
  ({
    insertBulletin: (bulletin) => modify(sql, bulletins).insert(bulletin),
    insertBulletinReceipt: (receipt) => modify(sql, bulletinReceipts).insert(receipt),
    async readBulletin(id, agentId, at) {
      await sql.run(
        "UPDATE bulletin_receipts SET read_at = ? WHERE bulletin_id = ? AND agent_id = ? AND read_at IS NULL",
        [at, id, agentId],
      );
    },
    async deleteBulletin(id) {
      await sql.run("DELETE FROM bulletin_receipts WHERE bulletin_id = ?", [id]);
      await sql.run("DELETE FROM bulletins WHERE id = ?", [id]);
    },
  }) satisfies BulletinWrites;
