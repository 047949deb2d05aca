import { expect, test } from "vitest";
import { createConnectionCounts } from "../../server/edge/connection-counts.ts";

test("S34 an address has so many connections open at once, and another one as many", () => {
  const counts = createConnectionCounts(2);
  const first = counts.opened("203.0.113.1");
  const second = counts.opened("203.0.113.1");
  expect(counts.mayOpen("203.0.113.1")).toBe(false);
  expect(counts.mayOpen("203.0.113.2")).toBe(true);
  first();
  expect(counts.mayOpen("203.0.113.1")).toBe(true);
  second();
});
