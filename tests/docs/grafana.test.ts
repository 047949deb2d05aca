import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Services } from "../../server/actions/services.ts";
import { createMetrics } from "../../server/metrics.ts";

interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly targets: readonly { readonly expr: string }[];
  }[];
}

test("each panel of docs/grafana.json asks for a metric that there is, and each of ours has a panel", async () => {
  const dashboard: Dashboard = JSON.parse(readFileSync("docs/grafana.json", "utf8"));
  const asked = dashboard.panels.flatMap(({ targets }) =>
    targets.flatMap(({ expr }) => expr.match(/\b(?:pocketdesk|nodejs|process)_\w+/g) ?? []),
  );
  const base = (name: string) => name.replace(/_(bucket|count|sum)$/, "");
  const metrics = createMetrics();
  metrics.watch(
    {
      waitingLine: { length: 0, slice: () => [] },
      clock: { now: () => 1 },
      store: { agents: () => [], loads: () => new Map() },
    } as unknown as Services,
    () => ({ customers: 0, agents: 0 }),
  );
  metrics.watchNodes(() => ({ redisAnswers: true, nodes: 2, leads: true }));
  const there = [...(await metrics.read()).matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name);
  expect(asked.length).toBeGreaterThanOrEqual(dashboard.panels.length);
  expect(asked.map(base).filter((name) => !there.includes(name))).toEqual([]);
  const ours = there.filter((name) => name?.startsWith("pocketdesk_"));
  expect(ours.filter((name) => !asked.map(base).includes(name ?? ""))).toEqual([]);
});
