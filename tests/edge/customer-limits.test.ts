/** S14, S34: what counts for a customer, for an address, and for the installation. */

import { describe, expect, test } from "vitest";
import type { CustomerId } from "../../protocol/conversation.ts";
import { createRateLimits } from "../../server/cluster/rate-limits.ts";
import { Refusal } from "../../server/domain/refusal.ts";
import {
  countCall,
  countGuest,
  countHandshake,
  countMessage,
  countQuestion,
  countRead,
  countTicket,
  countUpload,
} from "../../server/edge/customer-limits.ts";

/** How many of so many calls are taken before the first that is refused; all where none is. */
async function takenOf(calls: number, call: (number: number) => Promise<void>) {
  for (let number = 0; number < calls; number += 1) {
    try {
      await call(number);
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      expect(error).toMatchObject({ code: "rate_limited" });
      expect((error as Refusal).retryAfterMs).toBeGreaterThan(0);
      return number;
    }
  }
  return calls;
}

const who = (customer: number, address: number) => ({
  customerId: `customer ${customer}` as CustomerId,
  address: `address ${address}`,
});

test("S14 a customer sends 40 messages in ten seconds, and another one as many", async () => {
  const limits = createRateLimits();
  expect(await takenOf(100, () => countMessage(limits, who(1, 1)))).toBe(40);
  expect(await takenOf(40, () => countMessage(limits, who(2, 1)))).toBe(40);
});

test("S14 all who are at one address send 400, through however many guests, and another address as many", async () => {
  const limits = createRateLimits();
  expect(await takenOf(2_400, (number) => countMessage(limits, who(number % 200, 1)))).toBe(400);
  expect(await takenOf(40, () => countMessage(limits, who(999, 2)))).toBe(40);
});

test("S14 the installation takes 10,000, from however many addresses", async () => {
  const limits = createRateLimits();
  const rush = (number: number) => countMessage(limits, who(number, number % 5_000));
  expect(await takenOf(12_000, rush)).toBe(10_000);
});

test("S14 new guests are counted for an address and for the installation", async () => {
  const limits = createRateLimits();
  expect(await takenOf(1_200, () => countGuest(limits, "one"))).toBe(120);
  expect(await takenOf(120, () => countGuest(limits, "another"))).toBe(120);
  const left = 3_000 - 240;
  expect(await takenOf(9_000, (number) => countGuest(limits, `address ${number}`))).toBe(left);
});

test("S14 a customer files ten complaints an hour, all who are at one address 200, and the installation 2,000", async () => {
  const limits = createRateLimits();
  expect(await takenOf(20, () => countTicket(limits, who(1, 1)))).toBe(10);
  expect(await takenOf(400, (number) => countTicket(limits, who(number + 2, 2)))).toBe(200);
  const left = 2_000 - 210;
  const rush = (number: number) => countTicket(limits, who(number + 500, number + 3));
  expect(await takenOf(9_000, rush)).toBe(left);
});

test("S34 other calls are counted for a customer and for an address, whether or not they exist", async () => {
  const limits = createRateLimits();
  expect(await takenOf(1_000, () => countCall(limits, who(1, 1)))).toBe(300);
  expect(await takenOf(9_000, (number) => countCall(limits, who(number + 2, 2)))).toBe(3_000);
});

test("S34 the installation takes 30,000 other calls, from however many addresses", async () => {
  const limits = createRateLimits();
  const rush = (number: number) => countCall(limits, who(number, number % 5_000));
  expect(await takenOf(40_000, rush)).toBe(30_000);
});

test("S34 questions and reads over HTTP are counted for an address and for the installation", async () => {
  const limits = createRateLimits();
  expect(await takenOf(1_000, () => countQuestion(limits, "one"))).toBe(300);
  const asks = (number: number) => countQuestion(limits, `address ${number}`);
  expect(await takenOf(9_000, asks)).toBe(1_500 - 300);
  expect(await takenOf(1_000, () => countRead(limits, "one"))).toBe(500);
  const reads = (number: number) => countRead(limits, `address ${number}`);
  expect(await takenOf(9_000, reads)).toBe(5_000 - 500);
});

test("S28 handshakes are counted for an address and for the installation", async () => {
  const limits = createRateLimits();
  expect(await takenOf(9_000, () => countHandshake(limits, "one"))).toBe(1_200);
  const rush = (number: number) => countHandshake(limits, `address ${number % 5_000}`);
  expect(await takenOf(40_000, rush)).toBe(30_000 - 1_200);
});

describe("U09 the disk is not filled", () => {
  const mebibyte = 1_024 * 1_024;
  const sends = (id: number, address: string, more: object = {}) => ({
    ...{ kind: "customer" as const, id: `customer ${id}`, isGuest: false, address },
    ...{ bytes: 9.5 * mebibyte, ...more },
  });
  const guest = { isGuest: true };

  test("by the guests of one address: they share 200 MiB an hour, however many they are", async () => {
    const limits = createRateLimits();
    const each = (number: number) => countUpload(limits, sends(number, "one", guest));
    expect(await takenOf(100, each)).toBe(21);
    expect(await takenOf(21, (number) => countUpload(limits, sends(number, "two", guest)))).toBe(
      21,
    );
  });

  test("by all who are at one address, who still send a photograph each", async () => {
    const limits = createRateLimits();
    const photograph = { bytes: 3 * mebibyte };
    const each = (number: number) => countUpload(limits, sends(number, "carrier", photograph));
    expect(await takenOf(500, each)).toBe(500);
    const large = (number: number) => countUpload(limits, sends(number, "another"));
    expect(await takenOf(500, large)).toBe(215);
  });

  test("by everybody together: 20 GiB an hour; agents send as many as they need", async () => {
    const limits = createRateLimits();
    const each = (number: number) => countUpload(limits, sends(number, `address ${number}`));
    expect(await takenOf(9_000, each)).toBe(Math.floor((20 * 1_024) / 9.5));
    const agent = { ...sends(1, "desk"), kind: "agent" as const, id: "agent" };
    expect(await takenOf(100, () => countUpload(limits, agent))).toBe(60);
  });
});
