import type { CustomerId } from "../../protocol/conversation.ts";
import type { Clock } from "../ports/clock.ts";
import type { CustomerPresence } from "../ports/customer-presence.ts";

/** Of the longest away, who has left is forgotten: then the start of the process counts. */
const rememberedLimit = 20_000;

/** Who is connected to which of the other nodes, as they tell it. */
export interface CustomersElsewhere {
  arrived(node: string, ids: readonly CustomerId[]): void;
  left(node: string, ids: readonly CustomerId[]): void;
  /** Nobody is connected to it any more, or it says again who is. */
  forget(node: string): void;
  nodes(): readonly string[];
}

export interface SharedCustomerPresence extends CustomerPresence {
  readonly elsewhere: CustomersElsewhere;
  here(): readonly CustomerId[];
}

interface News {
  /** Called with who has come to this node, or has left it. */
  readonly onChange?: (id: CustomerId, isHere: boolean) => void;
}

export function createCustomerPresence(
  clock: Pick<Clock, "now">,
  { onChange = () => undefined }: News = {},
): SharedCustomerPresence {
  const connections = new Map<CustomerId, number>();
  const others = new Map<string, Set<CustomerId>>();
  const leftAt = new Map<CustomerId, number>();
  const startedAt = clock.now();

  const isElsewhere = (id: CustomerId) => [...others.values()].some((ids) => ids.has(id));

  function rememberIfAway(id: CustomerId) {
    if (connections.has(id) || isElsewhere(id)) return;
    leftAt.delete(id);
    leftAt.set(id, clock.now());
    const [oldest] = leftAt.keys();
    if (leftAt.size > rememberedLimit && oldest !== undefined) leftAt.delete(oldest);
  }

  return {
    arrived(id) {
      const count = (connections.get(id) ?? 0) + 1;
      connections.set(id, count);
      leftAt.delete(id);
      if (count === 1) onChange(id, true);
    },
    left(id) {
      const rest = (connections.get(id) ?? 1) - 1;
      if (rest > 0) {
        connections.set(id, rest);
        return;
      }
      connections.delete(id);
      rememberIfAway(id);
      onChange(id, false);
    },
    awaySince: (id) =>
      connections.has(id) || isElsewhere(id) ? undefined : (leftAt.get(id) ?? startedAt),
    here: () => [...connections.keys()],
    elsewhere: {
      arrived(node, ids) {
        const known = others.get(node) ?? new Set();
        others.set(node, known);
        for (const id of ids) {
          known.add(id);
          leftAt.delete(id);
        }
      },
      left(node, ids) {
        const known = others.get(node);
        for (const id of ids) if (known?.delete(id)) rememberIfAway(id);
      },
      forget(node) {
        const known = others.get(node) ?? [];
        others.delete(node);
        for (const id of known) rememberIfAway(id);
      },
      nodes: () => [...others.keys()],
    },
  };
}
