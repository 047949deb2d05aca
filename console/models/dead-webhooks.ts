import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { DeadWebhook, DeadWebhooks, WebhookId } from "../../protocol/webhook.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AdminRequest } from "./admin-request.ts";

/** Webhooks that were given up, newest first, as far as they were loaded. */
export interface DeadWebhookList {
  readonly webhooks: ReadonlySignal<readonly DeadWebhook[]>;
  readonly state: ReadonlySignal<"loading" | "ready" | "failed">;
  readonly more: ReadonlySignal<boolean>;
  /** How many wait for their turn or for another attempt. */
  readonly pending: ReadonlySignal<number>;
  /** Those whose redelivery was asked for and refused. */
  readonly refused: ReadonlySignal<ReadonlySet<WebhookId>>;
  load(): Promise<void>;
  loadMore(): Promise<void>;
  redeliver(id: WebhookId): Promise<void>;
}

export function createDeadWebhookList(request: AdminRequest): DeadWebhookList {
  const webhooks = signal<readonly DeadWebhook[]>([]);
  const state = signal<"loading" | "ready" | "failed">("loading");
  const more = signal(false);
  const pending = signal(0);
  const refused = signal<ReadonlySet<WebhookId>>(new Set());

  async function fetchPage(query: string, before: readonly DeadWebhook[]) {
    state.value = "loading";
    try {
      const page = await request<DeadWebhooks>("GET", `webhooks${query}`);
      batch(() => {
        webhooks.value = [...before, ...page.webhooks];
        more.value = page.more;
        pending.value = page.pending;
        state.value = "ready";
      });
    } catch (error) {
      asRefusal(error);
      state.value = "failed";
    }
  }

  return {
    webhooks,
    state,
    more,
    pending,
    refused,
    load: () => fetchPage("", []),
    loadMore() {
      const last = webhooks.value.at(-1);
      return fetchPage(last === undefined ? "" : `?before=${last.id}`, webhooks.value);
    },
    async redeliver(id) {
      try {
        await request("POST", `webhooks/${id}/redeliver`);
        batch(() => {
          webhooks.value = webhooks.value.filter((one) => one.id !== id);
          pending.value += 1;
        });
      } catch (error) {
        asRefusal(error);
        refused.value = new Set([...refused.value, id]);
      }
    },
  };
}
