import { readFileSync } from "node:fs";

/** Resident memory of a process in MB, as Linux counts it. */
export function residentMb(pid: number | undefined): number {
  const [, kilobytes] =
    /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  if (kilobytes === undefined) throw new Error(`Process ${pid} has no memory.`);
  return Number(kilobytes) / 1_024;
}

/** The processes that this one started and that still run. */
export const childrenOf = (pid: number | undefined): readonly number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
