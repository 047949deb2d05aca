import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CustomerId } from "../../protocol/conversation.ts";
import { customersByPoint, lastsTo, riseIn, risesFrom } from "../../server/domain/radar.ts";
import type { Sighting } from "../../server/domain/radar-records.ts";

const minute = 60_000;
const now = 1_000 * minute;

/** So many customers, one after the other over the last minutes. */
const customers = (count: number, minutes: number, name = "c"): readonly Sighting[] =>
  Array.from({ length: count }, (_, index) => ({
    customerId: `${name}${index}` as CustomerId,
    at: now - Math.floor((index / count) * minutes * minute),
  }));

const level = (perMinute: number) => ({ perMinute, shape: 40 });
const usual = (inQuarter: number) => ({ usual: level(inQuarter / 15), now });

describe("A8 a rise", () => {
  test("is found where three times as many come within a quarter of an hour, and not where twice the usual is few", () => {
    expect(riseIn(customers(60, 15), usual(20))).toMatchObject({ minutes: 15, customers: 60 });
    expect(riseIn(customers(4, 15), usual(0.5))).toBeUndefined();
    expect(riseIn(customers(6, 15), usual(3))).toBeUndefined();
  });

  test("counts customers and not messages: who writes fifty times is one", () => {
    const chatty = Array.from({ length: 50 }, (_, index) => ({
      customerId: "chatty" as CustomerId,
      at: now - index * 1_000,
    }));
    expect(riseIn(chatty, usual(0.1))).toBeUndefined();
    expect(riseIn([...chatty, ...customers(20, 10)], usual(1))?.customers).toBe(21);
  });

  test("looks neither further back than an hour nor ahead", () => {
    const old = customers(60, 15).map((one) => ({ ...one, at: one.at - 61 * minute }));
    const later = customers(60, 15).map((one) => ({ ...one, at: one.at + 16 * minute }));
    expect(riseIn(old, usual(1))).toBeUndefined();
    expect(riseIn(later, usual(1))).toBeUndefined();
  });

  const some = fc.array(
    fc.record({ customer: fc.nat(40), ago: fc.nat(75) }).map(({ customer, ago }) => ({
      customerId: `c${customer}` as CustomerId,
      at: now - ago * minute,
    })),
    { maxLength: 200 },
  );
  const perMinutes = fc.double({ min: 0.01, max: 5, noNaN: true });

  test("is within its limits, and the same in whatever order the customers come and however often each writes", () => {
    fc.assert(
      fc.property(some, perMinutes, (sightings, perMinute) => {
        const rise = riseIn(sightings, { usual: level(perMinute), now });
        if (rise) {
          const since = now - rise.minutes * minute;
          const inWindow = sightings.filter(({ at }) => at > since);
          expect(rise.customers).toBe(new Set(inWindow.map((one) => one.customerId)).size);
          expect(rise.customers).toBeGreaterThanOrEqual(risesFrom.customers);
          expect(rise.customers).toBeGreaterThanOrEqual(risesFrom.ratio * rise.usual);
          expect(rise.score).toBeGreaterThanOrEqual(risesFrom.score);
          expect(riseIn(sightings, { usual: level(perMinute), now }, lastsTo)).toBeDefined();
        }
        const again = [...sightings, ...sightings].reverse();
        expect(riseIn(again, { usual: level(perMinute), now })).toEqual(rise);
      }),
    );
  });

  test("is never found less with more customers, nor more where more are usual", () => {
    fc.assert(
      fc.property(some, perMinutes, fc.nat(30), (sightings, perMinute, more) => {
        const score = (all: readonly Sighting[], of: number) =>
          riseIn(all, { usual: level(of), now })?.score ?? 0;
        const added = [...sightings, ...customers(more, 5, "more")];
        expect(score(added, perMinute)).toBeGreaterThanOrEqual(score(sightings, perMinute));
        expect(score(sightings, perMinute * 1.5)).toBeLessThanOrEqual(score(sightings, perMinute));
      }),
    );
  });
});

test("the points are the different customers of each five minutes of the last hour, the newest last", () => {
  const one = { customerId: "c1" as CustomerId, at: now };
  const points = customersByPoint(
    [one, one, { ...one, at: now - 59 * minute }, { ...one, at: now - 60 * minute }],
    now,
  );
  expect(points).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
});
