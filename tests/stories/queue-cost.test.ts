/** Q18: what an agent and a customer do costs the same, however many wait. Counted, not timed: a busy machine proves nothing. */

import { afterEach, expect, test } from "vitest";
import type { AgentId } from "../../protocol/conversation.ts";
import { requestAgent } from "../../server/actions/agent-request.ts";
import { deskOf, goOnDuty } from "../../server/actions/desk.ts";
import { placeOfWaiting } from "../../server/actions/places.ts";
import { take } from "../../server/actions/queue.ts";
import type { Services } from "../../server/actions/services.ts";
import type { CustomerRecord } from "../../server/domain/records.ts";
import { anAgent } from "../support/builders.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
afterEach(() => server.stop());

const many = process.env.TEST_STORE === "postgres" ? 300 : 3_000;

interface Cost {
  calls: number;
  /** Records that came back. */
  records: number;
}

/** The same store, which counts what is asked of it, also within transactions. */
function counting<Target extends object>(target: Target, cost: Cost): Target {
  const note = (answer: unknown) => {
    cost.records += Array.isArray(answer) ? answer.length : answer instanceof Map ? answer.size : 1;
  };
  return new Proxy(target, {
    get(from, name) {
      const value: unknown = Reflect.get(from, name);
      if (typeof value !== "function") return value;
      return (...given: readonly unknown[]) => {
        const [work] = given;
        if (name === "transaction" && typeof work === "function")
          return value.call(from, (tx: object) => work(counting(tx, cost)));
        cost.calls += 1;
        const answer: unknown = value.apply(from, given);
        if (answer instanceof Promise) void answer.then(note);
        else note(answer);
        return answer;
      };
    },
  });
}

async function newCustomer(): Promise<CustomerRecord> {
  const { store, ids, clock } = server.desk.services;
  const record: CustomerRecord = { id: ids.next(), locale: "zh-CN", createdAt: clock.now() };
  await store.transaction((tx) => tx.insertCustomer(record));
  return record;
}

/** Those who ask at the same time are saved together. */
const together = 100;

async function queueUp(count: number) {
  for (let at = 0; at < count; at += together) {
    const some = Array.from({ length: Math.min(together, count - at) }, async () =>
      requestAgent(server.desk.services, await newCustomer(), {}),
    );
    await Promise.all(some);
    server.clock.pass("1 second");
  }
}

async function costOf(act: (services: Services) => Promise<unknown>): Promise<Cost> {
  const cost: Cost = { calls: 0, records: 0 };
  const { services } = server.desk;
  await act({ ...services, store: counting(services.store, cost) });
  return cost;
}

/** Behind so many, one customer more asks and reads the place; the agent takes the first. */
async function costsBehind(waiting: number) {
  server = await startTestServer();
  const { services } = server.desk;
  const bo = anAgent({ id: services.ids.next<AgentId>(), email: "bo@example.com" });
  await services.store.transaction((tx) => tx.insertAgent(bo));
  await goOnDuty(services, bo.id, { on: true });
  await queueUp(waiting);
  await until(() => expect(services.waitingLine.length).toBe(waiting));
  const [first] = services.waitingLine.slice(0, 1);
  const alice = await newCustomer();
  const request = await costOf((counted) => requestAgent(counted, alice, {}));
  const latest = await services.store.latestConversationOf(alice.id);
  const place = await costOf(async (counted) => latest && placeOfWaiting(counted, latest));
  const next = await costOf(async (counted) =>
    expect((await take(counted, bo.id)).id).toBe(first?.id),
  );
  await until(() => expect(services.waitingLine.length).toBe(waiting));
  // What is acknowledged to who goes on duty: nobody who waits is read for it.
  const duty = await costOf(async (counted) => {
    await goOnDuty(counted, bo.id, { on: true });
    await deskOf(counted, bo.id);
  });
  return { request, place, next, duty };
}

test("Q18 to take, to ask, to read the place and to go on duty cost with thousands waiting what they cost with ten", async () => {
  const few = await costsBehind(10);
  // The setup bites: each asks something of the store.
  for (const { calls } of Object.values(few)) expect(calls).toBeGreaterThan(1);
  await server.stop();
  expect(await costsBehind(many)).toEqual(few);
});
