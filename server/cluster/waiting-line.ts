import type { ConversationId, CustomerId } from "../../protocol/conversation.ts";
import { queueOrder } from "../../protocol/queue-order.ts";
import type { Cluster, DomainEvent } from "../ports/cluster.ts";
import type { InLine, Reads } from "../ports/store.ts";
import type { WaitingLine } from "../ports/waiting-line.ts";

/** So many are read at once; the event loop answers others in between. */
const pageLength = 500;

export interface NotedLine extends WaitingLine {
  /** To be called with what was published, in order. */
  note(events: readonly DomainEvent[]): void;
}

/** What a command, or a lost event of another node, has left wrong does not last longer. */
const rereadMs = 30_000;

/** The line of this installation: as it is now, and as events change it. */
export async function followQueue(
  store: Pick<Reads, "waiting">,
  cluster: Pick<Cluster, "subscribe">,
  onError: (error: unknown) => void,
): Promise<WaitingLine & { readonly stop: () => void }> {
  const line = createWaitingLine(store);
  cluster.subscribe(line.note);
  cluster.subscribe((events) => {
    if (events.some(({ kind }) => kind === "turns")) void line.refresh().catch(onError);
  });
  await line.refresh();
  const timer = setInterval(() => void line.refresh().catch(onError), rereadMs).unref();
  return Object.assign(line, { stop: () => clearInterval(timer) });
}

/** A sorted list: 10,000 who wait are found in 14 steps, and one more moves 80 KB of pointers. */
export function createWaitingLine(store: Pick<Reads, "waiting">): NotedLine {
  const line: InLine[] = [];
  const known = new Map<ConversationId, InLine>();
  const byCustomer = new Map<CustomerId, ConversationId>();
  const byTeam = new Map<InLine["team"], InLine[]>();
  /** Those that events have named while the store is being read: they are newer than what was read. */
  let named: Set<ConversationId> | undefined;
  let reading: Promise<readonly ConversationId[]> | undefined;

  /** The whole line, and that of the team. */
  function listsOf({ team }: InLine): readonly InLine[][] {
    const own = byTeam.get(team) ?? [];
    byTeam.set(team, own);
    return [line, own];
  }

  function remove(id: ConversationId) {
    const entry = known.get(id);
    if (!entry) return;
    known.delete(id);
    if (byCustomer.get(entry.customerId) === id) byCustomer.delete(entry.customerId);
    for (const list of listsOf(entry)) list.splice(placeIn(list, entry), 1);
    if (byTeam.get(entry.team)?.length === 0) byTeam.delete(entry.team);
  }

  /** True where it was not there, or had another place. */
  function put(entry: InLine): boolean {
    const before = known.get(entry.id);
    if (before && isSame(before, entry)) return false;
    remove(entry.id);
    known.set(entry.id, entry);
    byCustomer.set(entry.customerId, entry.id);
    for (const list of listsOf(entry)) list.splice(placeIn(list, entry), 0, entry);
    return true;
  }

  function removeAllOf(customer: CustomerId) {
    for (const { id, customerId } of [...line]) if (customerId === customer) remove(id);
  }

  async function read() {
    const newer = new Set<ConversationId>();
    named = newer;
    const found = await everyone(store);
    const gone = [...known.keys()].filter((id) => !found.has(id) && !newer.has(id));
    gone.forEach(remove);
    const moved = [...found.values()].filter((entry) => !newer.has(entry.id) && put(entry));
    return [...gone, ...moved.map(({ id }) => id)];
  }

  return {
    get length() {
      return line.length;
    },
    has: (id) => known.has(id),
    ofCustomer: (id) => byCustomer.get(id),
    ahead(one, isOf) {
      if (!isOf) return placeIn(line, one);
      let count = 0;
      for (const [team, list] of byTeam) if (isOf(team)) count += placeIn(list, one);
      return count;
    },
    slice: (start, end) => line.slice(start, end),
    note(events) {
      for (const event of events) {
        if (event.kind === "erased") removeAllOf(event.customerId);
        if (event.kind !== "kept" && event.kind !== "passing") continue;
        const { id, customerId, priority, waitingSince, turnAt, team, status } = event.conversation;
        named?.add(id);
        if (status === "queued") put({ id, customerId, priority, waitingSince, turnAt, team });
        else remove(id);
      }
    },
    refresh() {
      reading ??= read().finally(() => {
        reading = undefined;
        named = undefined;
      });
      return reading;
    },
  };
}

async function everyone(store: Pick<Reads, "waiting">) {
  const found = new Map<ConversationId, InLine>();
  for (let after: ConversationId | "" = ""; ; ) {
    const page = await store.waiting(after, pageLength);
    for (const entry of page) found.set(entry.id, entry);
    const last = page.at(-1);
    if (!last || page.length < pageLength) return found;
    after = last.id;
    await new Promise(setImmediate);
  }
}

/** The index of the first that does not go before it. */
function placeIn(line: readonly InLine[], one: Parameters<WaitingLine["ahead"]>[0]): number {
  let low = 0;
  let high = line.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = line[middle];
    if (other && queueOrder(other, one) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isSame = (one: InLine, other: InLine) =>
  queueOrder(one, other) === 0 && one.customerId === other.customerId && one.team === other.team;
