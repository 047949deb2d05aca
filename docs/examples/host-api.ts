/**
 * The wallet's back end calls PocketDesk: copy this file, and set the address and HOST_API_KEY. It needs Node 20 or any
 * runtime with `fetch`. `tests/http/host-example.test.ts` compiles and runs it.
 */

export interface Complaint {
  /** The wallet's own id of the customer, as in the identity token. */
  readonly sub: string;
  readonly topic: string;
  readonly description: string;
  readonly demand?: string;
  readonly contact?: string;
  readonly transactionId?: string;
}

export interface ComplaintState {
  readonly number: string;
  readonly state:
    | "submitted"
    | "accepted"
    | "investigating"
    | "waiting"
    | "decided"
    | "reviewing"
    | "closed"
    | "withdrawn";
  readonly promise: { readonly kind: string; readonly at: string };
  readonly breachedAt?: string;
}

export interface Movement {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  /** Decimal strings. */
  readonly amount: string;
  readonly currency: string;
  readonly counterparty: string;
  readonly status: "succeeded" | "pending" | "failed" | "refunded";
  readonly errorCode?: string;
  readonly expectedAt?: string;
}

/** What PocketDesk refused: its code, and how long to wait where it was too much at once. */
export class HostApiRefusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly retryAfterMs?: number,
  ) {
    super(message);
  }
}

export function createHostApi(server: string, key: string) {
  async function ask<Value>(method: string, path: string, body?: object, once?: string) {
    const response = await fetch(`${server}/api/host${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        "content-type": "application/json",
        ...(once === undefined ? {} : { "idempotency-key": once }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const value = text === "" ? {} : JSON.parse(text);
    if (response.ok) return value as Value;
    throw new HostApiRefusal(value.error.code, value.error.message, value.error.retryAfterMs);
  }
  type One = { readonly ticket: ComplaintState };
  return {
    /** `once` names the deed, such as the id of the form: sent again with it, it is the same complaint. */
    fileComplaint: async (complaint: Complaint, once: string) =>
      (await ask<One>("POST", "/tickets", complaint, once)).ticket,
    complaint: async (number: string) => (await ask<One>("GET", `/tickets/${number}`)).ticket,
    replyToComplaint: async (number: string, text: string, once: string) =>
      (await ask<One>("POST", `/tickets/${number}/replies`, { text }, once)).ticket,
    pushTransactions: (sub: string, transactions: readonly Movement[]) =>
      ask<object>("PUT", `/customers/${encodeURIComponent(sub)}/transactions`, { transactions }),
    exportCustomer: (sub: string) =>
      ask<object>("GET", `/customers/${encodeURIComponent(sub)}/export`),
  };
}
