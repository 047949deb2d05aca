import { type ReadonlySignal, signal } from "@preact/signals";
import type { ConversationId, CustomerId, CustomerView } from "../../protocol/conversation.ts";
import type { SearchResults } from "../../protocol/search.ts";
import { isBlank } from "../../protocol/text.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { type AdminRequest, requestAsAgent } from "./admin-request.ts";

/** For whom a complaint is filed: whoever has the conversation, or the customer as such. */
export type FiledFor =
  | { readonly conversationId: ConversationId }
  | { readonly customerId: CustomerId };

export interface FoundOwner {
  readonly owner: FiledFor;
  readonly customer: CustomerView;
  /** The masked phone number, or the words of the conversation. */
  readonly more: string;
}

/** The search for one customer: by name, phone number, or what was said. */
export interface CustomerSearch {
  readonly found: ReadonlySignal<readonly FoundOwner[] | "nothing typed" | "loading" | "failed">;
  search(text: string): void;
}

/** The search starts so long after the last key, in milliseconds. */
const debounceMs = 200;
const shownAtMost = 8;

export function createCustomerSearch(request: AdminRequest = requestAsAgent): CustomerSearch {
  const found = signal<readonly FoundOwner[] | "nothing typed" | "loading" | "failed">(
    "nothing typed",
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;
  async function look(q: string, asked: number) {
    try {
      const results = await request<SearchResults>("GET", `search?${new URLSearchParams({ q })}`);
      // A slow answer must not replace the answer to a later search.
      if (asked === latest) found.value = ownersIn(results);
    } catch (error) {
      asRefusal(error);
      if (asked === latest) found.value = "failed";
    }
  }
  return {
    found,
    search(text) {
      clearTimeout(timer);
      latest += 1;
      const asked = latest;
      found.value = isBlank(text) ? "nothing typed" : "loading";
      if (!isBlank(text)) timer = setTimeout(() => void look(text.trim(), asked), debounceMs);
    },
  };
}

/** Customers first; of the conversations those of customers who are not among them yet. */
export function ownersIn({ customers, conversations }: SearchResults): readonly FoundOwner[] {
  const named = customers.map(({ customer, phoneMasked = "" }) => ({
    owner: { customerId: customer.id },
    customer,
    more: phoneMasked,
  }));
  const known = new Set(named.map(({ customer }) => customer.id));
  const said = conversations.flatMap(({ row, matches, notes }) => {
    if (known.has(row.customer.id)) return [];
    known.add(row.customer.id);
    const more = [...matches, ...notes][0]?.text ?? row.lastText;
    return [{ owner: { conversationId: row.id }, customer: row.customer, more }];
  });
  return [...named, ...said].slice(0, shownAtMost);
}
