import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import { createCatalogue } from "./actions/articles.ts";
import { followAssignments } from "./actions/assignment.ts";
import { answerDue } from "./actions/bot.ts";
import { resumePendingAnswers, runHousekeeping } from "./actions/housekeeping.ts";
import { createKnowledge } from "./actions/knowledge.ts";
import { createRetention } from "./actions/retention.ts";
import type { Services } from "./actions/services.ts";
import { createCustomerPresence } from "./cluster/customer-presence.ts";
import { createLocalCluster } from "./cluster/local.ts";
import { createPendingAnswers } from "./cluster/pending-answers.ts";
import { createRateLimits, noRateLimits } from "./cluster/rate-limits.ts";
import { followQueue } from "./cluster/waiting-line.ts";
import type { Config } from "./config.ts";
import { demoIdentityOf } from "./demo-identity.ts";
import { pauses } from "./dialogue/pause.ts";
import { createCallers } from "./edge/callers.ts";
import { createGate } from "./edge/gate.ts";
import { createSignInGuard, noSignInGuard } from "./edge/sign-in-guard.ts";
import { warnOfProxyOnce } from "./edge/unnamed-proxy.ts";
import { type LiveFaq, openFaq } from "./faq/live.ts";
import { healthOf } from "./health.ts";
import { createApp } from "./http/app.ts";
import { createIdentities } from "./identity/identities.ts";
import { randomIds } from "./identity/ids.ts";
import { createSecrets } from "./identity/secrets.ts";
import { createBugReport, createSecurityLog } from "./log.ts";
import { createObservation, type Observation } from "./observation.ts";
import { openStore } from "./open-store.ts";
import type { Clock } from "./ports/clock.ts";
import { startRealtime } from "./realtime/server.ts";
import { systemClock } from "./system-clock.ts";

export interface PocketDesk {
  readonly url: string;
  readonly services: Services;
  /** What a timer does every few seconds. */
  tick(): Promise<void>;
  /** Answers the calls that have begun, ends the connections so that clients reconnect, and closes all in order. */
  stop(): Promise<void>;
}

/** What tests put in place of the real ones. */
export interface StartOptions {
  readonly log: Logger;
  readonly clock?: Clock | undefined;
  /** Instead of the content of the folder. */
  readonly faq?: RunningFaq | undefined;
  /** Multiplies the pauses of the dialogue; 0 answers everything at once. */
  readonly patience?: number | undefined;
  /** See `createSecrets`. */
  readonly passwordCost?: number | undefined;
}

type RunningFaq = Pick<LiveFaq, "engine" | "problems" | "close">;

/** How long a stop waits for calls that are being answered, and then for connections to end; together below 10 s. */
const callsMs = 4_000;
const connectionsMs = 2_000;
/** Before that, in production: load balancers ask /readyz and send nobody any more. */
const drainMs = 1_500;

/** A whole office or a carrier may stand behind one address. */
const connectionsPerAddress = 1_000;

/** Wires the implementations together and listens. It is the only place that knows them all. */
export async function startPocketDesk(config: Config, options: StartOptions): Promise<PocketDesk> {
  const { log, clock = systemClock } = options;
  const observation = createObservation(config, log);
  const services = await openServices(config, options, observation);
  const { store, cluster, faq } = services;
  const gate = createGate();
  const shared = {
    services,
    report: createBugReport(log),
    gate,
    callers: createCallers({ ...config, allowLoopback: !config.production }),
    limits: config.rateLimits ? createRateLimits() : noRateLimits,
    connectionsPerAddress: config.rateLimits ? connectionsPerAddress : Number.POSITIVE_INFINITY,
    catalogue: createCatalogue(services),
    logCall: observation.logCall,
  };
  const { publicDir, allowedOrigins, hostApiKey } = config;
  const signIns = config.rateLimits ? createSignInGuard(clock) : noSignInGuard;
  const more = {
    signIns,
    metrics: observation.metrics,
    warnOfProxy: warnOfProxyOnce(shared.callers, log),
    health: healthOf(services, gate),
    demoIdentity: demoIdentityOf(config, clock),
  };
  const app = await createApp({ ...shared, ...more, publicDir, allowedOrigins, hostApiKey });
  await app.ready();
  const realtime = await startRealtime(app.server, { ...shared, log });
  observation.watch(services, realtime.count);
  const url = await listen(app, config).catch(async (error) => {
    await Promise.all([faq.close(), store.close()]);
    throw error;
  });

  await resumePendingAnswers(services);
  const applyRetention = createRetention(services, config.retention);
  return {
    url,
    services,
    async tick() {
      await runHousekeeping(services);
      await applyRetention();
      await realtime.sweep();
    },
    async stop() {
      services.pendingAnswers.close();
      services.waitingLine.stop();
      // From here on /readyz says no and calls are refused; those that have begun are answered.
      const drained = gate.close();
      if (config.production) await wait(drainMs);
      await within(callsMs, drained);
      await within(connectionsMs, realtime.close());
      app.server.closeAllConnections();
      await within(connectionsMs, app.close());
      await cluster.close();
      await faq.close();
      await store.close();
    },
  };
}

/** Resolves with the URL; `port` 0 takes any free one. */
async function listen(
  app: Awaited<ReturnType<typeof createApp>>,
  { port, host }: Config,
): Promise<string> {
  await app.listen({ port, host });
  const { port: taken } = app.server.address() as AddressInfo;
  return `http://${host.includes(":") ? `[${host}]` : host}:${taken}`;
}

interface OpenServices extends Services {
  readonly faq: RunningFaq;
  readonly waitingLine: Awaited<ReturnType<typeof followQueue>>;
}

async function openServices(
  config: Config,
  options: StartOptions,
  observation: Observation,
): Promise<OpenServices> {
  const { log, clock = systemClock } = options;
  const logProblems = (problems: ReturnType<LiveFaq["problems"]>) => {
    for (const one of problems) log.warn({ at: `${one.file}:${one.line}` }, one.message);
  };
  const [opened, faq] = await Promise.all([
    openStore(config, {
      as: "server",
      report: (problem) => log.error(problem),
      onSlow: (query, ms) => log.warn({ query, ms }, "slow query"),
    }),
    options.faq ?? openFaq(config.faqDir, { onSwap: logProblems, cacheDir: config.faqCacheDir }),
  ]);
  if (!options.faq) logProblems(faq.problems());
  const store = observation.timed(opened);
  const cluster = createLocalCluster(clock);
  const waitingLine = await followQueue(store, cluster, (err) =>
    log.warn({ err }, "the queue can't be read now"),
  );
  const services: OpenServices = {
    store,
    faq,
    knowledge: createKnowledge(faq),
    retention: config.retention,
    patience: options.patience ?? 1,
    pendingAnswers: createPendingAnswers({
      clock,
      pauses,
      answer: (id) => answerDue(services, id),
      onError: (err) => log.error({ err }, "an answer that was due failed"),
    }),
    clock,
    cluster,
    waitingLine,
    customerPresence: createCustomerPresence(clock),
    ids: randomIds,
    secrets: createSecrets(options.passwordCost),
    identities: createIdentities(config.identity, clock, (problem) => log.warn(problem)),
    securityLog: createSecurityLog(log),
  };
  followAssignments(services, (err) => log.error({ err }, "nobody can be assigned now"));
  return services;
}

/** Waits for the work, and not longer than this. */
const within = (ms: number, work: Promise<unknown>) => Promise.race([work, wait(ms)]);

const wait = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms).unref();
  });
