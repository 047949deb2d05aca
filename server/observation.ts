/** What is measured and logged of a running server. Without METRICS_TOKEN nothing is counted. */

import type { Logger } from "pino";
import type { Services } from "./actions/services.ts";
import { logActivity } from "./activity-log.ts";
import type { Nodes } from "./cluster/nodes.ts";
import type { Config } from "./config.ts";
import type { LogCall } from "./edge/edge.ts";

import type { MetricsSource } from "./http/metrics.ts";
import { createCallLog } from "./log.ts";
import { createMetrics, type Metrics } from "./metrics.ts";
import { createOutage, type Outage } from "./outage.ts";
import type { Store } from "./ports/store.ts";

/** A transaction that takes longer leaves a line in the log, in milliseconds. */
const slowMs = 500;

export interface Observation {
  readonly logCall: LogCall;
  readonly metrics: MetricsSource | undefined;
  readonly outage: Outage;
  /** The same store; its transactions are timed. */
  timed(store: Store): Store;
  watch(
    services: Services & { readonly nodes?: Pick<Nodes, "state"> | undefined },
    connections: Parameters<Metrics["watch"]>[1],
  ): void;
}

export function createObservation(
  { metricsToken: token }: Pick<Config, "metricsToken">,
  log: Logger,
): Observation {
  const metrics = token === undefined ? undefined : createMetrics();
  const logged = createCallLog(log);
  return {
    logCall(answered) {
      logged(answered);
      metrics?.observeCall(answered);
    },
    outage: createOutage(log),
    metrics: metrics && token !== undefined ? { ...metrics, token } : undefined,
    timed: (store) =>
      timedStore(store, (outcome, ms) => {
        metrics?.observeTransaction(outcome, ms);
        if (ms >= slowMs) log.warn({ ms: Math.round(ms), outcome }, "slow transaction");
      }),
    watch(services, connections) {
      services.cluster.subscribeHere(logActivity(log));
      if (!metrics) return;
      services.cluster.subscribeHere(metrics.note);
      metrics.watch(services, connections);
      if (services.nodes) metrics.watchNodes(services.nodes.state);
    },
  };
}

/** A throw of the work undoes it; the time that it took is the database's all the same. */
function timedStore(
  store: Store,
  observe: (outcome: "committed" | "undone", ms: number) => void,
): Store {
  const timed: Pick<Store, "transaction"> = {
    transaction(work) {
      const begun = performance.now();
      return store.transaction(work).then(
        (value) => {
          observe("committed", performance.now() - begun);
          return value;
        },
        (error) => {
          observe("undone", performance.now() - begun);
          throw error;
        },
      );
    },
  };
  // Not by spreading: `epoch` is a getter.
  return Object.assign(Object.create(store), timed);
}
