import type { Services } from "../actions/services.ts";
import { verifyTicket } from "../actions/ticket-verification.ts";
import { type AdminCommand, BadUsage } from "./admin-command.ts";
import { CommandProblem } from "./database-commands.ts";

export const ticketCommand: AdminCommand = {
  usage: "verify NUMBER [FINGERPRINT]",
  does: "checks the timeline of a ticket from its first entry to its last, and the ticket and its files against it; with the fingerprint of a receipt that too",
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
  const { number, entries, hash, redacted, problem, receiptOf } = verdict;
  if (problem !== undefined) throw new CommandProblem(`${number}: ${problem}`);
  const gone = redacted.length > 0 ? `, of which redacted: ${redacted.join(", ")}` : "";
  const receipt = receiptOf === undefined ? "" : ` The receipt is of its first ${receiptOf}.`;
  return `${number} is sound: ${entries} entries${gone}. Its end: ${entries}:${hash}${receipt}`;
}
