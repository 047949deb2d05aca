import { batch, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { RefusalCode } from "../../protocol/errors.ts";
import type { CustomerExport, CustomerOverview, ErasureReceipt } from "../../protocol/privacy.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AdminRequest } from "./admin-request.ts";

/** One customer, looked up by the wallet's own id or by ours, and what is done with their data. */
export interface CustomerData {
  readonly name: Signal<string>;
  readonly reason: Signal<string>;
  readonly found: ReadonlySignal<CustomerOverview | null>;
  readonly receipt: ReadonlySignal<ErasureReceipt | null>;
  readonly problem: ReadonlySignal<RefusalCode | null>;
  readonly busy: ReadonlySignal<boolean>;
  find(): Promise<void>;
  export(): Promise<void>;
  /** Nothing of the customer is deleted until the hold is released. */
  hold(): Promise<void>;
  release(): Promise<void>;
  erase(): Promise<void>;
}

interface CustomerDataOptions {
  readonly request: AdminRequest;
  /** Gives the agent a file. */
  readonly save: (name: string, text: string) => void;
}

export function createCustomerData({ request, save }: CustomerDataOptions): CustomerData {
  const name = signal("");
  const reason = signal("");
  const found = signal<CustomerOverview | null>(null);
  const receipt = signal<ErasureReceipt | null>(null);
  const problem = signal<RefusalCode | null>(null);
  const busy = signal(false);

  /** One at a time; what it answers is shown, or why not. */
  async function attempt(
    work: (id: string) => Promise<void>,
    id: string | undefined = found.value?.id,
  ) {
    if (busy.value || !id) return;
    busy.value = true;
    problem.value = null;
    try {
      await work(encodeURIComponent(id));
    } catch (error) {
      problem.value = asRefusal(error).code;
    } finally {
      busy.value = false;
    }
  }
  const show = async (overview: Promise<CustomerOverview>) => {
    const customer = await overview;
    batch(() => {
      found.value = customer;
      receipt.value = null;
      reason.value = "";
    });
  };

  return {
    name,
    reason,
    found,
    receipt,
    problem,
    busy,
    find() {
      found.value = null;
      receipt.value = null;
      return attempt((id) => show(request("GET", `customers/${id}`)), name.value.trim());
    },
    export: () =>
      attempt(async (id) => {
        const data = await request<CustomerExport>("GET", `customers/${id}/export`);
        save(`${data.customer.id}.json`, JSON.stringify(data, null, 2));
      }),
    hold: () =>
      attempt(async (id) => {
        if (reason.value.trim() === "") return;
        await show(request("PUT", `customers/${id}/hold`, { reason: reason.value }));
      }),
    release: () => attempt((id) => show(request("DELETE", `customers/${id}/hold`))),
    erase: () =>
      attempt(async (id) => {
        const done = await request<ErasureReceipt>("POST", `customers/${id}/erase`);
        batch(() => {
          receipt.value = done;
          found.value = null;
        });
      }),
  };
}
