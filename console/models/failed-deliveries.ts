import { batch, type ReadonlySignal, signal } from "@preact/signals";
import { asRefusal } from "../../ui/refusal.ts";
import type { AdminRequest } from "./admin-request.ts";

interface Delivery {
  readonly id: string;
}

/** Webhooks or letters that were given up, newest first, as far as they were loaded. */
export interface FailedDeliveries<Item extends Delivery> {
  readonly items: ReadonlySignal<readonly Item[]>;
  readonly state: ReadonlySignal<"loading" | "ready" | "failed">;
  readonly more: ReadonlySignal<boolean>;
  /** How many wait for their turn or for another attempt. */
  readonly pending: ReadonlySignal<number>;
  /** Those that were to be sent again, which was refused. */
  readonly refused: ReadonlySignal<ReadonlySet<string>>;
  load(): Promise<void>;
  loadMore(): Promise<void>;
  sendAgain(id: Item["id"]): Promise<void>;
}

/** Both lists are under `/api/admin/`, where the part of the answer that holds them has the name of the path. */
interface DeliveryPath<Name extends string> {
  readonly path: Name;
  /** The last part of the path that sends one again. */
  readonly again: string;
}

type DeliveryPage<Name extends string, Item> = Readonly<Record<Name, readonly Item[]>> & {
  readonly more: boolean;
  readonly pending: number;
};

export function createFailedDeliveries<Item extends Delivery, Name extends string>(
  request: AdminRequest,
  { path, again }: DeliveryPath<Name>,
): FailedDeliveries<Item> {
  const items = signal<readonly Item[]>([]);
  const state = signal<"loading" | "ready" | "failed">("loading");
  const more = signal(false);
  const pending = signal(0);
  const refused = signal<ReadonlySet<string>>(new Set());

  async function fetchPage(query: string, before: readonly Item[]) {
    state.value = "loading";
    try {
      const page = await request<DeliveryPage<Name, Item>>("GET", `${path}${query}`);
      batch(() => {
        items.value = [...before, ...page[path]];
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
    items,
    state,
    more,
    pending,
    refused,
    load: () => fetchPage("", []),
    loadMore() {
      const last = items.value.at(-1);
      return fetchPage(last === undefined ? "" : `?before=${last.id}`, items.value);
    },
    async sendAgain(id) {
      try {
        await request("POST", `${path}/${id}/${again}`);
        batch(() => {
          items.value = items.value.filter((one) => one.id !== id);
          pending.value += 1;
        });
      } catch (error) {
        asRefusal(error);
        refused.value = new Set([...refused.value, id]);
      }
    },
  };
}
