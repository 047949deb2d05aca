import { effect } from "@preact/signals";
import type { Shell } from "../embed/shell.ts";
import type { Support } from "./support.ts";

/** Since when, by the server's clock, and which the customer has not looked at. */
const [seenKey, movedKey] = ["tickets-at", "tickets-moved"];

type Following = Pick<
  Support,
  "session" | "connection" | "ticketNews" | "movedTickets" | "tickets" | "localStore"
>;

/**
 * Keeps how the open tickets stand, and which ones others have moved, until the customer looks at each; that outlives the page.
 * Returns what stops it.
 */
export function followTickets(support: Following): () => void {
  const { session, connection, ticketNews, movedTickets, tickets, localStore } = support;
  const ask = async () => {
    const since = localStore.read(seenKey);
    try {
      const known = await connection.call("ticket:moved", since ? { since } : {});
      localStore.write(seenKey, known.at);
      movedTickets.value = [...new Set([...movedTickets.peek(), ...known.numbers])];
      tickets.value = known;
    } catch {
      // With the next connection.
    }
  };
  const stopBeginning = effect(() => {
    // Another customer's marks have gone from the device by now.
    if (session.value) movedTickets.value = keptIn(localStore.read(movedKey));
  });
  const stopAsking = effect(() => {
    const [known] = [session.value, ticketNews.value];
    if (known) void ask();
  });
  const stopKeeping = effect(() => {
    const moved = movedTickets.value;
    if (!session.peek()) return;
    if (moved.length > 0) localStore.write(movedKey, moved.join(" "));
    else localStore.remove(movedKey);
  });
  return () => {
    stopBeginning();
    stopAsking();
    stopKeeping();
  };
}

/** The host page's event for each change of a ticket, with its state then. */
export const emitTicketEvents = (
  ticketNews: Support["ticketNews"],
  { emit }: Pick<Shell, "emit">,
): (() => void) =>
  effect(() => {
    const { number, state } = ticketNews.value ?? {};
    if (number && state) emit("ticket", { number, state });
  });

const keptIn = (kept: string | undefined): readonly string[] => kept?.split(" ") ?? [];
