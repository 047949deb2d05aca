import type { Server as HttpServer, IncomingMessage, ServerResponse } from "node:http";
import { Server } from "socket.io";
import { limits } from "../../protocol/limits.ts";
import { createConnectionCounts } from "../edge/connection-counts.ts";
import {
  closeSoon,
  type EndableConnection,
  type EndReason,
  endConnection,
} from "./end-connection.ts";
import { watchPollingAnswers } from "./polling-answers.ts";
import type { Realtime } from "./realtime.ts";
import { type ReceivedPackets, watchUnaskedPackets } from "./unasked-packets.ts";
import { type PacketEvents, watchUnreadBytes } from "./unread-bytes.ts";
import type { ServerWire } from "./wire/wire.ts";

/** Bytes that may wait for a connection; as many again may be on their way to it. */
const unreadLimit = 512 * 1_024;

/** A client has so long to say in which namespace it wants to be, in milliseconds. With the end of the connection, 10 s. */
const connectMs = 7_500;

/** Socket.IO with the limits of a connection: who may open one, how long it may take, how much may wait for it. */
export function createSocketServer(
  http: HttpServer,
  realtime: Realtime,
  { serverOptions }: ServerWire,
): Server {
  const { callers, connectionsPerAddress, log } = realtime;
  const counts = createConnectionCounts(connectionsPerAddress);
  const io = new Server(http, {
    ...serverOptions,
    // `cors` does not gate WebSockets: only this check does.
    allowRequest: (request, allow) =>
      allow(null, mayConnect(request, callers) && counts.mayOpen(callers.addressOf(request))),
    cors: { origin: (origin, allow) => allow(null, !!origin && callers.isListed(origin)) },
    maxHttpBufferSize: limits.packetBytes,
    perMessageDeflate: false,
    httpCompression: false,
    serveClient: false,
    connectTimeout: connectMs,
  });
  const end = (connection: EndableConnection, reason: EndReason) => {
    log.warn({ reason }, "connection ended");
    endConnection(connection, reason);
  };
  const open = new Map<string, EngineConnection>();
  const watchAnswer = watchPollingAnswers((sid) => {
    const connection = open.get(sid);
    if (connection) end(connection, "unread");
  });
  io.engine.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
    // The request of an upgrade has no answer of its own.
    if (request.headers.upgrade === undefined) {
      response.setHeader("x-content-type-options", "nosniff");
      watchAnswer(request, response);
    }
    next();
  });
  io.engine.on("connection", (connection: EngineConnection) => {
    const { id } = connection;
    open.set(id, connection);
    connection.once("close", () => open.delete(id));
    closeSoon(connection);
    connection.once("close", counts.opened(callers.addressOf(connection.request)));
    watchUnreadBytes(connection, unreadLimit, () => end(connection, "unread"));
    watchUnaskedPackets(connection, () => end(connection, "rate_limited"));
  });
  return io;
}

/** A connection as Engine.IO, the layer below Socket.IO, has it. */
type EngineConnection = EndableConnection &
  PacketEvents &
  ReceivedPackets & {
    readonly id: string;
    readonly request: IncomingMessage;
    once(event: "close", listener: () => void): unknown;
  };

/** JSONP would answer any page with a script: it is refused, whoever asks. */
function mayConnect(request: IncomingMessage, callers: Realtime["callers"]): boolean {
  const { searchParams } = new URL(request.url ?? "", "http://localhost");
  return !searchParams.has("j") && callers.mayConnect(request.headers);
}
