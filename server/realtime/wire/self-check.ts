import { createServer } from "node:http";
import { Duplex } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { Server } from "socket.io";
import { type Packet, PacketType } from "socket.io-parser";
import { type EngineSocket, type Framing, libraryFraming } from "./framing.ts";

const samples: readonly Packet[] = [
  { type: PacketType.CONNECT, nsp: "/customer", data: { sid: "a" } },
  { type: PacketType.EVENT, nsp: "/agent", data: ["event", { text: "转账没到 😀" }] },
  { type: PacketType.ACK, nsp: "/", id: 7, data: [{ ok: true, value: "long ".repeat(100) }] },
];

/**
 * True when the framing sends the bytes that the library would, each write in one piece. The tuning leans on private
 * parts of `ws` and Engine.IO. When a version of them has other ones, packets would be lost or only be slower: both
 * show here, on a connection that exists in memory only.
 */
export async function isSound(framing: Framing): Promise<boolean> {
  const expected = await sentBy(libraryFraming);
  const sent = await sentBy(framing).catch(() => []);
  const isWhole = sent.length === writesOf(samples).length;
  return isWhole && Buffer.concat(sent).equals(Buffer.concat(expected));
}

/** Several packets in one write, then a single one. */
const writesOf = <T>(all: readonly T[]) => [all, all.slice(-1)];

/** The pieces in which the samples reach the stream of a connection. */
async function sentBy({ serverOptions, encoder, write }: Framing): Promise<readonly Buffer[]> {
  const packets = samples.flatMap((packet) => encoder.encode(packet));
  const { stream, sent } = createMemoryStream();
  const http = createServer();
  const io = new Server(http, { ...serverOptions, perMessageDeflate: false, serveClient: false });
  const connections: EngineSocket[] = [];
  io.engine.on("connection", (connection: EngineSocket) => connections.push(connection));
  http.emit("connection", stream);
  stream.push(upgradeRequest);
  await turns();
  sent.length = 0;
  for (const written of writesOf(packets)) {
    for (const connection of connections) write(connection, written);
    await turns();
  }
  stream.destroy();
  await io.close();
  return sent;
}

const upgradeRequest = [
  "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
  "Host: localhost",
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  `Sec-WebSocket-Key: ${Buffer.alloc(16).toString("base64")}`,
  "\r\n",
].join("\r\n");

function createMemoryStream() {
  const sent: Buffer[] = [];
  const stream = new Duplex({
    read() {},
    write(piece: Buffer, _encoding, done) {
      sent.push(piece);
      done();
    },
  });
  return { stream, sent };
}

/** Nothing here waits for the network, so a few turns of the event loop are enough. */
async function turns() {
  for (let turn = 0; turn < 5; turn += 1) await setImmediate();
}
