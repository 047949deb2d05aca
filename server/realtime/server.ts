import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import { Decoder } from "socket.io-parser";
import { limits } from "../../protocol/limits.ts";
import { agentOf } from "../actions/sign-in.ts";
import { serveAgents } from "./agent.ts";
import { createAudience } from "./audience.ts";
import { agentsOf, customersOf } from "./connections.ts";
import { serveCustomers } from "./customer.ts";
import { createDeskUpdates } from "./desk-updates.ts";
import type { Realtime } from "./realtime.ts";
import { JsonEncoder } from "./wire/json-encoder.ts";
import { TextWebSocketServer } from "./wire/text-websocket.ts";

/** An identity that has run out is given so long to come back with a fresh one. */
const expiryGraceMs = 60_000;
/** Packets that a client leaves unread before it is cut off. */
const unreadPackets = 500;

export interface RunningRealtime {
  /** Cuts off whose sign-in is over and who does not read; to be called every few seconds. */
  sweep(): Promise<void>;
  /** Ends the connections so that clients come back by themselves, and closes the HTTP server. */
  close(): Promise<void>;
}

export function startRealtime(http: HttpServer, realtime: Realtime): RunningRealtime {
  const { callers, services, report } = realtime;
  const io = new Server(http, {
    // `cors` does not gate WebSockets: only this check does.
    allowRequest: (request, allow) => allow(null, callers.mayConnect(request.headers)),
    cors: { origin: (origin, allow) => allow(null, !!origin && callers.isListed(origin)) },
    maxHttpBufferSize: limits.packetBytes,
    perMessageDeflate: false,
    httpCompression: false,
    serveClient: false,
    wsEngine: TextWebSocketServer,
    parser: { Encoder: JsonEncoder, Decoder },
    connectTimeout: 10_000,
  });
  const customers = customersOf(io);
  const agents = agentsOf(io);
  serveCustomers(customers, realtime);
  serveAgents(agents, realtime);

  const audience = createAudience({ customers, agents }, realtime.messages);
  const news = createDeskUpdates(services, { customers, agents }, report);
  services.cluster.subscribe((happened) => {
    audience.tell(happened);
    news.heard(happened);
  });

  return {
    async sweep() {
      const now = services.clock.now();
      for (const socket of customers.sockets.values()) {
        const { expiresAt } = socket.data.caller;
        const expired = expiresAt !== undefined && expiresAt + expiryGraceMs < now;
        if (expired || readsNothing(socket.conn)) socket.conn.close();
      }
      for (const socket of [...agents.sockets.values()]) {
        const agent = await agentOf(services, socket.data.caller.token);
        if (!agent || readsNothing(socket.conn)) socket.conn.close();
      }
    },
    async close() {
      news.stop();
      audience.stop();
      await io.close();
    },
  };
}

const readsNothing = (connection: object) =>
  "writeBuffer" in connection &&
  Array.isArray(connection.writeBuffer) &&
  connection.writeBuffer.length > unreadPackets;
