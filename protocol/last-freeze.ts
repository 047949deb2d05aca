import { freezeEntries, type TicketEntry } from "./ticket.ts";

type FreezeEntryKind = (typeof freezeEntries)[number];

/** The last answer of the wallet to a freeze: it counts, whatever the ones before were. */
export const lastFreeze = (
  timeline: readonly TicketEntry[],
): (TicketEntry & { readonly kind: FreezeEntryKind }) | undefined => timeline.findLast(isFreeze);

const isFreeze = (entry: TicketEntry): entry is TicketEntry & { readonly kind: FreezeEntryKind } =>
  freezeEntries.some((kind) => kind === entry.kind);
