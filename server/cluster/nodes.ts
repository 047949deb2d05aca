import type { CustomerId } from "../../protocol/conversation.ts";
import type { Clock } from "../ports/clock.ts";
import type { Cluster, LocalAudience } from "../ports/cluster.ts";
import type { CustomerPresence } from "../ports/customer-presence.ts";
import type { Store } from "../ports/store.ts";
import type { WaitingLine } from "../ports/waiting-line.ts";
import { createAgentConnections } from "./agent-connections.ts";
import { createCatchUp } from "./catch-up.ts";
import { createCustomerPresence } from "./customer-presence.ts";
import { createHearing } from "./hearing.ts";
import { createListeners } from "./listeners.ts";
import { beatMs, createMembership, logLead } from "./membership.ts";
import { createMissedChanges } from "./missed-changes.ts";
import { createNodeAgents } from "./node-agents.ts";
import { openNodeLink } from "./node-link.ts";
import type { SharedCounts } from "./rate-limits.ts";
import { fromWire, toWire, type WireEvent } from "./wire-events.ts";

export interface Nodes {
  readonly cluster: Cluster;
  readonly customerPresence: CustomerPresence;
  /** For limits that all nodes count together. */
  readonly shared: SharedCounts;
  state(): NodesState;
  /** Begins to look after what events have not brought. */
  followStore(line: WaitingLine): void;
}

export interface NodesState {
  readonly redisAnswers: boolean;
  /** The living ones, this one too. */
  readonly nodes: number;
  readonly leads: boolean;
}

interface NodesOptions {
  /** The id of this node: a new one with each start. */
  readonly node: string;
  readonly redisUrl: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Record<"info" | "warn", (text: string) => void>;
}

/** Customers in one entry, where a node tells all of its own. */
const customersAtOnce = 2_000;
/** A node that lives and says nothing for so long can't be heard. */
const silentMs = 3_500;
/** So often it is looked after what other nodes did: while not all of them are heard, and to be sure. */
const doubtMs = 1_000;
const sureMs = 15_000;

/** Many nodes on one database: Redis carries what is new, the store says what is true. */
export async function joinNodes(options: NodesOptions): Promise<Nodes> {
  const { node, redisUrl, store, clock, log } = options;
  const listeners = createListeners();
  const { deliver } = listeners;
  const agents = createAgentConnections(clock);
  const membership = createMembership(node, store, logLead(log));
  const customerPresence = createCustomerPresence(clock, { onChange: tellCustomer });
  const { elsewhere } = customerPresence;
  const nodeAgents = createNodeAgents({
    node,
    store,
    agents,
    onSaved: (id) => link.say({ say: "agents", id }),
  });
  const timers: NodeJS.Timeout[] = [];
  let audience: LocalAudience | undefined;
  let hasMissed = false;

  const prefix = `pocketdesk:${await store.installation()}`;
  const link = openNodeLink({
    url: redisUrl,
    node,
    prefix,
    onNews: createHearing({
      customers: elsewhere,
      onEvents: hearEvents,
      onAgents: nodeAgents.read,
      onHello: tellCustomers,
      onMissed() {
        hasMissed = true;
      },
    }),
    onChange(isUp) {
      log.warn(isUp ? "Redis answers." : "Redis does not answer; the database is asked instead.");
      if (!isUp) return;
      link.say({ say: "hello" });
      tellCustomers();
    },
  });

  function tellCustomer(id: CustomerId, isHere: boolean) {
    const [here, left] = isHere ? [[id], []] : [[], [id]];
    link.say({ say: "customers", here, left });
  }

  function tellCustomers() {
    link.say({ say: "customers again" });
    const all = customerPresence.here();
    for (let start = 0; start < all.length; start += customersAtOnce) {
      link.say({ say: "customers", here: all.slice(start, start + customersAtOnce), left: [] });
    }
  }

  async function hearEvents(events: readonly WireEvent[]) {
    const hears: LocalAudience["hears"] = (conversation) => audience?.hears(conversation) ?? false;
    try {
      deliver(await fromWire(events, { store, hears }));
    } catch {
      // Without the messages: they come when the store is looked into.
      hasMissed = true;
      deliver(await fromWire(events, { store, hears: () => false }));
    }
  }

  async function beat() {
    await membership.beat();
    await nodeAgents.read();
    const living = membership.others();
    for (const one of elsewhere.nodes()) if (!living.has(one)) elsewhere.forget(one);
  }

  function hearsAll(): boolean {
    const since = performance.now() - silentMs;
    return link.isUp && [...membership.others()].every((one) => (link.heardAt(one) ?? 0) > since);
  }

  function followStore(line: WaitingLine) {
    const missed = createMissedChanges({ store, clock });
    const catchUp = createCatchUp({ store, audience: () => audience, line, missed, deliver });
    listeners.subscribe(catchUp.note);
    let lookedAt = performance.now();
    let wasSure = true;
    every(doubtMs, async () => {
      const hearsNow = hearsAll();
      const isSure = hearsNow && wasSure && !hasMissed;
      if (isSure && performance.now() - lookedAt < sureMs) return;
      hasMissed = false;
      await catchUp.run({ isSure });
      wasSure = hearsNow;
      lookedAt = performance.now();
    });
  }

  /** What takes longer is not begun a second time; what fails is made up for the next time. */
  function every(ms: number, work: () => Promise<void>) {
    let isRunning = false;
    const run = () => {
      if (isRunning) return;
      isRunning = true;
      void work()
        .catch(() => undefined)
        .finally(() => {
          isRunning = false;
        });
    };
    timers.push(setInterval(run, ms).unref());
  }

  await link.ready();
  await beat();
  every(beatMs, beat);

  return {
    shared: { redis: link.redis, prefix, isUp: () => link.isUp },
    customerPresence,
    state: () => ({
      redisAnswers: link.isUp,
      nodes: membership.others().size + 1,
      leads: membership.isLeader(),
    }),
    followStore,
    cluster: {
      publish(events) {
        listeners.publish(events);
        const told = events.flatMap((event) => toWire(event) ?? []);
        if (told.length > 0) link.say({ say: "events", events: told });
      },
      subscribe: listeners.subscribe,
      subscribeHere: listeners.subscribeHere,
      serve(given) {
        audience = given;
      },
      isLeader: membership.isLeader,
      agentConnected: (id) => void (agents.connected(id) && nodeAgents.changed(id)),
      agentDisconnected: (id) => void (agents.disconnected(id) && nodeAgents.changed(id)),
      agentGoneSince: agents.goneSince,
      async close() {
        timers.forEach(clearInterval);
        listeners.clear();
        await membership.leave().catch(() => undefined);
        await link.close();
      },
    },
  };
}
