/** The page of figures at a desk whose clock is changed; on either database. */

import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { ConversationId, CustomerId } from "../../protocol/conversation.ts";
import { readInsights } from "../../server/actions/insights.ts";
import { countChanges } from "../../server/actions/rollups.ts";
import type { Services } from "../../server/actions/services.ts";
import type { Store } from "../../server/ports/store.ts";
import { presentInsights } from "../../server/present/insights.ts";
import { aConversation, anAgent } from "../support/builders.ts";
import { hourAt } from "../support/naive-figures.ts";
import { onBothDatabases } from "../support/on-both-databases.ts";

const reader = { locale: "zh-CN", titleOf: () => undefined, causeOf: () => undefined } as const;

const timeZone = "Europe/Berlin";
const sue = anAgent({ role: "supervisor" });
const nights = { "of 23 hours": "2026-03-29", "of 25 hours": "2026-10-25" };

const servicesOn = (store: Store, now: number) =>
  ({
    store,
    clock: { now: () => now },
    cluster: { publish: () => undefined },
    sendsWebhooks: false,
    announcements: { current: () => [] },
    faq: {
      engine: {
        hours: undefined,
        tickets: { calendar: { timeZone, holidays: new Set(), workingDays: new Set() } },
        queue: { teams: [], waitTarget: 300_000, firstReply: 180_000 },
        catalogue: () => ({ categories: [] }),
      },
    },
  }) as unknown as Services;

/** One every half hour of that day and of half of those beside it; answers when. */
async function fill(store: Store, noon: number): Promise<readonly number[]> {
  const customerId = randomUUID() as string as CustomerId;
  const times: number[] = [];
  await store.transaction(async (tx) => {
    await tx.insertAgent(sue);
    await tx.insertCustomer({ id: customerId, locale: "zh-CN", createdAt: noon });
    for (let at = noon - 36 * 3_600_000; at < noon + 24 * 3_600_000; at += 30 * 60_000) {
      const id = randomUUID() as string as ConversationId;
      await tx.insertConversation(
        aConversation({ id, customerId, createdAt: at, status: "resolved" }),
      );
      times.push(at);
    }
  });
  return times;
}

async function todayContract(store: Store) {
  const day = "2026-05-20";
  const noon = Date.parse(`${day}T10:00:00Z`);
  const lastWeek = await fill(store, noon - 7 * 86_400_000);
  const halfPastSix = Date.parse(`${day}T16:30:00Z`);
  const services = servicesOn(store, halfPastSix);
  await countChanges(services);
  const today = presentInsights(await readInsights(services, sue.id, { days: 1 }), reader);
  expect([today.from, today.lastDay.wholeHours]).toEqual([day, 18]);
  // Not the day before, and not the whole day: as many hours of the same weekday.
  const until = (hour: string) =>
    lastWeek.filter((at) => {
      const begun = hourAt(at, timeZone);
      return begun.startsWith("2026-05-13") && begun.slice(11) < hour;
    }).length;
  expect(today.before.counts.begun).toBe(until("18"));
  expect(until("24")).toBeGreaterThan(until("18"));
  const over = await readInsights(services, sue.id, { from: "2026-05-13", to: "2026-05-13" });
  expect(over.wholeHours).toBe(24);
  await store.close();
}

function clockContract(open: () => Promise<Store>) {
  test("today is compared with the same weekday, up to the hour that it is", async () => {
    await todayContract(await open());
  });
  test.each(Object.entries(nights))(
    "the hours and days around one %s are a naive count",
    async (_kind, day) => {
      const store = await open();
      const noon = Date.parse(`${day}T12:00:00Z`);
      const times = await fill(store, noon);
      const services = servicesOn(store, noon + 20 * 3_600_000);
      await countChanges(services);
      const begunIn = (start: string) =>
        times.filter((at) => hourAt(at, timeZone).startsWith(start)).length;
      const hourly = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));

      const one = presentInsights(
        await readInsights(services, sue.id, { from: day, to: day }),
        reader,
      );
      const naive = hourly.map((hour) => begunIn(`${day}T${hour}`));
      expect(naive[2]).toBe(day === nights["of 23 hours"] ? 0 : 4);
      expect(one.points.map(({ counts }) => counts.begun ?? 0)).toEqual(naive);
      expect(one.lastDay.counts).toEqual(naive);
      expect(one.total.counts.begun).toBe(begunIn(day));
      expect(one.hours[6]).toEqual(naive);

      const days = Array.from({ length: 7 }, (_, back) =>
        new Date(noon - (6 - back) * 86_400_000).toISOString().slice(0, 10),
      );
      const week = presentInsights(
        await readInsights(services, sue.id, { from: days[0], to: day }),
        reader,
      );
      expect(week.points.map(({ start, counts }) => [start, counts.begun ?? 0])).toEqual(
        days.map((start) => [start, begunIn(start)]),
      );
      expect(week.hours).toEqual(
        days.map((start) => hourly.map((hour) => begunIn(`${start}T${hour}`))),
      );
      await store.close();
    },
  );
}

onBothDatabases(clockContract, { sqlite: 1, postgres: 1 });
