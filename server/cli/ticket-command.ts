import type { Services } from "../actions/services.ts";
import { verifyTicket } from "../actions/ticket-verification.ts";
import { type AdminCommand, BadUsage } from "./admin-command.ts";
import { CommandProblem } from "./database-commands.ts";

export const ticketCommand: AdminCommand = {
  usage: "verify NUMBER [FINGERPRINT]",
  does: "checks the timeline of a ticket from its first entry to its last, and the ticket, its files and tasks against it, and says what it did not check; with the fingerprint of a receipt that too",
  prepare(_flags, [verb, number, fingerprint]) {
    if (verb !== "verify" || number === undefined) throw new BadUsage("ticket verify NUMBER.");
    return (services) => verify(services, number, fingerprint);
  },
};

async function verify(
  services: Services,
  typed: string,
  fingerprint: string | undefined,
): Promise<string> {
  const verdict = await verifyTicket(services, typed, fingerprint);
  const { number, entries, hash, redacted, problem, files, receiptOf } = verdict;
  if (problem !== undefined) throw new CommandProblem(`${number}: ${problem}`);
  const counted = [
    ...(files.same > 0 ? [`files: ${files.same}`] : []),
    ...(verdict.tasks > 0 ? [`tasks: ${verdict.tasks}`] : []),
  ];
  const gone = redacted.length > 0 ? `, of which redacted: ${redacted.join(", ")}` : "";
  const receipt = receiptOf === undefined ? "" : ` The receipt is of its first ${receiptOf}.`;
  return [
    `${number} is sound in what was checked: ${[`${entries} entries${gone}`, ...counted].join("; ")}.`,
    ...files.gone,
    `Not checked: ${verdict.unchecked.join("; ")}.`,
    `Its end: ${entries}:${hash}${receipt}`,
  ].join("\n");
}
