import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { AuditEntry, AuditPage } from "../../protocol/audit.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AdminRequest } from "./admin-request.ts";

/** The audit log as far as it was loaded, newest first. */
export interface AuditLog {
  readonly entries: ReadonlySignal<readonly AuditEntry[]>;
  readonly state: ReadonlySignal<"loading" | "ready" | "failed">;
  readonly more: ReadonlySignal<boolean>;
  /** The newest page, in place of what was loaded. */
  load(): Promise<void>;
  loadMore(): Promise<void>;
}

export function createAuditLog(request: AdminRequest): AuditLog {
  const entries = signal<readonly AuditEntry[]>([]);
  const state = signal<"loading" | "ready" | "failed">("loading");
  const more = signal(false);

  async function fetchPage(query: string, before: readonly AuditEntry[]) {
    state.value = "loading";
    try {
      const page = await request<AuditPage>("GET", `audit${query}`);
      batch(() => {
        entries.value = [...before, ...page.entries];
        more.value = page.more;
        state.value = "ready";
      });
    } catch (error) {
      asRefusal(error);
      state.value = "failed";
    }
  }

  return {
    entries,
    state,
    more,
    load: () => fetchPage("", []),
    loadMore() {
      const last = entries.value.at(-1);
      return fetchPage(last === undefined ? "" : `?before=${last.seq}`, entries.value);
    },
  };
}
