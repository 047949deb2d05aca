import type { PasswordLinkRecord } from "../domain/session-records.ts";
import type { AccountReads, AccountWrites } from "../ports/account-store.ts";
import { number, text } from "./column.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const passwordLinks = table<PasswordLinkRecord>("password_links", {
  tokenHash: text(),
  agentId: text(),
  kind: text(),
  createdAt: number,
  expiresAt: number,
});

export const passwordLinkReads = (sql: Queries) =>
  ({
    passwordLink: select(sql, passwordLinks).one("WHERE token_hash = ?"),
  }) satisfies Partial<AccountReads>;

export function passwordLinkWrites(sql: Sql) {
  const { insert } = modify(sql, passwordLinks);
  return {
    insertPasswordLink: (link) => insert(link),
    async deletePasswordLinksOf(agentId) {
      await sql.run("DELETE FROM password_links WHERE agent_id = ?", [agentId]);
    },
  } satisfies Partial<AccountWrites>;
}
