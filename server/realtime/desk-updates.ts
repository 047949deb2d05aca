import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { Desk, DeskRow } from "../../protocol/desk.ts";
import { currentRows, desksToShow } from "../actions/desk.ts";
import type { DomainEvent, Services } from "../actions/services.ts";
import type { ReportBug } from "../edge/refused.ts";
import { presentRow } from "../present/desk-row.ts";
import type { Namespaces } from "./connections.ts";
import { createPlaceUpdates } from "./place-updates.ts";
import { agentRoom } from "./rooms.ts";
import { createStaffedUpdates } from "./staffed-updates.ts";

/** Changes are gathered for so long, and a row that changed a hundred times is sent once. */
const intervalMs = 250;
/** Rows in one update; the others wait for the next, so that a rush cannot drown the server. */
const rowsPerUpdate = 25;

/** Who needs a row: a message matters to the agent who holds the conversation, a change of status to the whole desk. */
type Recipients = "all" | "holder";
type ChangedRow = readonly [ConversationId, Recipients];

export interface DeskUpdates {
  note(published: readonly DomainEvent[]): void;
  stop(): void;
}

/** Sends agents the rows that changed and their desk, waiting customers their place in the queue, and all whether somebody is there. */
export function createDeskUpdates(
  services: Services,
  namespaces: Namespaces,
  report: ReportBug,
): DeskUpdates {
  const { agents } = namespaces;
  const rows = new Map<ConversationId, Recipients>();
  const places = createPlaceUpdates(services, namespaces, report);
  const staffed = createStaffedUpdates(services, namespaces);
  let deskChanged = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  /** Where an agent is connected to another node, that one reads the row. */
  const isHere = (id: AgentId | undefined) =>
    id !== undefined && agents.adapter.rooms.has(agentRoom(id));

  function noteOne(one: DomainEvent) {
    if (one.kind === "desk") {
      deskChanged = true;
      if (one.conversationId) rows.set(one.conversationId, "all");
      return;
    }
    if (one.kind === "erased") deskChanged = true;
    if (one.kind !== "kept" && one.kind !== "passing") return;
    const recipients = recipientsOf(one);
    if (!recipients) return;
    if (recipients === "all") deskChanged = true;
    else if (!isHere(one.conversation.agentId)) return;
    const { id } = one.conversation;
    if (rows.get(id) !== "all") rows.set(id, recipients);
  }

  function schedule() {
    if (stopped || timer || (!deskChanged && rows.size === 0)) return;
    timer = setTimeout(() => {
      update()
        .catch((error) => report(error, "desk updates"))
        .finally(() => {
          timer = undefined;
          schedule();
        });
    }, intervalMs);
  }

  async function update() {
    const changedRows = [...rows].slice(0, rowsPerUpdate);
    for (const [id] of changedRows) rows.delete(id);
    const changed = deskChanged;
    deskChanged = false;
    await staffed.send();
    if (changed) await places.send();
    await sendDesks(changedRows, { toAll: changed });
  }

  /** With `toAll`, every agent gets their desk, whether a row is for them or not. */
  async function sendDesks(changedRows: readonly ChangedRow[], { toAll }: { toAll: boolean }) {
    const connected = new Set([...agents.sockets.values()].map(({ data }) => data.caller.agentId));
    if (connected.size === 0) return;
    const desks = await desksToShow(services, connected);
    const rowsByAgent = new Map<AgentId, DeskRow[]>(
      toAll ? [...connected].map((id) => [id, []]) : [],
    );
    const wanted = new Map(changedRows);
    for (const current of await currentRows(services, [...wanted.keys()])) {
      const { id, agentId: holder } = current.conversation;
      const row = presentRow(current, services.faq.engine.queue);
      const agentIds = wanted.get(id) === "all" ? connected : holder ? [holder] : [];
      for (const id of agentIds) rowsByAgent.set(id, [...(rowsByAgent.get(id) ?? []), row]);
    }
    for (const [agentId, agentRows] of rowsByAgent) {
      sendDesk(agentId, desks.get(agentId), agentRows);
    }
  }

  function sendDesk(agentId: AgentId, desk: Desk | undefined, agentRows: readonly DeskRow[]) {
    if (!desk) return;
    const room = agents.local.to(agentRoom(agentId));
    if (agentRows.length === 0) room.emit("event", { type: "desk.changed", desk });
    for (const row of agentRows) room.emit("event", { type: "desk.changed", desk, row });
  }

  return {
    note(published) {
      places.note(published);
      staffed.note(published);
      for (const one of published) noteOne(one);
      schedule();
    },
    stop() {
      stopped = true;
      places.stop();
      clearTimeout(timer);
    },
  };
}

function recipientsOf(
  one: Extract<DomainEvent, { kind: "kept" | "passing" }>,
): Recipients | undefined {
  const { status } = one.conversation;
  if (one.kind === "passing") {
    const isReadByAgent = one.event.type === "message.read" && one.event.by === "agent";
    return isReadByAgent ? "holder" : undefined;
  }
  if (one.type === "conversation.changed") return "all";
  if (status === "queued") return "all";
  return status === "assigned" ? "holder" : undefined;
}
