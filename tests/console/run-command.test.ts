import { signal } from "@preact/signals";
import { describe, expect, test } from "vitest";
import type { AgentCall } from "../../console/models/agent-call.ts";
import type { DeskModel } from "../../console/models/desk.ts";
import { createDeskLists } from "../../console/models/lists.ts";
import { runCommand } from "../../console/models/run-command.ts";
import { createScreenState } from "../../console/models/screen.ts";
import type { DeskRow } from "../../protocol/desk.ts";
import { at, bo, row } from "./rows.ts";
import { wideScreen } from "./screens.ts";

const early = row("early", { waitingSince: at("10:01") });
const late = row("late", { waitingSince: at("10:05") });
const urgent = row("urgent", { priority: "urgent", waitingSince: at("10:09") });

/** An agent at a queue who presses J and K. */
async function agentAtQueue(...queue: readonly DeskRow[]) {
  const call = (async (_name: string, { view }: { readonly view: string }) => ({
    conversations: view === "queue" ? queue : [],
  })) as unknown as AgentCall;
  const lists = createDeskLists({ call, me: () => bo });
  await lists.reload();
  const screen = createScreenState(wideScreen);
  const { cursor, rowFocusRequests } = screen;
  const model = {
    lists,
    screen,
    conversations: { current: signal(null) },
  } as unknown as DeskModel;
  return {
    lists,
    rowFocusRequests,
    press(key: "j" | "k") {
      runCommand(key === "j" ? "next" : "previous", model);
      // The row takes the focus, so the list is in use.
      if (rowFocusRequests.value > 0) lists.use(true);
      return cursor.value;
    },
  };
}

describe("J and K", () => {
  test("start at the first row and at the last row", async () => {
    expect((await agentAtQueue(early, late)).press("j")).toBe("early");
    expect((await agentAtQueue(early, late)).press("k")).toBe("late");
  });

  test("stay on the last row, which takes the focus again", async () => {
    const { press, rowFocusRequests } = await agentAtQueue(early, late);
    expect([press("j"), press("j"), press("j"), press("k"), press("k")]).toEqual([
      "early",
      "late",
      "late",
      "early",
      "early",
    ]);
    expect(rowFocusRequests.value).toBe(5);
  });

  test("do nothing in an empty list", async () => {
    const { press, rowFocusRequests } = await agentAtQueue();
    expect(press("j")).toBeNull();
    expect(rowFocusRequests.value).toBe(0);
  });

  test("find the first row of a list that was empty", async () => {
    const { lists, press } = await agentAtQueue();
    lists.use(true);
    lists.apply(early);
    expect(press("j")).toBe("early");
  });

  test("reveal a new row that waits behind the last one", async () => {
    const { lists, press } = await agentAtQueue(early);
    press("j");
    lists.apply(late);
    expect(lists.held.value.waiting).toBe(1);
    expect(press("j")).toBe("late");
    expect(lists.held.value.waiting).toBe(0);
  });

  test("reveal a new row above, and stay on theirs", async () => {
    const { lists, press } = await agentAtQueue(early);
    press("j");
    lists.apply(urgent);
    expect(press("j")).toBe("early");
    expect(press("k")).toBe("urgent");
  });

  test("reveal nothing while there is a next row", async () => {
    const { lists, press } = await agentAtQueue(early, late);
    press("j");
    lists.apply(urgent);
    expect(press("j")).toBe("late");
    expect(lists.held.value.waiting).toBe(1);
  });
});
