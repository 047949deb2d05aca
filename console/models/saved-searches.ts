import { type ReadonlySignal, signal } from "@preact/signals";
import type { RefusalCode } from "../../protocol/errors.ts";
import type { SavedSearch, SavedSearchId, SearchQuestion } from "../../protocol/search.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AdminRequest } from "./admin-request.ts";

/** The searches that the agent has kept, on whatever machine. */
export interface SavedSearches {
  readonly all: ReadonlySignal<readonly SavedSearch[]>;
  /** Why the last one was not kept or taken away. */
  readonly problem: ReadonlySignal<RefusalCode | null>;
  load(): Promise<void>;
  /** False where it was refused. */
  save(name: string, query: SearchQuestion): Promise<boolean>;
  remove(id: SavedSearchId): Promise<boolean>;
}

interface SavedAnswer {
  readonly searches: readonly SavedSearch[];
}

export function createSavedSearches(request: AdminRequest): SavedSearches {
  const all = signal<readonly SavedSearch[]>([]);
  const problem = signal<RefusalCode | null>(null);

  async function attempt(work: () => Promise<readonly SavedSearch[]>): Promise<boolean> {
    problem.value = null;
    try {
      all.value = await work();
      return true;
    } catch (error) {
      problem.value = asRefusal(error).code;
      return false;
    }
  }

  return {
    all,
    problem,
    async load() {
      // Where nobody answers the page works all the same, without them.
      await attempt(async () => (await request<SavedAnswer>("GET", "searches")).searches);
    },
    save: (name, query) =>
      attempt(async () => {
        const wanted = { name, query };
        const { search } = await request<{ search: SavedSearch }>("POST", "searches", wanted);
        return [...all.value, search];
      }),
    remove: (id) =>
      attempt(async () => {
        await request("DELETE", `searches/${id}`);
        return all.value.filter((one) => one.id !== id);
      }),
  };
}
