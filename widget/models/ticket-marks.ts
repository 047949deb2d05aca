import { effect } from "@preact/signals";
import type { Support } from "./support.ts";

/** Since when, by the server's clock, and which the customer has not looked at. */
const [seenKey, movedKey] = ["tickets-at", "tickets-moved"];

type Following = Pick<
  Support,
  "session" | "connection" | "ticketNews" | "movedTickets" | "localStore"
>;

/**
 * Keeps which tickets others have moved, until the customer looks at each; it outlives the page. `onKnown` hears whether one of
 * them is open. Returns what stops it.
 */
export function followTickets(support: Following, onKnown: (isOpen: boolean) => void) {
  const { session, connection, ticketNews, movedTickets, localStore } = support;
  const ask = async () => {
    const since = localStore.read(seenKey);
    try {
      const { numbers, isOpen, at } = await connection.call("ticket:moved", since ? { since } : {});
      localStore.write(seenKey, at);
      movedTickets.value = [...new Set([...movedTickets.peek(), ...numbers])];
      onKnown(isOpen);
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

const keptIn = (kept: string | undefined): readonly string[] => kept?.split(" ") ?? [];
