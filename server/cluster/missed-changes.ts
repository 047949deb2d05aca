import type { AnnouncementId } from "../../protocol/announcement-body.ts";
import type { ConversationId, CustomerId } from "../../protocol/conversation.ts";
import {
  internalEntries,
  type TicketEntryKind,
  type TicketNumber,
  type TicketState,
} from "../../protocol/ticket.ts";
import type { Clock } from "../ports/clock.ts";
import type { DomainEvent } from "../ports/cluster.ts";
import type { ConversationState } from "../ports/node-store.ts";
import type { Reads } from "../ports/store.ts";

/** Announcements, and what lists show of conversations and tickets that nobody here has open, that other nodes have changed unheard. */
export interface MissedChanges {
  /** All that happened until now was heard. */
  heardAll(): void;
  /** What has changed since, each once. */
  find(): Promise<readonly DomainEvent[]>;
}

interface MissedChangesOptions {
  readonly store: Pick<
    Reads,
    "statesSince" | "ticketsSince" | "ticketEntries" | "announcementsSince"
  >;
  readonly clock: Pick<Clock, "now">;
}

/** The clocks of nodes differ by less. */
const skewMs = 30_000;
/** Of more, lists show the newest; the others are right when they are read again. */
const atOnce = 200;

const internal: ReadonlySet<TicketEntryKind> = new Set(internalEntries);

export function createMissedChanges({ store, clock }: MissedChangesOptions): MissedChanges {
  const rows = new Map<ConversationId, string>();
  const tickets = new Map<TicketNumber, number>();
  const announcements = new Map<AnnouncementId, number>();
  let heardUntil = clock.now();

  function changedRows(states: readonly ConversationState[]): readonly DomainEvent[] {
    const changed = states.filter((state) => rows.get(state.id) !== listedForm(state));
    for (const state of changed) rows.set(state.id, listedForm(state));
    return changed.map(({ id: conversationId }) => ({ kind: "desk", conversationId }));
  }

  async function changedTicket(
    { number, customerId, state, lastAt }: ChangedTicket,
    since: number,
  ): Promise<readonly DomainEvent[]> {
    const known = tickets.get(number) ?? since - 1;
    if (lastAt <= known) return [];
    tickets.set(number, lastAt);
    const added = (await store.ticketEntries(number)).filter(({ at }) => at > known);
    const entries = added.map(({ kind }) => kind);
    const isPublic = entries.some((kind) => !internal.has(kind));
    return [{ kind: "ticket", number, customerId, state, isPublic, entries }];
  }

  async function changedAnnouncements(since: number): Promise<readonly DomainEvent[]> {
    const found = await store.announcementsSince(since, atOnce);
    const changed = found.filter(({ id, changedAt }) => announcements.get(id) !== changedAt);
    for (const { id, changedAt } of changed) announcements.set(id, changedAt);
    return changed.map((announcement) => ({ kind: "announcement", announcement }));
  }

  return {
    heardAll() {
      heardUntil = clock.now();
      rows.clear();
      tickets.clear();
      announcements.clear();
    },
    async find() {
      const since = heardUntil - skewMs;
      const found = [...changedRows(await store.statesSince(since, atOnce))];
      for (const ticket of await store.ticketsSince(since, atOnce)) {
        found.push(...(await changedTicket(ticket, since)));
      }
      found.push(...(await changedAnnouncements(since)));
      return found;
    },
  };
}

interface ChangedTicket {
  readonly number: TicketNumber;
  readonly customerId: CustomerId;
  readonly state: TicketState;
  readonly lastAt: number;
}

/** A message alone changes no list but its agent's, who is looked after by the message. */
const listedForm = ({ status, agentId, priority }: ConversationState) =>
  `${status} ${agentId ?? ""} ${priority}`;
