import type { LiveAgent, LiveDesk } from "../../protocol/live.ts";
import { presentRow } from "./desk-row.ts";
import { isoTime } from "./time.ts";

interface LiveRecords {
  readonly waiting: number;
  readonly away: number;
  readonly longestSince: number | undefined;
  readonly agents: readonly LiveAgent[];
  readonly due: readonly Parameters<typeof presentRow>[0][];
}

export const presentLive = (
  { longestSince, due, ...rest }: LiveRecords,
  times: Parameters<typeof presentRow>[1],
): LiveDesk => ({
  ...rest,
  longestSince: longestSince === undefined ? undefined : isoTime(longestSince),
  due: due.map((row) => presentRow(row, times)),
});
