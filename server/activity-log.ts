import type { Logger } from "pino";
import type { DomainEvent } from "./ports/cluster.ts";

/** Writes a line for each sign-in, good or bad, and whatever else is audited, and for each change of the desk: codes, and ids of agents. */
export const logActivity = (log: Logger) => (events: readonly DomainEvent[]) => {
  for (const one of events) {
    if (one.kind === "audited") log.info({ audit: one.event }, one.event.what);
    if (one.kind === "desk" && one.duty) log.info({ duty: one.duty }, "duty changed");
    if (one.kind === "kept" && one.type === "conversation.changed") {
      // Without its id: no log holds what an erasure would have to find.
      const { status, agentId, priority } = one.conversation;
      log.info({ conversation: { status, agentId, priority } }, "conversation changed");
    }
  }
};
