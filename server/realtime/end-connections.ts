import type { Namespaces } from "./connections.ts";

/** Whoever still is the customer of before comes back as the one who has signed in; an agent as what the account is now. */
export function endConnectionsOf(
  { adapter, sockets }: Namespaces["customers"] | Namespaces["agents"],
  room: string,
): void {
  for (const connection of [...(adapter.rooms.get(room) ?? [])])
    sockets.get(connection)?.conn.close();
}
