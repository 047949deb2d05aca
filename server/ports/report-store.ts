import type { ReportId, ReportRecord } from "../domain/report-records.ts";
import type { Eventually } from "./eventually.ts";

export interface ReportReads {
  report(id: ReportId): Eventually<ReportRecord | undefined>;
}

export interface ReportWrites {
  /** False where it is there already: another node has made it. */
  insertReport(report: ReportRecord): Promise<boolean>;
}
