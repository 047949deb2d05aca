import type { Services } from "../actions/services.ts";
import { verifyTicket } from "../actions/ticket-views.ts";
import { type AdminCommand, BadUsage } from "./admin-command.ts";
import { CommandProblem } from "./database-commands.ts";

export const ticketCommand: AdminCommand = {
  usage: "verify NUMBER",
  does: "checks the timeline of a ticket from its first entry to its last, and the ticket against it",
  prepare(_flags, [verb, number]) {
    if (verb !== "verify" || number === undefined) throw new BadUsage("ticket verify NUMBER.");
    return (services) => verify(services, number);
  },
};

async function verify(services: Services, typed: string): Promise<string> {
  const { number, entries, hash, problem } = await verifyTicket(services, typed);
  if (problem !== undefined) throw new CommandProblem(`${number}: ${problem}`);
  return `${number} is sound: ${entries} entries. Its end: ${entries}:${hash}`;
}
