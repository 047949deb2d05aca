import { expect, test } from "vitest";
import type { Services } from "../server/actions/services.ts";
import { createMetrics } from "../server/metrics.ts";

const line = (text: string, start: string) =>
  text.split("\n").find((one) => one.startsWith(`${start} `));

function metricsOf(store: object) {
  const metrics = createMetrics();
  const services = { waitingLine: { length: 3, slice: () => [] }, clock: { now: () => 1 }, store };
  metrics.watch(services as unknown as Services, () => ({ customers: 7, agents: 2 }));
  return metrics;
}

test.each([
  ["refuses", () => Promise.reject(new Error("The database does not answer."))],
  ["says nothing", () => new Promise(() => undefined)],
])("what needs no database is said while the database %s, within 2 s", async (_, agents) => {
  let isAway = false;
  const metrics = metricsOf({
    agents: async () => (isAway ? agents() : []),
    loads: () => new Map(),
  });
  expect(line(await metrics.read(), 'pocketdesk_agents{what="on duty"}')).toMatch(/ 0$/);
  isAway = true;
  const begun = performance.now();
  const text = await metrics.read();
  expect(performance.now() - begun).toBeLessThan(2_000);
  expect(line(text, 'pocketdesk_connections{side="customer"}')).toMatch(/ 7$/);
  expect(line(text, "pocketdesk_queue_length")).toMatch(/ 3$/);
  expect(text).toContain("nodejs_eventloop_lag_p99_seconds");
  // The number of before would be a lie.
  expect(line(text, 'pocketdesk_agents{what="on duty"}')).toBeUndefined();
});

test("a scrape does not count its own question among the calls that wait for a connection", async () => {
  let waiting = 0;
  const metrics = metricsOf({
    agents: async () => {
      waiting += 1;
      await new Promise(setImmediate);
      waiting -= 1;
      return [];
    },
    loads: () => new Map(),
    load: () => ({ inUse: 4, waiting }),
  });
  for (let scrape = 0; scrape < 3; scrape += 1) {
    const text = await metrics.read();
    expect(line(text, 'pocketdesk_database_connections{state="waiting"}')).toMatch(/ 0$/);
    expect(line(text, 'pocketdesk_database_connections{state="in use"}')).toMatch(/ 4$/);
    expect(line(text, 'pocketdesk_agents{what="on duty"}')).toMatch(/ 0$/);
  }
});
