import { type Encoder, PacketType } from "socket.io-parser";
import type { ServerEvent } from "../../../protocol/events.ts";
import type { Serialised } from "../serialised.ts";
import type { EngineSocket, Framing } from "./framing.ts";
import { createThrottle } from "./throttle.ts";

export interface Broadcast {
  /** To the connections with these ids. */
  send(event: ServerEvent | Serialised<ServerEvent>, connectionIds: readonly string[]): void;
  stop(): void;
}

/** A namespace of Socket.IO, as far as a broadcast needs it. */
export interface Sockets {
  readonly name: string;
  readonly sockets: { get(connectionId: string): { readonly conn: EngineSocket } | undefined };
}

/**
 * Encodes an event once for all its connections. With an interval, in milliseconds, a connection gets the events of a
 * busy moment in one write: the first at once, the others at the end of the interval.
 */
export function createBroadcast(
  { name, sockets }: Sockets,
  { encoder, write }: Framing,
  intervalMs = 0,
): Broadcast {
  const waiting = new Map<string, string[]>();

  function flush() {
    for (const [id, packets] of waiting) {
      const socket = sockets.get(id);
      if (socket) write(socket.conn, packets);
    }
    waiting.clear();
  }

  const throttle =
    intervalMs > 0 ? createThrottle(intervalMs, flush) : { request: flush, stop() {} };
  return {
    send(event, connectionIds) {
      const packet = packetOf(event, name, encoder);
      for (const id of connectionIds) {
        const packets = waiting.get(id);
        if (packets) packets.push(packet);
        else waiting.set(id, [packet]);
      }
      throttle.request();
    },
    stop: throttle.stop,
  };
}

function packetOf(event: unknown, nsp: string, encoder: Encoder): string {
  const [packet = ""] = encoder.encode({ type: PacketType.EVENT, nsp, data: ["event", event] });
  return packet;
}
