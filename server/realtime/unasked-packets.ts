/** A packet of Engine.IO as it has come in: a message of Socket.IO, or a word about the connection. */
interface ReceivedPacket {
  readonly type: string;
  readonly data?: unknown;
}

export interface ReceivedPackets {
  on(event: "packet", listener: (packet: ReceivedPacket) => void): unknown;
}

/** In a minute; a client answers a ping every 25 s, and moves to a WebSocket once. */
const unaskedAMinute = 60;
const minuteMs = 60_000;

/** Socket.IO's acknowledgements, with and without bytes: the server asks for none. */
const acknowledgement = /^[36]/;

/**
 * Calls `onTooMany` as soon as a connection has sent more than a minute's share of what nothing else counts: answers to pings,
 * and acknowledgements.
 */
export function watchUnaskedPackets(connection: ReceivedPackets, onTooMany: () => void): void {
  let began = performance.now();
  let count = 0;
  connection.on("packet", ({ type, data }) => {
    if (type === "message" && !(typeof data === "string" && acknowledgement.test(data))) return;
    if (performance.now() - began > minuteMs) {
      began = performance.now();
      count = 0;
    }
    count += 1;
    if (count === unaskedAMinute + 1) onTooMany();
  });
}
