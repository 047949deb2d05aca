import type { AuditHead, AuditRecord } from "../domain/audit.ts";
import type { Reads, Transaction } from "../ports/store.ts";
import { json, number, text } from "./column.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const audit = table<AuditRecord>("audit", {
  seq: number,
  at: number,
  what: text(),
  by: text(),
  about: text(),
  details: json(),
  hash: text(),
});

/** A row of `meta`, made by the migration. */
const head = "name = 'audit_head'";

const headIn = async (sql: Queries): Promise<AuditHead> => {
  const row = await sql.get(`SELECT value FROM meta WHERE ${head}`, []);
  return JSON.parse(String(row?.[0]));
};

export function auditReads(sql: Queries) {
  const { many } = select(sql, audit);
  const oldestFirst = many("WHERE seq > ? ORDER BY seq LIMIT ?");
  const newestFirst = many("WHERE seq < ? ORDER BY seq DESC LIMIT ?");
  return {
    async notedSettings() {
      const row = await sql.get("SELECT value FROM meta WHERE name = 'settings'", []);
      return row === undefined ? undefined : String(row[0]);
    },
    auditHead: () => headIn(sql),
    auditAfter: (seq, limit) => oldestFirst(seq, limit),
    auditBefore: (seq, limit) => newestFirst(seq ?? Number.MAX_SAFE_INTEGER, limit),
  } satisfies Partial<Reads>;
}

export function auditWrites(sql: Sql) {
  const { insert } = modify(sql, audit);
  const writeHead = (value: AuditHead) =>
    sql.run(`UPDATE meta SET value = ? WHERE ${head}`, [JSON.stringify(value)]);
  return {
    /** The row is locked until the commit where transactions run side by side. */
    async lockAuditHead() {
      await sql.run(`UPDATE meta SET value = value WHERE ${head}`, []);
      return headIn(sql);
    },
    async noteSettings(settings) {
      await sql.run(
        `INSERT INTO meta (name, value) VALUES ('settings', ?)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
        [settings],
      );
    },
    async appendAudit(record, { pruned }) {
      await insert(record);
      await writeHead({ seq: record.seq, hash: record.hash, pruned });
    },
    async pruneAudit(through, { seq, hash }) {
      await sql.run("DELETE FROM audit WHERE seq <= ?", [through.seq]);
      await writeHead({ seq, hash, pruned: { seq: through.seq, hash: through.hash } });
    },
  } satisfies Partial<Transaction>;
}
