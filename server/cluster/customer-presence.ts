import type { CustomerId } from "../../protocol/conversation.ts";
import type { Clock } from "../ports/clock.ts";
import type { CustomerPresence } from "../ports/customer-presence.ts";

/** Of the longest away, who has left is forgotten: then the start of the process counts. */
const rememberedLimit = 20_000;

export function createCustomerPresence(clock: Pick<Clock, "now">): CustomerPresence {
  const connections = new Map<CustomerId, number>();
  const leftAt = new Map<CustomerId, number>();
  const startedAt = clock.now();

  function remember(id: CustomerId) {
    leftAt.delete(id);
    leftAt.set(id, clock.now());
    const [oldest] = leftAt.keys();
    if (leftAt.size > rememberedLimit && oldest !== undefined) leftAt.delete(oldest);
  }

  return {
    arrived(id) {
      connections.set(id, (connections.get(id) ?? 0) + 1);
      leftAt.delete(id);
    },
    left(id) {
      const others = (connections.get(id) ?? 1) - 1;
      if (others > 0) {
        connections.set(id, others);
        return;
      }
      connections.delete(id);
      remember(id);
    },
    awaySince: (id) => (connections.has(id) ? undefined : (leftAt.get(id) ?? startedAt)),
  };
}
