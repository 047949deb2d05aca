/** What Prometheus reads at `/metrics`. No label comes from a customer: names and codes are of the protocol. */

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { deskLoad } from "./actions/desk.ts";
import type { Services } from "./actions/services.ts";
import type { NodesState } from "./cluster/nodes.ts";
import type { LogCall } from "./edge/edge.ts";
import type { DomainEvent } from "./ports/cluster.ts";
import { within } from "./within.ts";

export interface Metrics {
  /** In the text format of Prometheus. */
  read(): Promise<string>;
  readonly contentType: string;
  readonly observeCall: LogCall;
  note(events: readonly DomainEvent[]): void;
  observeTransaction(outcome: "committed" | "undone", ms: number): void;
  /** What is read when Prometheus asks. */
  watch(services: Services, connections: () => Connected): void;
  /** Where there are several nodes. */
  watchNodes(state: () => NodesState): void;
}

interface Connected {
  readonly customers: number;
  readonly agents: number;
}

/** Seconds: a call takes a millisecond, one that waits for a lock or a slow disk takes seconds. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** What can be said does not wait longer for what the database does not say, in milliseconds. */
const askMs = 1_000;

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const calls = new Histogram({
    name: "pocketdesk_call_seconds",
    help: "From the arrival of a call to its acknowledgement, by its name and its code (ok, why it was refused, or an HTTP status).",
    labelNames: ["call", "code"],
    buckets,
    registers,
  });
  const transactions = new Histogram({
    name: "pocketdesk_transaction_seconds",
    help: "From the begin of a transaction to its durable commit.",
    labelNames: ["outcome"],
    buckets,
    registers,
  });
  const messages = new Counter({
    name: "pocketdesk_messages_total",
    help: "Messages that were saved, by who wrote them.",
    labelNames: ["author"],
    registers,
  });
  const replies = new Counter({
    name: "pocketdesk_bot_replies_total",
    help: "What the bot has said: article, choices, or which of its texts.",
    labelNames: ["kind"],
    registers,
  });

  return {
    contentType: registry.contentType,
    read: () => registry.metrics(),
    observeCall: ({ call, code, ms }) => calls.observe({ call, code }, ms / 1_000),
    note(events) {
      for (const one of events) {
        if (one.kind !== "kept" || one.type !== "message.posted" || !one.message) continue;
        const { author, body } = one.message;
        messages.inc({ author: author.kind });
        if (author.kind !== "bot") continue;
        replies.inc({ kind: body.kind === "text" ? (body.code ?? "text") : body.kind });
      }
    },
    observeTransaction: (outcome, ms) => transactions.observe({ outcome }, ms / 1_000),
    watch: (services, connections) => watchDesk(registers, services, connections),
    watchNodes: (state) => watchNodes(registers, state),
  };
}

function watchDesk(registers: Registry[], services: Services, connections: () => Connected) {
  const gauge = <Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    collect: (gauge: Gauge<Label>) => void | Promise<void>,
  ) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers,
      collect() {
        return collect(this);
      },
    });
  // Before what asks the database itself: a scrape is not what it counts.
  gauge(
    "pocketdesk_database_connections",
    "Of PostgreSQL's pool, and calls that wait for one.",
    ["state"],
    (now) => {
      const load = services.store.load?.();
      if (!load) return;
      now.set({ state: "in use" }, load.inUse);
      now.set({ state: "waiting" }, load.waiting);
    },
  );
  gauge("pocketdesk_connections", "Open sockets of this node.", ["side"], (now) => {
    const { customers, agents } = connections();
    now.set({ side: "customer" }, customers);
    now.set({ side: "agent" }, agents);
  });
  gauge("pocketdesk_queue_length", "Customers who wait for an agent.", [], (now) =>
    now.set(services.waitingLine.length),
  );
  gauge("pocketdesk_queue_oldest_seconds", "How long the longest of them waits.", [], (now) =>
    now.set(longestWait(services)),
  );
  gauge(
    "pocketdesk_agents",
    "Agents on duty, and how many conversations they hold.",
    ["what"],
    async (now) => {
      const load = await within(
        askMs,
        deskLoad(services).catch(() => undefined),
      );
      // No number is better than one of before.
      now.reset();
      if (!load) return;
      now.set({ what: "on duty" }, load.onDuty);
      now.set({ what: "conversations held" }, load.held);
    },
  );
}

function watchNodes(registers: Registry[], state: () => NodesState) {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  gauge("pocketdesk_redis_up", "1 while Redis answers this node.", () =>
    Number(state().redisAnswers),
  );
  gauge("pocketdesk_nodes", "Nodes that live, as this one sees them.", () => state().nodes);
  gauge("pocketdesk_leader", "1 on the node that does what is due by the clock.", () =>
    Number(state().leads),
  );
}

function longestWait({ waitingLine, clock }: Services): number {
  const everybody = waitingLine.slice(0, waitingLine.length);
  const since = everybody.reduce(
    (oldest, one) => Math.min(oldest, one.waitingSince ?? oldest),
    clock.now(),
  );
  return Math.round((clock.now() - since) / 1_000);
}
