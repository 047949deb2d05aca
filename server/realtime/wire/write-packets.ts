import { PacketType } from "socket.io-parser";
import type { ServerEvent } from "../../../protocol/events.ts";
import { JsonEncoder } from "./json-encoder.ts";
import type { Serialised } from "./message-serialiser.ts";
import { textFrames } from "./websocket-frame.ts";

/** What Socket.IO writes its packets to. */
interface Connection {
  readonly transport: { readonly name: string; readonly writable: boolean };
  write(packet: string, options?: object): unknown;
}

const encoder = new JsonEncoder();

/** The packet that carries the event to connections of the namespace. */
export function packetOf(event: ServerEvent | Serialised<ServerEvent>, nsp: string): string {
  const data = ["event", event];
  const [packet = ""] = encoder.encode({ type: PacketType.EVENT, nsp, data });
  return packet;
}

/** What Engine.IO puts before a packet of Socket.IO. */
const message = "4";

/**
 * Writes packets in order; to a websocket that is ready all of them at once, as one packet whose frame is made already.
 * One by one they cost each a way through Socket.IO, Engine.IO and the stream.
 */
export function writePackets(connection: Connection, packets: readonly string[]): void {
  const { name, writable } = connection.transport;
  const [first] = packets;
  if (first !== undefined && packets.length > 1 && name === "websocket" && writable) {
    connection.write(first, { wsPreEncodedFrame: [textFrames(packets, message)] });
    return;
  }
  for (const packet of packets) connection.write(packet);
}
