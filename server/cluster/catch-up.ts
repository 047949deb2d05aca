import type { ConversationId } from "../../protocol/conversation.ts";
import type { DomainEvent, LocalAudience } from "../ports/cluster.ts";
import type { ConversationState } from "../ports/node-store.ts";
import type { Reads } from "../ports/store.ts";
import type { WaitingLine } from "../ports/waiting-line.ts";
import type { MissedChanges } from "./missed-changes.ts";

export interface CatchUp {
  /** To be called with what was delivered: it is not delivered again. */
  note(events: readonly DomainEvent[]): void;
  /**
   * Looks in the store for what was said on other nodes to those who are connected here. `isSure`: what is not known yet was heard.
   */
  run(given: { readonly isSure: boolean }): Promise<void>;
}

interface CatchUpOptions {
  readonly store: Pick<Reads, "statesOfCustomers" | "statesOf" | "statesHeldBy" | "messages">;
  readonly audience: () => LocalAudience | undefined;
  readonly line: Pick<WaitingLine, "refresh">;
  readonly missed: MissedChanges;
  /** To those who listen on this node. */
  readonly deliver: (events: readonly DomainEvent[]) => void;
}

const askedAtOnce = 400;
/** Of a conversation in which more was said, clients fetch the rest. */
const messagesAtOnce = 50;

/** What events of other nodes have not brought, as Redis or a node was away. The database is the truth. */
export function createCatchUp(options: CatchUpOptions): CatchUp {
  const { store, audience, line, missed, deliver } = options;
  /** The last `seq` that was delivered here, of the conversations of those who are connected. */
  let delivered = new Map<ConversationId, number>();

  async function stateOfAll({ customers, agents, opened }: LocalAudience) {
    const found = [
      ...(await inSlices(customers(), store.statesOfCustomers)),
      ...(await inSlices(opened(), store.statesOf)),
      ...(await inSlices(agents(), store.statesHeldBy)),
    ];
    return new Map(found.map((one) => [one.id, one]));
  }

  async function eventsOf(conversation: ConversationState, after: number) {
    const { id } = conversation;
    const limit = messagesAtOnce;
    const messages = await store.messages(id, { after, limit });
    return messages.map((message): DomainEvent => {
      const { seq, event } = message;
      return { kind: "kept", type: event.type, seq, conversation, message };
    });
  }

  async function run({ isSure }: { readonly isSure: boolean }) {
    const here = audience();
    const states = here ? await stateOfAll(here) : new Map<ConversationId, ConversationState>();
    const before = delivered;
    delivered = new Map(
      [...states.values()].map(({ id, lastSeq }) => [id, before.get(id) ?? lastSeq]),
    );
    for (const state of states.values()) {
      const known = before.get(state.id) ?? (isSure ? state.lastSeq : state.lastSeq - 1);
      if (known < state.lastSeq) deliver(await eventsOf(state, known));
    }
    const moved = await line.refresh();
    deliver(moved.map((conversationId) => ({ kind: "desk", conversationId })));
    if (isSure) missed.heardAll();
    else deliver(await missed.find());
  }

  return {
    note(events) {
      for (const one of events) {
        if (one.kind !== "kept" || !one.message) continue;
        const { id } = one.conversation;
        const known = delivered.get(id);
        // What lies between was not delivered: the next look finds it.
        if (known === undefined || one.seq === known + 1) delivered.set(id, one.seq);
      }
    },
    run,
  };
}

async function inSlices<Id, Found>(
  ids: readonly Id[],
  ask: (ids: readonly Id[]) => Promise<readonly Found[]> | readonly Found[],
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (let start = 0; start < ids.length; start += askedAtOnce) {
    found.push(...(await ask(ids.slice(start, start + askedAtOnce))));
  }
  return found;
}
