import { expect, test } from "vitest";
import type { AgentId, ConversationId, CustomerId } from "../../protocol/conversation.ts";
import { createPlaces, placeOfWaiting } from "../../server/actions/places.ts";
import type { Services } from "../../server/actions/services.ts";
import { createWaitingLine } from "../../server/cluster/waiting-line.ts";
import { aConversation, anAgent, at } from "../support/builders.ts";
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
  expect((await createPlaces(closed))(waiting).opensAt).toBe(nineTomorrow);
  expect(await placeOfWaiting(closed, waiting)).toMatchObject({
    opensAt: nineTomorrow,
    timeZone: "Asia/Shanghai",
  });
});

test("with somebody on duty an estimate counts, not the hours", async () => {
  expect((await createPlaces(services(true)))(waiting).opensAt).toBeUndefined();
});

test("a team with hours of its own opens by them, one without by the desk's", async () => {
  const place = await createPlaces(services(false));
  expect(place({ ...waiting, team: "卡务组" })).toMatchObject({
    opensAt: nineTomorrow,
    timeZone: "Asia/Shanghai",
  });
  expect(place({ ...waiting, team: "Abroad" })).toMatchObject({
    opensAt: "2026-11-21T22:00:00.000Z",
    timeZone: "Asia/Kolkata",
  });
});

/** Cy alone serves the English team and has nobody's room left; Bo has five places. */
async function placesOf(lines: readonly (string | undefined)[]) {
  const english = { ...cards, name: "English", members: ["cy@example.com"], languages: ["en"] };
  const cy = anAgent({ id: "cy" as AgentId, email: "cy@example.com", capacity: 1 });
  const measured = [60, 60, 60, 60, 60];
  const busy = {
    store: {
      agents: () => [anAgent(), cy],
      loads: () => new Map([[cy.id, 1]]),
      recentWaits: () => measured.map(() => 20),
      handlingTimes: () => measured.map(() => 600),
    },
    waitingLine: createWaitingLine({ waiting: () => [] }),
    faq: { engine: { hours, queue: { teams: [english] } } },
    clock: createTestClock(at),
  };
  const waitingOnes = lines.map((team, index) =>
    aConversation({
      id: `c${index}` as ConversationId,
      customerId: `u${index}` as CustomerId,
      status: "queued",
      waitingSince: at + index,
      team,
    }),
  );
  busy.waitingLine.note(
    waitingOnes.map((conversation) => ({
      kind: "passing",
      event: { type: "priority.changed", conversationId: conversation.id, priority: "normal" },
      conversation,
    })),
  );
  const placeOf = await createPlaces(busy as unknown as Services);
  return waitingOnes.map((one) => {
    const { position, estimatedWaitRange } = placeOf(one);
    return [position, estimatedWaitRange];
  });
}

test("whoever waits for a team waits for its agents alone, and holds up nobody whom others serve", async () => {
  expect(await placesOf(["English", "English", "English", undefined])).toEqual([
    [1, [600, 600]],
    [2, [1_200, 1_200]],
    [3, [1_800, 1_800]],
    [1, [0, 60]],
  ]);
});

test("those of no team go before a team's customers, for they may get its agents", async () => {
  const many = Array.from({ length: 9 }, () => undefined);
  const places = await placesOf([...many, "English"]);
  expect(places.map(([position]) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});
