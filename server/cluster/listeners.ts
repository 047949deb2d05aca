import type { DomainEvent, Listener } from "../ports/cluster.ts";

/** Who is called with what is published on this node, and with what comes from others. */
export interface Listeners {
  publish(events: readonly DomainEvent[]): void;
  subscribe(listener: Listener): void;
  subscribeHere(listener: Listener): void;
  /** Calls those who listen to every node. */
  deliver(events: readonly DomainEvent[]): void;
  clear(): void;
}

export function createListeners(): Listeners {
  const listeners: { readonly call: Listener; readonly ofEveryNode: boolean }[] = [];
  let waiting: DomainEvent[] = [];

  function callAll() {
    const events = waiting;
    waiting = [];
    for (const { call } of listeners) call(events);
  }

  return {
    publish(events) {
      // `nextTick` runs after all promises of this turn: acknowledgements are sent before the events.
      if (waiting.length === 0) process.nextTick(callAll);
      waiting.push(...events);
    },
    subscribe: (call) => void listeners.push({ call, ofEveryNode: true }),
    subscribeHere: (call) => void listeners.push({ call, ofEveryNode: false }),
    deliver(events) {
      if (events.length === 0) return;
      for (const { call, ofEveryNode } of listeners) if (ofEveryNode) call(events);
    },
    clear() {
      listeners.length = 0;
    },
  };
}
