import { signal } from "@preact/signals";
import { describe, expect, test } from "vitest";
import type { AgentActions } from "../../console/models/actions.ts";
import type { AgentCall } from "../../console/models/agent-call.ts";
import { createTransfer } from "../../console/models/transfer.ts";
import type { ConversationId } from "../../protocol/conversation.ts";
import { Unreachable } from "../../ui/refusal.ts";
import { bo, cy } from "./rows.ts";

const id = "alice" as ConversationId;
const agents = [
  { id: bo, name: "Bo", available: true, load: 1, capacity: 5, teams: [] },
  { id: cy, name: "Cy", available: true, load: 2, capacity: 5, teams: ["卡务组"] },
  { id: "off", name: "Di", available: false, load: 0, capacity: 5, teams: [] },
];

/** The form at a server that answers every call like this. */
function transferAt(answer: () => unknown) {
  const sent: Parameters<AgentActions["transfer"]>[] = [];
  const busy = signal(false);
  const transfer = createTransfer({
    id,
    call: (async () => answer()) as unknown as AgentCall,
    actions: {
      busy,
      async transfer(...given) {
        sent.push(given);
        return true;
      },
    },
  });
  return { transfer, sent, busy };
}

describe("the transfer form", () => {
  test("offers everybody on duty but the agent who has the conversation", async () => {
    const { transfer } = transferAt(() => ({ agents, teams: ["卡务组"] }));
    expect(transfer.colleagues.value).toBe("loading");
    await transfer.load(bo);
    expect(transfer.colleagues.value).toEqual([agents[1]]);
  });

  test("says so when the agents cannot be loaded", async () => {
    const { transfer } = transferAt(() => {
      throw new Unreachable("not connected");
    });
    await transfer.load(bo);
    expect(transfer.colleagues.value).toBe("failed");
  });

  test("sends nothing before an agent is chosen", async () => {
    const { transfer, sent } = transferAt(() => ({ agents, teams: ["卡务组"] }));
    expect(transfer.ready.value).toBe(false);
    expect(await transfer.submit()).toBe(false);
    expect(sent).toEqual([]);
  });

  test("sends the chosen agent, with the note unless it is blank", async () => {
    const { transfer, sent } = transferAt(() => ({ agents, teams: ["卡务组"] }));
    transfer.chosen.value = { toAgentId: cy };
    transfer.note.value = " ";
    expect(await transfer.submit()).toBe(true);
    transfer.note.value = "请看订单";
    await transfer.submit();
    expect(sent).toEqual([
      [id, { toAgentId: cy, note: undefined }],
      [id, { toAgentId: cy, note: "请看订单" }],
    ]);
  });

  test("offers the teams, and sends the one that was chosen", async () => {
    const { transfer, sent } = transferAt(() => ({ agents, teams: ["卡务组"] }));
    await transfer.load(bo);
    expect(transfer.teams.value).toEqual(["卡务组"]);
    transfer.chosen.value = { toTeam: "卡务组" };
    expect(await transfer.submit()).toBe(true);
    expect(sent).toEqual([[id, { toTeam: "卡务组", note: undefined }]]);
  });

  test("is not ready while another action runs", () => {
    const { transfer, busy } = transferAt(() => ({ agents, teams: ["卡务组"] }));
    transfer.chosen.value = { toAgentId: cy };
    expect(transfer.ready.value).toBe(true);
    busy.value = true;
    expect(transfer.ready.value).toBe(false);
  });
});
