import type { CustomerId } from "../../protocol/conversation.ts";

/** Who has the widget open: a customer with two windows is here until both are closed. */
export interface CustomerPresence {
  arrived(id: CustomerId): void;
  left(id: CustomerId): void;
  /** Since when the customer is away, in epoch milliseconds; `undefined` while they are here. */
  awaySince(id: CustomerId): number | undefined;
}
