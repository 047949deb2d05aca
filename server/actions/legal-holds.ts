import type { CustomerId } from "../../protocol/conversation.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Reads } from "../ports/store.ts";

/** Throws `on_hold` where a legal hold keeps the customer's data: nobody deletes any of it then. */
export async function refuseUnderHold(reads: Reads, customerId: CustomerId): Promise<void> {
  if (await reads.hold(customerId)) {
    throw new Refusal("on_hold", "A legal hold keeps this customer's data.");
  }
}
