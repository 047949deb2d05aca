/** A start while the database or Redis is away: the port answers that it waits, and the server starts when they come. */

import { createServer, type Server } from "node:http";
import { findRedis } from "./cluster/find-redis.ts";
import type { Config } from "./config.ts";
import { StoreUnavailable } from "./ports/store.ts";
import { findDatabase } from "./storage/postgres/migrate.ts";

const againMs = 1_000;

interface Backend {
  readonly setting: string;
  readonly name: string;
  /** Throws where it refuses for good, as with a wrong password. */
  answers(): Promise<boolean>;
}

/** Resolves once the database and the Redis of the settings answer. Throws where one of them never will. */
export async function awaitBackends(
  config: Config,
  log: { warn(text: string): void },
): Promise<void> {
  const { databaseUrl, redisUrl } = config;
  const backends: Backend[] = [];
  if (databaseUrl !== undefined) {
    const answers = () => databaseAnswers(databaseUrl);
    backends.push({ setting: "DATABASE_URL", name: "database", answers });
  }
  if (redisUrl !== undefined) {
    backends.push({ setting: "REDIS_URL", name: "Redis", answers: () => findRedis(redisUrl) });
  }
  const waiting = createWaitingServer(config);
  for (const { setting, name, answers } of backends) {
    let said = false;
    while (!(await answers())) {
      if (!said)
        log.warn(`The ${name} of ${setting} does not answer. The server starts when it does.`);
      said = true;
      await waiting.answerFor(name === "Redis" ? name : `the ${name}`);
      await new Promise((resolve) => setTimeout(resolve, againMs));
    }
  }
  await waiting.close();
}

async function databaseAnswers(url: string): Promise<boolean> {
  try {
    await findDatabase(url);
    return true;
  } catch (error) {
    if (error instanceof StoreUnavailable) return false;
    throw error;
  }
}

/** Answers on the port, from the first call of `answerFor` on. */
function createWaitingServer({ port, host }: Config) {
  let server: Server | undefined;
  let reason = "";
  return {
    async answerFor(name: string) {
      reason = `${name} does not answer`;
      if (server) return;
      const fresh = createServer((request, response) => {
        const isLive = request.url === "/livez";
        response.writeHead(isLive ? 200 : 503, {
          "content-type": "application/json",
          connection: "close",
        });
        const body = isLive ? { status: "live" } : bodyFor(request.url, reason);
        response.end(JSON.stringify(body));
      });
      server = fresh;
      await new Promise<void>((resolve, reject) => {
        fresh.once("error", reject);
        fresh.listen({ port, host }, resolve);
      });
    },
    /** The port is free again then. */
    async close() {
      const open = server;
      if (!open) return;
      const end = new Promise((resolve) => open.close(resolve));
      open.closeAllConnections();
      await end;
    },
  };
}

const bodyFor = (url: string | undefined, reason: string) =>
  url === "/readyz"
    ? { status: "not ready", reasons: [reason], warnings: [] }
    : {
        error: {
          code: "unavailable",
          message: `The server starts: ${reason}.`,
          retryAfterMs: againMs,
        },
      };
