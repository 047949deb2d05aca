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
  /** The days are none: the first is after the last, or they are too many. */
  readonly isOddPeriod: ReadonlySignal<boolean>;
  /** The old figures stay until the new ones are there; where none come they go, because they belong to other days. */
  readonly loading: ReadonlySignal<boolean>;
  /** The same as a table. */
  readonly csv: ReadonlySignal<string>;
  load(): Promise<void>;
  change(part: Partial<InsightQuery>): Promise<void>;
  /** Shows what the address says by now: somebody followed a link, or went back. */
  follow(): Promise<void>;
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
  const isOddPeriod = signal(false);
  const loading = signal(false);
  const csv = signal("");
  let asked = 0;
  let shownFor = "";

  async function load() {
    const wanted = insightRequest(query.value);
    asked += 1;
    const mine = asked;
    if (isOdd(query.value)) {
      batch(() => {
        settle(null);
        failed.value = false;
        isOddPeriod.value = true;
      });
      return;
    }
    batch(() => {
      isOddPeriod.value = false;
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
    // Those of other days would stand under these.
    if (found !== null || shownFor !== insightRequest(query.value)) insights.value = found;
    if (found !== null) shownFor = insightRequest(query.value);
  }

  return {
    query,
    insights,
    failed,
    isOddPeriod,
    loading,
    csv,
    load,
    change(part) {
      query.value = { ...query.value, ...part };
      address.write(insightAddress(query.value));
      return load();
    },
    async follow() {
      const hash = address.read();
      if (!hash.startsWith("#/insights") || hash === insightAddress(query.value)) return;
      query.value = insightQueryIn(hash);
      await load();
    },
  };
}

const longestDays = 800;
const dayMs = 86_400_000;

/** The server would refuse them, too. */
function isOdd({ from, to }: InsightQuery): boolean {
  if (from === undefined || to === undefined) return false;
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  return days < 1 || days > longestDays;
}
