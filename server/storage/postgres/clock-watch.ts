import type { Sql } from "../sql.ts";

/** Times of one conversation come from several nodes: further apart, they jump where people see it. In milliseconds. */
const furthestMs = 2_000;

/** Compares this machine's clock with the database's, and reports a difference once, until it has passed. */
export function createClockWatch(report: (problem: string) => void, now: () => number = Date.now) {
  let isApart = false;
  return async (sql: Sql): Promise<void> => {
    const before = now();
    const row = await sql.get(
      "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS DOUBLE PRECISION)",
      [],
    );
    const after = now();
    const there = Number(row?.[0]);
    // The database has looked at its clock in between: an answer that was slow is no difference.
    const aheadMs = Math.max(0, before - there);
    const behindMs = Math.max(0, there - after);
    const wasApart = isApart;
    isApart = Math.max(aheadMs, behindMs) > furthestMs;
    if (!isApart || wasApart) return;
    const seconds = ((aheadMs || behindMs) / 1_000).toFixed(1);
    report(
      `This machine's clock is ${seconds} s ${aheadMs > 0 ? "ahead of" : "behind"} the database's. Let NTP set both.`,
    );
  };
}
