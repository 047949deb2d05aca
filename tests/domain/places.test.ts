import { expect, test } from "vitest";
import { createPlaces, placeOfWaiting } from "../../server/actions/places.ts";
import type { Services } from "../../server/actions/services.ts";
import { aConversation, anAgent } from "../support/builders.ts";
import { createTestClock } from "../support/clock.ts";

const everyDay = [{ from: 540, to: 1_260 }];
const hours = {
  timeZone: "Asia/Shanghai",
  weekly: {
    mon: everyDay,
    tue: everyDay,
    wed: everyDay,
    thu: everyDay,
    fri: everyDay,
    sat: everyDay,
    sun: everyDay,
  },
  exceptions: new Map(),
};
const waiting = aConversation({ status: "queued" });

const cards = { name: "卡务组", members: [], languages: [], topics: ["cards"] };
/** It opens at 6:00 in Shanghai. */
const abroad = {
  ...cards,
  name: "Abroad",
  hours: {
    ...hours,
    timeZone: "Asia/Kolkata",
    weekly: { ...hours.weekly, sat: [], sun: [{ from: 210, to: 600 }] },
  },
};

/** One customer waits at 22:00 in Shanghai. */
const services = (onDuty: boolean) =>
  ({
    store: {
      agents: () => (onDuty ? [anAgent()] : []),
      loads: () => new Map(),
      recentWaits: () => [],
      handlingTimes: () => [],
    },
    waitingLine: { ahead: () => 0 },
    faq: { engine: { hours, queue: { teams: [cards, abroad] } } },
    clock: createTestClock(Date.UTC(2026, 10, 21, 14)),
  }) as unknown as Services;

const nineTomorrow = "2026-11-22T01:00:00.000Z";

test("with nobody on duty every word of the place says when the desk opens", async () => {
  const closed = services(false);
  expect((await createPlaces(closed))(0, undefined).opensAt).toBe(nineTomorrow);
  expect(await placeOfWaiting(closed, waiting)).toMatchObject({
    opensAt: nineTomorrow,
    timeZone: "Asia/Shanghai",
  });
});

test("with somebody on duty an estimate counts, not the hours", async () => {
  expect((await createPlaces(services(true)))(0, undefined).opensAt).toBeUndefined();
});

test("a team with hours of its own opens by them, one without by the desk's", async () => {
  const place = await createPlaces(services(false));
  expect(place(0, "卡务组")).toMatchObject({ opensAt: nineTomorrow, timeZone: "Asia/Shanghai" });
  expect(place(0, "Abroad")).toMatchObject({
    opensAt: "2026-11-21T22:00:00.000Z",
    timeZone: "Asia/Kolkata",
  });
});
