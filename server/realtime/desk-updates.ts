import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { Desk, DeskRow } from "../../protocol/desk.ts";
import { desksOf, rowOf } from "../actions/desk.ts";
import { allPlaces } from "../actions/places.ts";
import type { Published, Services } from "../actions/services.ts";
import type { ReportBug } from "../edge/refused.ts";
import { presentRow } from "../present/desk-row.ts";
import type { AgentNamespace, CustomerNamespace } from "./connections.ts";
import { agentRoom, customerRoom, watchersRoom } from "./rooms.ts";

/** News is gathered for so long: a hundred changes of a busy moment are told as one. */
const beatMs = 250;
/** Rows told in one beat; the rest waits for the next, so that a rush cannot drown the server. */
const rowsAtOnce = 25;

/** To whom a row is news: a message matters to who holds the conversation, a step to the whole desk. */
type Readers = "all" | "holder";

export interface DeskUpdates {
  heard(happened: readonly Published[]): void;
  stop(): void;
}

/** Tells agents how the desk and its rows have changed, and waiting customers how their places have. */
export function createDeskUpdates(
  services: Services,
  { customers, agents }: { customers: CustomerNamespace; agents: AgentNamespace },
  report: ReportBug,
): DeskUpdates {
  const rows = new Map<ConversationId, Readers>();
  const placesTold = new Map<ConversationId, string>();
  let deskChanged = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  function note(one: Published) {
    if (one.kind === "desk") {
      deskChanged = true;
      if (one.conversationId) rows.set(one.conversationId, "all");
      return;
    }
    const readers = readersOf(one);
    if (!readers) return;
    if (readers === "all") deskChanged = true;
    const { id } = one.conversation;
    if (rows.get(id) !== "all") rows.set(id, readers);
  }

  function soon() {
    if (stopped || timer || (!deskChanged && rows.size === 0)) return;
    timer = setTimeout(() => {
      beat()
        .catch((error) => report(error, "desk news"))
        .finally(() => {
          timer = undefined;
          soon();
        });
    }, beatMs);
  }

  async function beat() {
    const told = [...rows].slice(0, rowsAtOnce);
    for (const [id] of told) rows.delete(id);
    const changed = deskChanged;
    deskChanged = false;
    if (changed) await tellPlaces();
    await tellDesk(told, changed);
  }

  async function tellDesk(told: readonly (readonly [ConversationId, Readers])[], changed: boolean) {
    const connected = new Set([...agents.sockets.values()].map(({ data }) => data.caller.agentId));
    if (connected.size === 0) return;
    const desks = await desksOf(services, [...connected]);
    const news = changed ? new Map([...connected].map((id) => [id, [] as DeskRow[]])) : new Map();
    const fresh = await Promise.all(
      told.map(async ([id, readers]) => ({ readers, ...(await freshRow(id)) })),
    );
    for (const { readers, row, holder } of fresh) {
      const recipients =
        readers === "all" ? connected : [holder].filter((one) => one !== undefined);
      for (const agentId of recipients) news.set(agentId, [...(news.get(agentId) ?? []), row]);
    }
    for (const [agentId, list] of news) tellAgent(agentId, desks.get(agentId), list);
  }

  async function freshRow(id: ConversationId) {
    const fresh = await rowOf(services, id);
    return { row: presentRow(fresh), holder: fresh.conversation.agentId };
  }

  function tellAgent(agentId: AgentId, desk: Desk | undefined, list: readonly DeskRow[]) {
    if (!desk) return;
    const room = agents.local.to(agentRoom(agentId));
    if (list.length === 0) room.emit("event", { type: "desk.changed", desk });
    for (const row of list) room.emit("event", { type: "desk.changed", desk, row });
  }

  async function tellPlaces() {
    const places = await allPlaces(services.store);
    const waiting = new Set(places.map(({ conversation }) => conversation.id));
    for (const id of placesTold.keys()) if (!waiting.has(id)) placesTold.delete(id);
    for (const { conversation, place } of places) {
      const { id: conversationId, customerId, lastSeq } = conversation;
      // With lastSeq: who left the queue and came back is told even of the same place.
      const sign = JSON.stringify([place, conversation.waitingSince, lastSeq]);
      if (placesTold.get(conversationId) === sign) continue;
      placesTold.set(conversationId, sign);
      const event = { type: "queue.moved", conversationId, ...place } as const;
      customers.local.to(customerRoom(customerId)).emit("event", event);
      agents.local.to(watchersRoom(conversationId)).emit("event", event);
    }
  }

  return {
    heard(happened) {
      for (const one of happened) note(one);
      soon();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

function readersOf(one: Exclude<Published, { kind: "desk" }>): Readers | undefined {
  const { status } = one.conversation;
  if (one.kind === "passing") {
    const seen = one.event.type === "message.read" && one.event.by === "agent";
    return seen ? "holder" : undefined;
  }
  if (one.message.event.type === "conversation.changed") return "all";
  if (status === "queued") return "all";
  return status === "assigned" ? "holder" : undefined;
}
