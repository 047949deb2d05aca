import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { Insights } from "../../protocol/insights.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { type AdminRequest, requestAsAgent } from "./admin-request.ts";
import {
  type InsightQuery,
  insightAddress,
  insightQueryIn,
  insightRequest,
} from "./insight-query.ts";

/** The figures of the desk for a period and a filter, which the address holds. */
export interface InsightsModel {
  readonly query: ReadonlySignal<InsightQuery>;
  readonly insights: ReadonlySignal<Insights | null>;
  readonly failed: ReadonlySignal<boolean>;
  /** The old figures stay until the new ones are there. */
  readonly loading: ReadonlySignal<boolean>;
  /** The same as a table. */
  readonly csv: ReadonlySignal<string>;
  load(): Promise<void>;
  change(part: Partial<InsightQuery>): Promise<void>;
}

interface InsightsOptions {
  readonly request?: AdminRequest;
  /** What the address says, and what is to be written there. */
  readonly address?: { read(): string; write(hash: string): void };
}

const pageAddress = {
  read: () => location.hash,
  write: (hash: string) => history.replaceState(null, "", hash),
};

export function createInsightsModel({
  request = requestAsAgent,
  address = pageAddress,
}: InsightsOptions = {}): InsightsModel {
  const query = signal(insightQueryIn(address.read()));
  const insights = signal<Insights | null>(null);
  const failed = signal(false);
  const loading = signal(false);
  const csv = signal("");
  let asked = 0;

  async function load() {
    const wanted = insightRequest(query.value);
    asked += 1;
    const mine = asked;
    batch(() => {
      loading.value = true;
      csv.value = `/api/agent/insights.csv?${wanted}`;
    });
    try {
      const found = await request<Insights>("GET", `insights?${wanted}`);
      if (mine === asked) batch(() => settle(found));
    } catch (error) {
      asRefusal(error);
      if (mine === asked) batch(() => settle(null));
    }
  }

  function settle(found: Insights | null) {
    loading.value = false;
    failed.value = found === null;
    if (found !== null) insights.value = found;
  }

  return {
    query,
    insights,
    failed,
    loading,
    csv,
    load,
    change(part) {
      query.value = { ...query.value, ...part };
      address.write(insightAddress(query.value));
      return load();
    },
  };
}
