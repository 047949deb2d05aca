import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Logger } from "pino";
import type { Locale } from "../protocol/conversation.ts";
import { createCatalogue } from "./actions/articles.ts";
import { runHousekeeping } from "./actions/housekeeping.ts";
import type { Services } from "./actions/services.ts";
import { createLocalCluster } from "./cluster/local.ts";
import { createRateLimits, noRateLimits } from "./cluster/rate-limits.ts";
import type { Config } from "./config.ts";
import { createCallers } from "./edge/callers.ts";
import { createGate } from "./edge/gate.ts";
import { type LiveFaq, openFaq } from "./faq/live.ts";
import { createApp } from "./http/app.ts";
import type { Http } from "./http/http.ts";
import { createIdentities, signIdentity } from "./identity/identities.ts";
import { randomIds } from "./identity/ids.ts";
import { createSecrets } from "./identity/secrets.ts";
import { say } from "./locales/words.ts";
import { createBugReport } from "./log.ts";
import type { Clock } from "./ports/clock.ts";
import { startRealtime } from "./realtime/server.ts";
import { openSqliteStore } from "./storage/sqlite/open.ts";

export interface PocketDesk {
  readonly url: string;
  readonly services: Services;
  /** What a timer does every few seconds. */
  tick(): Promise<void>;
  /** Finishes what is under way, sends the clients to come back, and closes everything in order. */
  stop(): Promise<void>;
}

export interface Parts {
  readonly log: Logger;
  readonly clock?: Clock;
  /** Instead of the one that is read from the folder. */
  readonly faq?: Pick<LiveFaq, "engine" | "problems" | "close">;
  /** See `createSecrets`. */
  readonly passwordCost?: number;
}

/** How long a stop waits for what is under way. */
const patienceMs = 8_000;

/** Wires the implementations together and listens; the only place that knows them all. */
export async function startPocketDesk(config: Config, parts: Parts): Promise<PocketDesk> {
  const { log, clock = { now: Date.now } } = parts;
  const services = await openServices(config, parts);
  const { store, cluster, faq } = services;
  const report = createBugReport(log);
  const gate = createGate();
  const shared = {
    services,
    report,
    gate,
    callers: createCallers({ ...config, allowLoopback: !config.production }),
    limits: config.rateLimits ? createRateLimits() : noRateLimits,
    catalogue: createCatalogue(services),
  };
  const { publicDir, allowedOrigins } = config;
  const demoIdentity = demoOf(config, clock);
  const app = await createApp({
    ...shared,
    publicDir,
    allowedOrigins,
    health: healthOf(services, gate),
    demoIdentity,
  });
  await app.ready();
  const realtime = await startRealtime(app.server, { ...shared, log });
  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    await Promise.all([faq.close(), store.close()]);
    throw error;
  }
  const { port } = app.server.address() as AddressInfo;

  return {
    url: `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${port}`,
    services,
    async tick() {
      await runHousekeeping(services);
      await realtime.sweep();
    },
    async stop() {
      await Promise.race([gate.close(), wait(patienceMs)]);
      await realtime.close();
      await Promise.race([app.close(), wait(patienceMs)]);
      await cluster.close();
      await faq.close();
      await store.close();
    },
  };
}

interface OpenServices extends Services {
  readonly faq: Pick<LiveFaq, "engine" | "problems" | "close">;
}

async function openServices(config: Config, parts: Parts): Promise<OpenServices> {
  const { log, clock = { now: Date.now } } = parts;
  const told = (problems: ReturnType<LiveFaq["problems"]>) => {
    for (const one of problems) log.warn({ at: `${one.file}:${one.line}` }, one.message);
  };
  const [store, faq] = await Promise.all([
    openSqliteStore({ path: join(config.dataDir, "pocketdesk.db") }),
    parts.faq ?? openFaq(config.faqDir, { onSwap: told, cacheDir: config.faqCacheDir }),
  ]);
  if (!parts.faq) told(faq.problems());
  return {
    store,
    faq,
    clock,
    cluster: createLocalCluster(clock),
    ids: randomIds,
    secrets: createSecrets(parts.passwordCost),
    identities: createIdentities(config.identity, clock),
  };
}

function healthOf(
  { store, faq }: OpenServices,
  gate: { readonly closed: boolean },
): Http["health"] {
  return {
    async reasons() {
      if (gate.closed) return ["the server is stopping"];
      try {
        await store.check();
        return [];
      } catch {
        return ["the database can't be written now"];
      }
    },
    warnings: () => faq.problems().map(({ file, line, message }) => `${file}:${line}: ${message}`),
  };
}

/** The customer who is signed in on the demo page. */
const demoCustomer = { subject: "demo-customer", phoneMasked: "138****0000" };
const demoLifeSeconds = 3_600;

function demoOf(config: Config, clock: Clock) {
  const { secret } = config.identity;
  if (config.production || secret === undefined) return undefined;
  const settings = { ...config.identity, secret };
  return (locale: Locale) => {
    const customer = { ...demoCustomer, name: say(locale, "demo.customer") };
    return signIdentity(customer, settings, { now: clock.now(), lifeSeconds: demoLifeSeconds });
  };
}

const wait = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms).unref();
  });
