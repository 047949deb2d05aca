import type { CustomerId } from "../../protocol/conversation.ts";
import { everybody, type RateLimits } from "../ports/rate-limits.ts";

interface Caller {
  readonly customerId: CustomerId;
  readonly address: string;
}

/** Throws `rate_limited`: for this customer, for all at the address, or for the installation. */
export async function countMessage(limits: RateLimits, { customerId, address }: Caller) {
  await limits.consume("message", customerId);
  await limits.consume("messages-of-address", address);
  await limits.consume("messages", everybody);
}

/** A complaint that is filed. */
export async function countTicket(limits: RateLimits, { customerId, address }: Caller) {
  await limits.consume("ticket", customerId);
  await limits.consume("tickets-of-address", address);
  await limits.consume("tickets", everybody);
}

/** Any other call, also one that does not exist. */
export async function countCall(limits: RateLimits, { customerId, address }: Caller) {
  await limits.consume("call", customerId);
  await limits.consume("calls-of-address", address);
  await limits.consume("calls", everybody);
}

/** A new anonymous customer costs a row, and comes with limits of their own. */
export async function countGuest(limits: RateLimits, address: string) {
  await limits.consume("guests-of-address", address);
  await limits.consume("guests", everybody);
}
