import { createCatalogue } from "./actions/articles.ts";
import { createAttempts } from "./actions/attempts.ts";
import { noteLiveChanges } from "./actions/content-effects.ts";
import { createHostCalls } from "./actions/host-calls.ts";
import { resumePendingAnswers, runHousekeeping } from "./actions/housekeeping.ts";
import { createRadar } from "./actions/radar.ts";
import { createRetention } from "./actions/retention.ts";
import type { Services } from "./actions/services.ts";
import { createWaitingSampler } from "./actions/waiting-samples.ts";
import type { Config } from "./config.ts";
import { createCallers } from "./edge/callers.ts";
import { createGate } from "./edge/gate.ts";
import { warnOfProxyOnce } from "./edge/unnamed-proxy.ts";
import { healthOf } from "./health.ts";
import { createApp } from "./http/app.ts";
import { listen } from "./listen.ts";
import { createBugReport } from "./log.ts";
import { createObservation } from "./observation.ts";
import { openDemo } from "./open-demo.ts";
import { openGuards } from "./open-guards.ts";
import { openHost } from "./open-host.ts";
import { openMail } from "./open-mail.ts";
import { openServices, type StartOptions } from "./open-services.ts";
import { openWebhooks } from "./open-webhooks.ts";
import { createExpectedWait } from "./realtime/expected-wait.ts";
import { startRealtime } from "./realtime/server.ts";
import { systemClock } from "./system-clock.ts";
import { waitFor, within } from "./within.ts";

export interface PocketDesk {
  readonly url: string;
  readonly services: Services;
  /** What a timer does every few seconds. */
  tick(): Promise<void>;
  /** Answers the calls that have begun, ends the connections so that clients reconnect, and closes all in order. */
  stop(): Promise<void>;
}

/** How long a stop waits for calls that are being answered, and then for connections to end; together below 10 s. */
const callsMs = 4_000;
const connectionsMs = 2_000;
/** Before that, in production: load balancers ask /readyz and send nobody any more. */
const drainMs = 1_500;

/** A whole office or a carrier may stand behind one address. */
const connectionsPerAddress = 1_000;
const slowestLoopMs = 1_000;

/** Wires the implementations together and listens. It is the only place that knows them all. */
export async function startPocketDesk(config: Config, options: StartOptions): Promise<PocketDesk> {
  const { log, clock = systemClock } = options;
  const observation = createObservation(config, log);
  const demo = openDemo(config, clock);
  const host = openHost(config, demo, { clock, log });
  const services = await openServices(config, options, { observation, host });
  const { store, cluster, faq } = services;
  const gate = createGate();
  const guards = openGuards(config, services.nodes, clock);
  const shared = {
    services,
    report: createBugReport(log),
    gate,
    callers: createCallers({ ...config, allowLoopback: !config.production }),
    limits: guards.limits,
    connectionsPerAddress: config.rateLimits ? connectionsPerAddress : Number.POSITIVE_INFINITY,
    catalogue: createCatalogue(services),
    expectedWait: createExpectedWait(services),
    logCall: observation.logCall,
  };
  const { publicDir, allowedOrigins, hostApiKey } = config;
  const hostCalls = createHostCalls(services);
  const more = {
    hostCalls,
    signIns: guards.signIns,
    metrics: observation.metrics,
    warnOfProxy: warnOfProxyOnce(shared.callers, log),
    health: healthOf(services, gate),
    slowestLoopMs: config.rateLimits ? slowestLoopMs : Number.POSITIVE_INFINITY,
    demoWallet: demo?.wallet,
  };
  const app = await createApp({ ...shared, ...more, publicDir, allowedOrigins, hostApiKey });
  await app.ready();
  const realtime = await startRealtime(app.server, { ...shared, log });
  observation.watch(services, realtime.count);
  const url = await listen(app, config).catch(async (error) => {
    await Promise.all([faq.close(), cluster.close()]);
    await store.close();
    throw error;
  });
  demo?.listensAt(url);
  if (cluster.isLeader()) await resumePendingAnswers(services);
  const applyRetention = createRetention(services, config.retention);
  const lookAtRadar = createRadar(services);
  const noteWaiting = createWaitingSampler(services);
  const { outage } = observation;
  const webhooks = openWebhooks(config, services, { log, outage });
  const mail = openMail(config, services, { log, outage });
  webhooks?.run();
  const attempt = createAttempts(
    (step, err) => log.error({ err, step }, "housekeeping failed"),
    outage.covers,
  );
  const noteLive = () => attempt("live changes", () => noteLiveChanges(services));
  faq.subscribe(() => void noteLive());
  await noteLive();
  return {
    url,
    services,
    async tick() {
      await attempt("settings", services.settings.refresh);
      await attempt("current announcements", services.announcements.refresh);
      // Of several nodes one does what is due by the clock; the sockets of each are its own.
      if (cluster.isLeader()) {
        await runHousekeeping(services, attempt);
        await attempt("retention", applyRetention);
        await attempt("radar", lookAtRadar);
        await attempt("who waits", noteWaiting);
      }
      await attempt("calls of the wallet", () => hostCalls.flush());
      await attempt("connections", realtime.sweep);
      outage.endRound();
      webhooks?.run();
      mail?.run();
    },
    async stop() {
      services.pendingAnswers.close();
      services.waitingLine.stop();
      // From here on /readyz says no and calls are refused; those that have begun are answered.
      const drained = gate.close();
      if (config.production) await waitFor(drainMs);
      await within(callsMs, drained);
      await within(connectionsMs, realtime.close());
      app.server.closeAllConnections();
      await within(callsMs, hostCalls.flush({ all: true }));
      await within(connectionsMs, app.close());
      if (webhooks) await within(connectionsMs, webhooks.close());
      if (mail) await within(connectionsMs, mail.close());
      await cluster.close();
      await faq.close();
      await store.close();
    },
  };
}
