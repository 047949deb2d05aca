import type { AgentId } from "../../protocol/conversation.ts";
import { insist } from "../domain/permissions.ts";
import type { AgentRecord } from "../domain/records.ts";
import { notFound } from "../domain/refusal.ts";
import type { TicketRecord } from "../domain/ticket.ts";
import type { TicketChange } from "../domain/ticket-change.ts";
import { mayAnswerTicketTask, mayWorkOnTickets } from "../domain/ticket-permissions.ts";
import { noteAudit } from "./audit.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";
import { agentTicketSnapshot, ticketNow } from "./ticket-views.ts";
import { changeTicket } from "./ticket-writer.ts";

export interface Numbered {
  readonly number: string;
}

/** Notes, and the answers of a team. */
const forEverybody: readonly unknown[] = [mayWorkOnTickets, mayAnswerTicketTask];

/** Somebody else decides, answers or gives away what a colleague has. */
export async function noteTicketTakeOver(
  work: UnitOfWork,
  { number, handlerId: holder }: TicketRecord,
  { agentId, may }: { readonly agentId: AgentId; readonly may: unknown },
) {
  if (holder === undefined || holder === agentId || forEverybody.includes(may)) return;
  const about = `ticket:${number}` as const;
  const details = { holder };
  await noteAudit(work, { what: "ticket.taken-over", by: `agent:${agentId}`, about, details });
}

export const rulesOf = ({ faq }: Services) => faq.engine.tickets;

export function refuseUnknownTeam(services: Services, team: string) {
  if (!rulesOf(services).teams.includes(team)) throw notFound("team");
}

/** One step of an agent's: looks the ticket up, insists on the permission, and saves what the step makes of it. */
export async function agentStep(
  services: Services,
  agentId: AgentId,
  wanted: Numbered & {
    readonly may: (agent: AgentRecord, ticket: TicketRecord) => boolean;
    readonly step: (
      ticket: TicketRecord,
      agent: AgentRecord,
      work: UnitOfWork,
    ) => TicketChange | Promise<TicketChange>;
  },
) {
  const changed = await commit(services, async (work) => {
    const agent = await agentNow(work.tx, agentId);
    // Whoever may not see tickets gets the same answer for each of them.
    insist(mayWorkOnTickets(agent));
    const ticket = await ticketNow(work.tx, wanted.number);
    insist(wanted.may(agent, ticket));
    const after = await changeTicket(work, ticket, await wanted.step(ticket, agent, work));
    await noteTicketTakeOver(work, ticket, { agentId, may: wanted.may });
    return { ticket: after, agent };
  });
  // After the commit: read inside, its conversations would be locked after the ticket, against the order of locks.
  return agentTicketSnapshot(services, services.store, changed);
}
