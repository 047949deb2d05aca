/** S14, S34: what counts for a customer, for an address, and for the installation. */

import { expect, test } from "vitest";
import type { CustomerId } from "../../protocol/conversation.ts";
import { createRateLimits } from "../../server/cluster/rate-limits.ts";
import { Refusal } from "../../server/domain/refusal.ts";
import {
  countCall,
  countGuest,
  countMessage,
  countTicket,
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
