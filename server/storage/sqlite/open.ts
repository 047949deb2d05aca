import { randomUUID } from "node:crypto";
import type { Store } from "../../ports/store.ts";
import { renewEpoch } from "../migrations/migrations.ts";
import { createReads } from "../reads.ts";
import { openReader } from "./connections.ts";
import { createDamage } from "./damage.ts";
import { createHighWaterMark, isBehind } from "./high-water-mark.ts";
import { cantBeOpened, type Opening, openTransactions } from "./transactions.ts";

/**
 * Opens the embedded database, created and migrated where needed. Transactions go through one connection, all other
 * reads through a second one, which sees what is committed and nothing else; a third one makes checkpoints.
 *
 * Throws, in one plain line, when the file can't be opened, another server has it, or a newer version wrote it.
 */
export async function openSqliteStore(opening: Opening): Promise<Store> {
  const damage = createDamage(opening.report ?? (() => undefined));
  const transactions = await openTransactions(opening, damage);
  const reader = openReader({ path: opening.path, key: transactions.key }, damage);
  const { openedEpoch, transaction } = transactions;
  let epoch = openedEpoch;

  async function progress() {
    const row = await reader.get("SELECT MAX(rowid) FROM messages", []);
    return { epoch, messages: Number(row?.[0] ?? 0) };
  }
  async function renew() {
    epoch = await transactions.writing((sql) => renewEpoch(sql, epoch, randomUUID()));
  }
  const isServer = opening.as === "server";
  try {
    if (isServer && isBehind(opening.path, await progress())) await renew();
  } catch (error) {
    await transactions.close();
    reader.close();
    throw cantBeOpened(opening, error);
  }
  const mark = isServer ? createHighWaterMark(opening.path, progress) : undefined;
  if (mark) transactions.onCommit(mark.advanced);

  return {
    ...createReads(reader),
    get epoch() {
      return epoch;
    },
    async beginEpoch() {
      if (epoch === openedEpoch) await renew();
    },
    transaction,
    async check() {
      if (damage.found) throw damage.found;
      transactions.refuseIfMoved();
      await transaction((tx) => tx.deleteExpiredSessions(0));
      await reader.get("SELECT value FROM meta WHERE name = 'epoch'", []);
    },
    async close() {
      await transactions.close();
      await mark?.end();
      reader.close();
    },
  };
}
