import type { MailingRecord, MailRecord } from "../domain/mail.ts";
import type { MailReads, MailWrites } from "../ports/mail-store.ts";
import { after } from "../ports/store.ts";
import { number, text } from "./column.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const mailings = table<MailingRecord>("mailings", {
  customerId: text(),
  hostAddress: text(),
  ownAddress: text(),
  pendingAddress: text(),
  pendingAt: number,
  stoppedAt: number,
});

export const mails = table<MailRecord>(
  "mails",
  {
    id: text(),
    customerId: text(),
    kind: text(),
    about: text(),
    seq: number,
    at: number,
    nextAt: number,
    attempts: number,
    failure: text(),
    doneAt: number,
    outcome: text(),
  },
  ["number"],
);

export function mailReads(sql: Queries) {
  const { one, many } = select(sql, mails);
  const asked = "SELECT COUNT(*) FROM mailings WHERE pending_address = ? AND pending_at > ?";
  const pending = "SELECT COUNT(*) FROM mails WHERE done_at IS NULL";
  const newest = many("WHERE outcome = 'failed' ORDER BY done_at DESC, id DESC LIMIT ?");
  const older = many(
    `WHERE outcome = 'failed' AND (done_at, id) < (SELECT done_at, id FROM mails WHERE id = ?)
     ORDER BY done_at DESC, id DESC LIMIT ?`,
  );
  return {
    mailing: select(sql, mailings).one("WHERE customer_id = ?"),
    mailsOf: many("WHERE customer_id = ? ORDER BY number"),
    waitingMail: one("WHERE about = ? AND kind = ? AND done_at IS NULL LIMIT 1"),
    lastMail: one(
      "WHERE about = ? AND kind = ? AND outcome = 'sent' ORDER BY done_at DESC LIMIT 1",
    ),
    mail: one("WHERE id = ?"),
    failedMails: ({ before, limit }) => (before ? older(before, limit) : newest(limit)),
    pendingMails: () => after(sql.get(pending, []), (row) => Number(row?.[0] ?? 0)),
    mailingsAsked: (address, since) =>
      after(sql.get(asked, [address, since]), (row) => Number(row?.[0] ?? 0)),
  } satisfies MailReads;
}

/** `lock` is for a database whose transactions run side by side. */
export const dueMails = (sql: Queries, lock = ""): MailWrites["dueMails"] =>
  select(sql, mails).many(
    `WHERE done_at IS NULL AND next_at <= ? ORDER BY next_at, number LIMIT ? ${lock}`,
  );

export function mailWrites(sql: Sql) {
  const { insert, update } = modify(sql, mails);
  const set = mailings.columns.map((column) => `${column} = excluded.${column}`).join(", ");
  return {
    saveMailing: (mailing) =>
      modify(sql, mailings).insert(mailing, {
        onConflict: `ON CONFLICT (customer_id) DO UPDATE SET ${set}`,
      }),
    async deleteMailing(customerId) {
      await sql.run("DELETE FROM mailings WHERE customer_id = ?", [customerId]);
    },
    insertMail: (mail) => insert(mail),
    dueMails: dueMails(sql),
    updateMail: update,
    async moveMails(from, to) {
      await sql.run("UPDATE mails SET customer_id = ? WHERE customer_id = ?", [to, from]);
    },
    async deleteMailsDoneBefore(at) {
      await sql.run("DELETE FROM mails WHERE done_at < ?", [at]);
    },
  } satisfies MailWrites;
}
