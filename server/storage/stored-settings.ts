import type { AccountReads, AccountWrites } from "../ports/account-store.ts";
import { number, text } from "./column.ts";
import type { Queries, Sql } from "./sql.ts";
import { table } from "./table.ts";

interface StoredSection {
  readonly section: string;
  readonly value: string;
  readonly at: number;
}

export const storedSettings = table<StoredSection>("stored_settings", {
  section: text(),
  value: text(),
  at: number,
});

export const storedSettingsReads = (sql: Queries) =>
  ({
    async storedSettings() {
      const rows = await sql.all("SELECT section, value FROM stored_settings", []);
      return new Map(rows.map(([section, value]) => [String(section), String(value)]));
    },
  }) satisfies Partial<AccountReads>;

export const storedSettingsWrites = (sql: Sql) =>
  ({
    async storeSettings(section, value, at) {
      if (value === undefined) {
        await sql.run("DELETE FROM stored_settings WHERE section = ?", [section]);
        return;
      }
      await sql.run(
        `INSERT INTO stored_settings (section, value, at) VALUES (?, ?, ?)
         ON CONFLICT (section) DO UPDATE SET value = excluded.value, at = excluded.at`,
        [section, value, at],
      );
    },
  }) satisfies Partial<AccountWrites>;
