import type { Server as HttpServer } from "node:http";
import { serveAgents } from "./agent.ts";
import { createAudience } from "./audience.ts";
import { namespacesOf } from "./connections.ts";
import { followContent } from "./content-updates.ts";
import { serveCustomers } from "./customer.ts";
import { createDeskUpdates } from "./desk-updates.ts";
import { createLocalAudience } from "./local-audience.ts";
import type { Realtime } from "./realtime.ts";
import { createSocketServer } from "./socket-server.ts";
import { createSweep } from "./sweep.ts";
import { createServerWire } from "./wire/wire.ts";

export interface RunningRealtime {
  /** Cuts off whose sign-in is over; to be called every few seconds. */
  sweep(): Promise<void>;
  /** Open connections. */
  count(): { readonly customers: number; readonly agents: number };
  /** Ends the connections so that clients come back by themselves, and closes the HTTP server. */
  close(): Promise<void>;
}

export async function startRealtime(
  http: HttpServer,
  realtime: Realtime,
): Promise<RunningRealtime> {
  const { services, report, log } = realtime;
  const wire = await createServerWire((text) => log.warn(text));
  const io = createSocketServer(http, realtime, wire);
  const namespaces = namespacesOf(io);
  const sweep = createSweep(namespaces, services);
  serveCustomers(namespaces.customers, realtime, wire);
  serveAgents(namespaces.agents, realtime, wire);

  const audience = createAudience(namespaces, wire, services);
  const deskUpdates = createDeskUpdates(services, namespaces, report);
  const stopContent = followContent(services, namespaces);
  services.cluster.serve(createLocalAudience(namespaces));
  services.cluster.subscribe((published) => {
    audience.send(published);
    deskUpdates.note(published);
  });

  return {
    sweep,
    count: () => ({
      customers: namespaces.customers.sockets.size,
      agents: namespaces.agents.sockets.size,
    }),
    async close() {
      stopContent();
      deskUpdates.stop();
      audience.stop();
      await io.close();
    },
  };
}
