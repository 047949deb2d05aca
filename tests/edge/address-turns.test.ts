import { expect, test } from "vitest";
import { createAddressTurns } from "../../server/edge/address-turns.ts";

test("S34 of one address one is done in a round, and another address waits for none of them", async () => {
  const inTurn = createAddressTurns(40);
  const done: string[] = [];
  const many = Array.from({ length: 30 }, (_, at) => inTurn("one", () => done.push(`one ${at}`)));
  const other = inTurn("another", () => done.push("another"));
  await other;
  expect(done.indexOf("another")).toBeLessThan(3);
  await Promise.all(many);
  expect(done.filter((name) => name !== "another")).toEqual(
    Array.from({ length: 30 }, (_, at) => `one ${at}`),
  );
});

test("S34 more of one address than may wait are refused, and what throws holds up nobody", async () => {
  const inTurn = createAddressTurns(2);
  const fails = inTurn("one", () => {
    throw new Error("a bug");
  });
  const waits = inTurn("one", () => "answered");
  await expect(inTurn("one", () => "too many")).rejects.toMatchObject({
    code: "rate_limited",
    retryAfterMs: 1_000,
  });
  await expect(fails).rejects.toThrow("a bug");
  expect(await waits).toBe("answered");
  expect(await inTurn("one", () => "again")).toBe("again");
});
