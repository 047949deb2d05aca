import type { ReportKind, ReportView } from "../../protocol/report.ts";

/** `weekly:2026-11-16`: the kind, and the first day of its period. There is one of each. */
export type ReportId = `${ReportKind}:${string}`;

/** A report as it was made: figures, ids and titles of ours. No word of a customer's, and no name. */
export interface ReportRecord {
  readonly id: ReportId;
  readonly at: number;
  readonly report: ReportView;
}
