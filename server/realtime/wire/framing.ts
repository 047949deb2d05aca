import type { ServerOptions } from "socket.io";
import { Decoder, Encoder } from "socket.io-parser";
import { JsonEncoder } from "./json-encoder.ts";
import { TextWebSocketServer } from "./text-websocket.ts";
import { textFrames } from "./websocket-frame.ts";

/** How packets become bytes on a connection. */
export interface Framing {
  readonly serverOptions: Partial<Pick<ServerOptions, "parser" | "wsEngine">>;
  readonly encoder: Encoder;
  /** In order. */
  readonly write: (connection: EngineSocket, packets: readonly string[]) => void;
}

/** A connection as Engine.IO, the layer below Socket.IO, has it. */
export interface EngineSocket {
  readonly transport: { readonly name: string; readonly writable: boolean };
  write(packet: string, options?: object): unknown;
}

export const libraryFraming: Framing = {
  serverOptions: {},
  encoder: new Encoder(),
  write: writeOneByOne,
};

export const tunedFraming: Framing = {
  serverOptions: { wsEngine: TextWebSocketServer, parser: { Encoder: JsonEncoder, Decoder } },
  encoder: new JsonEncoder(),
  write: writeTogether,
};

function writeOneByOne(connection: EngineSocket, packets: readonly string[]): void {
  for (const packet of packets) connection.write(packet);
}

/** What Engine.IO puts before a packet of Socket.IO. */
const messagePrefix = "4";

/**
 * Hands several packets to Engine.IO as if they were one whose frame is made already. One by one, each would go through
 * Socket.IO, Engine.IO and the stream. A websocket that is busy and a polling connection get them one by one, so that
 * none is lost and all count as unread.
 */
function writeTogether(connection: EngineSocket, packets: readonly string[]): void {
  const { name, writable } = connection.transport;
  const [first] = packets;
  if (first !== undefined && packets.length > 1 && name === "websocket" && writable) {
    connection.write(first, { wsPreEncodedFrame: [textFrames(packets, messagePrefix)] });
  } else {
    writeOneByOne(connection, packets);
  }
}
