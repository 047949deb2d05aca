/** A connection of Engine.IO, the layer below Socket.IO, with the events that its documentation promises. */
interface PacketEvents {
  on(event: "packetCreate" | "flush", listener: () => void): unknown;
}

export interface UnreadPackets {
  /** From its start on. */
  watch(connection: PacketEvents): void;
  count(connection: object): number;
}

/** Counts the packets that wait in the server's memory until a connection can take more. */
export function createUnreadPackets(): UnreadPackets {
  const counters = new WeakMap<object, { packets: number }>();
  return {
    watch(connection) {
      const counter = { packets: 0 };
      counters.set(connection, counter);
      connection.on("packetCreate", () => {
        counter.packets += 1;
      });
      connection.on("flush", () => {
        counter.packets = 0;
      });
    },
    count: (connection) => counters.get(connection)?.packets ?? 0,
  };
}
