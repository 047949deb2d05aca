import { newestAudit, verifyAudit } from "../actions/audit.ts";
import type { Services } from "../actions/services.ts";
import type { AuditLink, AuditRecord } from "../domain/audit.ts";
import { type AdminCommand, BadUsage } from "./admin-command.ts";
import { CommandProblem } from "./database-commands.ts";

const listed = 50;

export const auditCommand: AdminCommand = {
  usage: "verify [SEQ:HASH] | list [COUNT]",
  does: "checks the audit log from its first entry to its last, and against an end noted down earlier; shows the newest",
  prepare(_flags, [verb, given]) {
    if (verb === "verify") {
      const known = given === undefined ? undefined : linkOf(given);
      return (services) => verify(services, known);
    }
    if (verb === "list") {
      const count = countOf(given);
      return async (services) => (await newestAudit(services, count)).map(lineOf).join("\n");
    }
    throw new BadUsage("audit verify, or audit list.");
  },
};

async function verify(services: Services, known: AuditLink | undefined): Promise<string> {
  const { head, problem } = await verifyAudit(services, known);
  if (problem !== undefined) throw new CommandProblem(problem);
  return `The audit log is sound: ${head.seq} entries. Its end, to be noted down elsewhere: ${head.seq}:${head.hash}`;
}

function linkOf(text: string): AuditLink {
  const [, seq, hash = ""] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seq === undefined) throw new BadUsage("An end is SEQ:HASH, as audit verify prints it.");
  return { seq: Number(seq), hash };
}

function countOf(text: string = String(listed)): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0 && count <= 10_000) return count;
  throw new BadUsage("The count is a number from 1 to 10000.");
}

const lineOf = ({ seq, at, what, by, about, details }: AuditRecord): string =>
  [seq, new Date(at).toISOString(), what, by, about ?? "-", details ? JSON.stringify(details) : ""]
    .join("  ")
    .trimEnd();
