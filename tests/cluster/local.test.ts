import { describe, expect, test } from "vitest";
import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import { createLocalCluster } from "../../server/cluster/local.ts";
import type { DomainEvent } from "../../server/ports/cluster.ts";
import { createTestClock } from "../support/clock.ts";

const bo = "bo" as AgentId;
const desk = (id: string): DomainEvent => ({ kind: "desk", conversationId: id as ConversationId });
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe("what is published", () => {
  test("reaches every listener in order, after the promises of whoever published it", async () => {
    const cluster = createLocalCluster(createTestClock());
    const seen: string[] = [];
    cluster.subscribe((events) => seen.push(`one ${events.length}`));
    cluster.subscribe((events) => seen.push(`other ${JSON.stringify(events)}`));

    cluster.publish([desk("a")]);
    cluster.publish([desk("b")]);
    await Promise.resolve().then(() => seen.push("acknowledged"));
    await nextTurn();

    const both = JSON.stringify([desk("a"), desk("b")]);
    expect(seen).toEqual(["acknowledged", "one 2", `other ${both}`]);
  });

  test("while listeners are called comes after what they are called with", async () => {
    const cluster = createLocalCluster(createTestClock());
    const seen: string[] = [];
    cluster.subscribe((events) => {
      seen.push(JSON.stringify(events));
      if (seen.length === 1) cluster.publish([desk("b")]);
    });
    cluster.publish([desk("a")]);
    await nextTurn();
    expect(seen).toEqual([JSON.stringify([desk("a")]), JSON.stringify([desk("b")])]);
  });

  test("after the end reaches nobody", async () => {
    const cluster = createLocalCluster(createTestClock());
    const seen: unknown[] = [];
    cluster.subscribe((events) => seen.push(events));
    await cluster.close();
    cluster.publish([desk("a")]);
    await nextTurn();
    expect(seen).toEqual([]);
  });
});

describe("an agent", () => {
  test("is gone since the last of the connections was closed", () => {
    const clock = createTestClock();
    const cluster = createLocalCluster(clock);
    cluster.agentConnected(bo);
    cluster.agentConnected(bo);
    cluster.agentDisconnected(bo);
    expect(cluster.agentGoneSince(bo)).toBeUndefined();

    clock.pass("1 minute");
    cluster.agentDisconnected(bo);
    clock.pass("1 minute");
    expect(cluster.agentGoneSince(bo)).toBe(clock.elapsed() - 60_000);

    cluster.agentConnected(bo);
    expect(cluster.agentGoneSince(bo)).toBeUndefined();
  });

  test("who has not come back after a restart is gone since the restart", () => {
    const clock = createTestClock();
    const cluster = createLocalCluster(clock);
    const startedAt = clock.elapsed();
    clock.pass("5 minutes");
    expect(cluster.agentGoneSince(bo)).toBe(startedAt);
  });
});
