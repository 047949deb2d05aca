import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { AgentId } from "../../protocol/conversation.ts";
import { beatMs, createMembership } from "../../server/cluster/membership.ts";
import { type Store, StoreUnavailable } from "../../server/ports/store.ts";
import { openSqliteStore } from "../../server/storage/sqlite/open.ts";

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pocketdesk-"));
  store = await openSqliteStore({ path: join(folder, "pocketdesk.db"), as: "server" });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** The looks after which a dead node's lease is free, with the one at which its last beat was seen. */
const looks = 5;

test("of nodes that start together one leads, and each knows the others", async () => {
  const nodes = ["a", "b", "c"].map((name) => createMembership(name, store));
  for (let round = 0; round < 2; round += 1) await Promise.all(nodes.map((one) => one.beat()));
  expect(nodes.filter((one) => one.isLeader())).toHaveLength(1);
  expect(nodes.map((one) => [...one.others()].sort())).toEqual([
    ["b", "c"],
    ["a", "c"],
    ["a", "b"],
  ]);
});

test("a dead node's lease and its agents are given up within 15 s, and not while it beats", async () => {
  expect(looks * beatMs).toBeLessThan(15_000);
  const [dying, other] = [createMembership("a", store), createMembership("b", store)];
  await dying.beat();
  await store.transaction((tx) =>
    tx.insertAgentConnection({ agentId: "bo" as AgentId, node: "a" }),
  );
  for (let round = 0; round < 2 * looks; round += 1) {
    await dying.beat();
    await other.beat();
    expect([dying.isLeader(), other.isLeader()]).toEqual([true, false]);
  }
  for (let round = 1; round < looks - 1; round += 1) {
    await other.beat();
    expect([other.isLeader(), other.others().size]).toEqual([false, 1]);
  }
  await other.beat();
  expect([other.isLeader(), other.others().size]).toEqual([true, 0]);
  expect(await store.agentConnections()).toEqual([]);
  expect((await store.leases()).every(({ holder }) => holder === "b")).toBe(true);
});

test("a node that was only slow comes back, and leads no more", async () => {
  const [slow, other] = [createMembership("a", store), createMembership("b", store)];
  await slow.beat();
  for (let round = 0; round < looks; round += 1) await other.beat();
  expect(other.isLeader()).toBe(true);
  await slow.beat();
  await other.beat();
  expect([slow.isLeader(), other.isLeader()]).toEqual([false, true]);
  expect([...other.others()]).toEqual(["a"]);
});

test("while the database is away nobody is taken for dead", async () => {
  let isAway = false;
  const flaky = (): Parameters<typeof createMembership>[1] => ({
    leases: () => store.leases(),
    transaction: (work) =>
      isAway ? Promise.reject(new StoreUnavailable("away")) : store.transaction(work),
  });
  const [one, other] = [createMembership("a", flaky()), createMembership("b", flaky())];
  await one.beat();
  await other.beat();
  isAway = true;
  for (let round = 0; round < 2 * looks; round += 1) {
    await expect(other.beat()).rejects.toBeInstanceOf(StoreUnavailable);
  }
  isAway = false;
  await other.beat();
  expect([...other.others()]).toEqual(["a"]);
  expect(other.isLeader()).toBe(false);
});

test("a node that leaves gives up what it holds at once", async () => {
  const [leaving, other] = [createMembership("a", store), createMembership("b", store)];
  await leaving.beat();
  await other.beat();
  await leaving.leave();
  expect(leaving.isLeader()).toBe(false);
  await other.beat();
  expect(other.isLeader()).toBe(true);
});

test("who begins to lead is heard of once, and who leads no more at the next beat, also at one that fails", async () => {
  const heard: string[] = [];
  const named = (name: string, on: Store) =>
    createMembership(name, on, (leads) => void heard.push(`${name} ${leads}`));
  let isAway = false;
  const linked: Store = Object.assign(Object.create(store), {
    transaction: (work: Parameters<Store["transaction"]>[0]) =>
      isAway ? Promise.reject(new StoreUnavailable("away")) : store.transaction(work),
  });
  const [first, second] = [named("a", linked), named("b", store)];
  for (let round = 0; round < 3; round += 1) {
    await first.beat();
    await second.beat();
  }
  expect(heard).toEqual(["a true"]);
  isAway = true;
  const now = performance.now.bind(performance);
  let passed = 0;
  const spy = vi.spyOn(performance, "now").mockImplementation(() => now() + passed);
  onTestFinished(() => spy.mockRestore());
  for (let round = 0; round < looks; round += 1) {
    passed += beatMs;
    await expect(first.beat()).rejects.toThrow("away");
    await second.beat();
  }
  expect(heard).toEqual(["a true", "a false", "b true"]);
});
