import type { AgentId } from "../../protocol/conversation.ts";
import { mask } from "../../protocol/secrets.ts";
import type { TicketEntryKind } from "../../protocol/ticket.ts";
import type { AuditActor } from "../domain/audit.ts";
import { insist } from "../domain/permissions.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import type { TicketPatch, TicketRecord } from "../domain/ticket.ts";
import {
  isPublic,
  redactedSeqs,
  type TicketEntryRecord,
  tombstoneOf,
} from "../domain/ticket-entry.ts";
import { factsLeft, recordedFacts } from "../domain/ticket-facts.ts";
import { mayHandleTicket, mayWorkOnTickets } from "../domain/ticket-permissions.ts";
import { taskWords } from "../domain/ticket-tasks.ts";
import type { Numbered } from "./agent-ticket-step.ts";
import { hideAttachments } from "./attachments.ts";
import { noteAudit } from "./audit.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import { refuseUnderHold } from "./legal-holds.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";
import { agentTicketSnapshot, ticketNow } from "./ticket-views.ts";
import { appendEntries } from "./ticket-writer.ts";

/** What people have written. The words of the others are names and states. */
const written: ReadonlySet<TicketEntryKind> = new Set<TicketEntryKind>([
  "filed",
  "asked",
  "replied",
  "added",
  "decided",
  "escalated",
  "noted",
  "task",
  "task-answered",
  "classified",
  "promised",
  "forewarned",
  "proposed",
  "declined",
]);

/** Takes the words of an entry away, for both sides and from the disk. A second time does nothing. */
export async function redactInTicket(
  services: Services,
  agentId: AgentId,
  { number, seq }: Numbered & { readonly seq: number },
) {
  const redacted = await commit(services, async (work) => {
    const agent = await agentNow(work.tx, agentId);
    insist(mayWorkOnTickets(agent));
    const ticket = await ticketNow(work.tx, number);
    insist(mayHandleTicket(agent, ticket));
    await refuseUnderHold(work.tx, ticket.customerId);
    const { name } = agent;
    const after = await redactEntries(work, ticket, { seqs: [seq], by: `agent:${agentId}`, name });
    return { ticket: after, agent };
  });
  return agentTicketSnapshot(services, services.store, redacted);
}

interface EntryRedaction {
  readonly seqs: readonly number[];
  /** The system is the shield. */
  readonly by: AuditActor;
  /** Of the agent. */
  readonly name?: string | undefined;
}

/** A tombstone for each, and the words are gone from wherever the ticket has them. */
export async function redactEntries(
  work: UnitOfWork,
  ticket: TicketRecord,
  { seqs, by, name }: EntryRedaction,
): Promise<TicketRecord> {
  let changed = ticket;
  for (const seq of seqs) {
    const entries = await work.tx.ticketEntries(ticket.number);
    const entry = entries.find((one) => one.seq === seq);
    if (!entry) throw notFound("entry");
    if (!written.has(entry.kind)) {
      throw new Refusal("invalid", "Only what people have written can be redacted.");
    }
    if (entries.some(({ redacts }) => redacts?.seq === seq)) continue;
    changed = await redactEntry(work, changed, { entries, entry, name });
    const about = `ticket:${ticket.number}` as const;
    await noteAudit(work, { what: "ticket.redacted", by, about, details: { entry: seq } });
  }
  return changed;
}

async function redactEntry(
  work: UnitOfWork,
  ticket: TicketRecord,
  what: {
    readonly entries: readonly TicketEntryRecord[];
    readonly entry: TicketEntryRecord;
    readonly name: string | undefined;
  },
): Promise<TicketRecord> {
  const { entries, entry, name } = what;
  const { tx, services, now, publish } = work;
  const hashBefore = entries.find(({ seq }) => seq === entry.seq - 1)?.hash ?? "";
  const redacts = tombstoneOf(hashBefore, entry, services.secrets.hashToken);
  if (!redacts) throw new Refusal("invalid", "The timeline was changed there: verify it first.");
  const author = name === undefined ? "system" : "agent";
  const left = withoutCopies(ticket, entry);
  const removed = await hideAttachments(work, entry.attachments ?? [], "ticketNumber");
  const link = await appendEntries(work, ticket, {
    // Another ticket may show them, too, and is not to be taken for a changed one.
    entries: [
      ...removed.map((id) => ({ kind: "file-removed", author: "system", text: id }) as const),
      { kind: "redacted", author, by: name, redacts },
    ],
    facts: factsLeft(recordedFacts(entries, redactedSeqs(entries)), ticket, {
      ...ticket,
      ...left,
    } as TicketRecord),
  });
  await tx.redactTicketEntry(ticket.number, entry.seq);
  await hideTasks(work, ticket, entry);
  const patch: TicketPatch = { ...link, ...left, lastAt: now };
  await tx.updateTicket(ticket.number, patch);
  const { number, customerId } = ticket;
  publish({
    kind: "ticket",
    number,
    customerId,
    state: ticket.state,
    isPublic: isPublic(entry),
    entries: ["redacted"],
  });
  return { ...ticket, ...patch } as TicketRecord;
}

/** What the ticket itself has of an entry: of a complaint all that was written with it. */
function withoutCopies(ticket: TicketRecord, { kind, text }: TicketEntryRecord): TicketPatch {
  const { demand, decision, topic, proposal } = ticket;
  if (kind === "filed") {
    return { description: mask, demand: demand && mask, contact: undefined };
  }
  if (kind === "decided" && decision && decision.text === text) {
    return { decision: { ...decision, text: mask } };
  }
  if (kind === "proposed" && proposal?.decision.text === text) return { proposal: undefined };
  return kind === "classified" && text?.startsWith(`${topic} · `) ? { topic: mask } : {};
}

/** The tasks of one that was merged went with it. */
async function hideTasks(
  { tx }: UnitOfWork,
  { number, mergedInto = number }: TicketRecord,
  { kind, text = "" }: TicketEntryRecord,
) {
  if (kind !== "task" && kind !== "task-answered") return;
  for (const task of await tx.ticketTasks(mergedInto)) {
    const { team, answer: given } = task;
    const isAsked = text === taskWords(task);
    const isAnswered = given !== undefined && text === taskWords({ team, text: given });
    if (!isAsked && !isAnswered) continue;
    const answer = isAnswered ? mask : task.answer;
    await tx.hideTicketTask(task.id, { text: isAsked ? mask : task.text, answer });
  }
}
