import type { ReportRecord } from "../domain/report-records.ts";
import type { ReportReads, ReportWrites } from "../ports/report-store.ts";
import { json, number, text } from "./column.ts";
import { marks, type Queries, type Sql } from "./sql.ts";
import { select, table } from "./table.ts";

export const reports = table<ReportRecord>("reports", {
  id: text(),
  at: number,
  report: json(),
});

export const reportReads = (sql: Queries) =>
  ({ report: select(sql, reports).one("WHERE id = ?") }) satisfies ReportReads;

export function reportWrites(sql: Sql) {
  const { columns, values } = reports;
  const insert = `INSERT INTO reports (${columns.join(", ")}) VALUES (${marks(columns.length)})
    ON CONFLICT (id) DO NOTHING`;
  return {
    insertReport: async (report) => (await sql.run(insert, values(report))) > 0,
  } satisfies ReportWrites;
}
