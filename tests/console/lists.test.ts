import { describe, expect, test } from "vitest";
import type { AgentCall } from "../../console/models/agent-call.ts";
import { createDeskLists, type DeskLists } from "../../console/models/lists.ts";
import type { DeskRow } from "../../protocol/desk.ts";
import { Unreachable } from "../../ui/refusal.ts";
import { at, bo, cy, heldBy, row } from "./rows.ts";

/** A server that has these conversations in its queue, and no others. */
const queueOf =
  (...rows: readonly DeskRow[]): AgentCall =>
  async (_name, payload) =>
    ({ conversations: "view" in payload && payload.view === "queue" ? rows : [] }) as never;

const ids = ({ held }: DeskLists) => held.value.shown.map(({ row: { id } }) => id);

async function listsOf(...rows: readonly DeskRow[]): Promise<DeskLists> {
  const lists = createDeskLists({ call: queueOf(...rows), me: () => bo });
  await lists.reload();
  return lists;
}

const early = row("early", { waitingSince: at("10:01") });
const late = row("late", { waitingSince: at("10:05") });
const urgent = row("urgent", { priority: "urgent", waitingSince: at("10:09") });

describe("a list that nobody uses", () => {
  test("shows new rows at once, in their order", async () => {
    const lists = await listsOf(early, late);
    lists.apply(urgent);
    expect(ids(lists)).toEqual(["urgent", "early", "late"]);
    expect(lists.held.value.waiting).toBe(0);
  });
});

describe("a list that is in use", () => {
  test("keeps its rows in their places and holds new ones back", async () => {
    const lists = await listsOf(early, late);
    lists.use(true);
    lists.apply(urgent);
    expect(ids(lists)).toEqual(["early", "late"]);
    expect(lists.held.value.waiting).toBe(1);
  });

  test("shows the new texts of its rows, in their old places", async () => {
    const lists = await listsOf(early, late);
    lists.use(true);
    lists.apply({ ...late, priority: "urgent", lastText: "急", lastSeq: 2 });
    expect(ids(lists)).toEqual(["early", "late"]);
    expect(lists.held.value.shown[1]?.row.lastText).toBe("急");
  });

  test("keeps the row of a customer whom somebody took, marked as gone", async () => {
    const lists = await listsOf(early, late);
    lists.use(true);
    lists.apply({ ...early, ...heldBy(cy), lastSeq: 2 });
    expect(lists.held.value.shown.map(({ gone }) => gone)).toEqual([true, false]);
  });

  test("shows the rows that it held back when it is asked to, and when nobody uses it any more", async () => {
    const lists = await listsOf(early);
    lists.use(true);
    lists.apply(late);
    lists.reveal();
    expect(ids(lists)).toEqual(["early", "late"]);
    lists.apply(urgent);
    expect(ids(lists)).toEqual(["early", "late"]);
    lists.use(false);
    expect(ids(lists)).toEqual(["urgent", "early", "late"]);
  });

  test("shows a customer whom the agent has taken at once", async () => {
    const lists = await listsOf(early);
    lists.apply(row("mine", heldBy(bo)));
    lists.use(true);
    lists.expect(early.id);
    lists.apply({ ...early, ...heldBy(bo), lastSeq: 2, lastAt: at("10:30") });
    expect(ids(lists)).toEqual(["early", "mine"]);
  });

  test("shows the row of an agent's own action only within three seconds", async () => {
    let now = 0;
    const lists = createDeskLists({ call: queueOf(early), me: () => bo, now: () => now });
    await lists.reload();
    lists.use(true);
    lists.expect(late.id);
    now = 2_999;
    lists.apply(late);
    expect(ids(lists)).toEqual(["early", "late"]);
    lists.expect(urgent.id);
    now += 3_000;
    lists.apply(urgent);
    expect(ids(lists)).toEqual(["early", "late"]);
  });

  test("shows the first row of an empty list at once", async () => {
    const lists = await listsOf();
    lists.use(true);
    lists.apply(early);
    expect(ids(lists)).toEqual(["early"]);
  });

  test("keeps its rows in their places from the first one on", async () => {
    const lists = await listsOf();
    lists.use(true);
    lists.apply(early);
    lists.apply(urgent);
    expect(ids(lists)).toEqual(["early"]);
    expect(lists.held.value.waiting).toBe(1);
  });

  test("holds no row back when all its rows are gone", async () => {
    const queue = [early];
    const lists = createDeskLists({
      call: async (name, payload, timeout) => queueOf(...queue)(name, payload, timeout),
      me: () => bo,
    });
    await lists.reload();
    lists.use(true);
    queue.splice(0, 1, late);
    await lists.reload();
    expect(ids(lists)).toEqual(["late"]);
    expect(lists.held.value.waiting).toBe(0);
  });
});

describe("the open work", () => {
  test("has two groups, mine first; each counts what it has", async () => {
    const lists = await listsOf(early, late);
    lists.apply(row("mine", heldBy(bo)));
    expect(ids(lists)).toEqual(["mine", "early", "late"]);
    expect(lists.groups.value.map(({ view, count }) => [view, count])).toEqual([
      ["mine", 1],
      ["queue", 2],
    ]);
  });

  test("shows whoever waits for an answer first, the next due before the others", async () => {
    const lists = await listsOf();
    const mine = (id: string, parts: Partial<DeskRow>) => row(id, { ...heldBy(bo), ...parts });
    lists.apply(mine("answered", { lastAt: at("10:20") }));
    lists.apply(mine("later", { replyDueAt: at("10:40") }));
    lists.apply(mine("sooner", { replyDueAt: at("10:30") }));
    expect(ids(lists)).toEqual(["sooner", "later", "answered"]);
  });
});

describe("loading", () => {
  test("keeps a row that changed during the call", async () => {
    const lists = createDeskLists({ call: queueOf(early), me: () => bo });
    const loaded = lists.reload();
    lists.apply({ ...early, ...heldBy(cy), lastSeq: 2 });
    await loaded;
    expect(ids(lists)).toEqual([]);
    lists.show("all");
    expect(lists.groups.value.map(({ view, count }) => [view, count])).toEqual([["all", 1]]);
  });

  test("removes what the server no longer has", async () => {
    const shown = [early, late];
    const lists = createDeskLists({
      call: async (name, payload, timeout) => queueOf(...shown)(name, payload, timeout),
      me: () => bo,
    });
    await lists.reload();
    shown.pop();
    await lists.reload();
    expect(ids(lists)).toEqual(["early"]);
  });

  test("has failed when there is nothing to show", async () => {
    const lists = createDeskLists({
      call: async () => {
        throw new Unreachable("not connected");
      },
      me: () => bo,
    });
    await lists.reload();
    expect(lists.state.value).toBe("failed");
  });
});
