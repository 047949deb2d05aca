import { expect, test } from "vitest";
import type { CustomerId } from "../../protocol/conversation.ts";
import { createCustomerPresence } from "../../server/cluster/customer-presence.ts";
import { createTestClock } from "../support/clock.ts";

const alice = "alice" as CustomerId;

test("a customer with windows on several nodes is here until the last one is closed, or its node dies", () => {
  const clock = createTestClock();
  const told: unknown[] = [];
  const onChange = (id: CustomerId, isHere: boolean) => told.push([id, isHere]);
  const { elsewhere, ...presence } = createCustomerPresence(clock, { onChange });
  presence.arrived(alice);
  presence.arrived(alice);
  elsewhere.arrived("b", [alice]);
  presence.left(alice);
  presence.left(alice);
  expect(presence.awaySince(alice)).toBeUndefined();
  expect(told).toEqual([
    [alice, true],
    [alice, false],
  ]);

  clock.pass("1 minute");
  elsewhere.forget("b");
  clock.pass("1 minute");
  expect(presence.awaySince(alice)).toBe(clock.now() - 60_000);
  elsewhere.arrived("c", [alice]);
  expect(presence.awaySince(alice)).toBeUndefined();
  elsewhere.left("c", [alice]);
  expect(presence.awaySince(alice)).toBe(clock.now());
  expect(elsewhere.nodes()).toEqual(["c"]);
});
