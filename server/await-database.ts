/** A start while the database is away: the port answers that it waits, and the server starts when the database comes. */

import { createServer, type Server } from "node:http";
import type { Config } from "./config.ts";
import { StoreUnavailable } from "./ports/store.ts";
import { findDatabase } from "./storage/postgres/migrate.ts";

const againMs = 1_000;
const reason = "the database does not answer";

/** Resolves once the database of the settings answers. Throws where it refuses for good, as with a wrong password. */
export async function awaitDatabase(
  config: Config,
  log: { warn(text: string): void },
): Promise<void> {
  const { databaseUrl } = config;
  if (databaseUrl === undefined) return;
  let waiting: Server | undefined;
  while (!(await answers(databaseUrl))) {
    if (!waiting) {
      log.warn("The database of DATABASE_URL does not answer. The server starts when it does.");
      waiting = await answerMeanwhile(config);
    }
    await new Promise((resolve) => setTimeout(resolve, againMs));
  }
  await closed(waiting);
}

async function answers(url: string): Promise<boolean> {
  try {
    await findDatabase(url);
    return true;
  } catch (error) {
    if (error instanceof StoreUnavailable) return false;
    throw error;
  }
}

function answerMeanwhile({ port, host }: Config): Promise<Server> {
  const server = createServer((request, response) => {
    const isLive = request.url === "/livez";
    response.writeHead(isLive ? 200 : 503, {
      "content-type": "application/json",
      connection: "close",
    });
    response.end(JSON.stringify(isLive ? { status: "live" } : bodyFor(request.url)));
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host }, () => resolve(server));
  });
}

const bodyFor = (url: string | undefined) =>
  url === "/readyz"
    ? { status: "not ready", reasons: [reason], warnings: [] }
    : {
        error: {
          code: "unavailable",
          message: `The server starts: ${reason}.`,
          retryAfterMs: againMs,
        },
      };

/** The port is free again then. */
async function closed(server: Server | undefined): Promise<void> {
  if (!server) return;
  const end = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await end;
}
