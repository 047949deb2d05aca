/** What a hostile client puts where the number of a transaction belongs. */

import { afterEach, beforeEach, expect, test } from "vitest";
import { type Customer, customer, newClientId } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

const hostKey = "a-key-that-is-long-enough-for-the-wallet";
let server: TestServer;
let alice: Customer;

beforeEach(async () => {
  server = await startTestServer({ HOST_API_KEY: hostKey });
  alice = await customer(server, { identity: await server.identity("u-1") });
});
afterEach(() => server.stop());

const key = "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318";

/** An id, what must be found nowhere, and what stays of it. */
const slips: readonly (readonly [string, string, string])[] = [
  [key, key.slice(0, 60), "••••2318"],
  [key.slice(0, 32), key.slice(0, 28), "••••6204"],
  ["legal.winner.thank.year.wave.sausage.worth.useful.legal.winner", "thank.year.wave", "••••nner"],
  ["wave-sausage-worth", "wave-sausage", "••••orth"],
  ["11010519491231002X", "11010519491231002X", "••••002X"],
  ["4111-1111-1111-1111", "4111-1111-1111-1111", "••••1111"],
  ["password-Hunter2xyz", "Hunter2xyz", "••••2xyz"],
  ["834261", "834261", "••••"],
];

const files = (transactionId: string) =>
  alice.call("ticket:file", { topic: "转账", description: "没到账", transactionId });

test.each(slips)(
  "P04 %s as the number of a transaction is kept nowhere",
  async (transactionId, raw, shown) => {
    const sent = { clientId: newClientId(), text: "查一下", transactionId };
    const { message } = await alice.call("message:send", sent);
    const { ticket } = await files(transactionId);
    const { number } = ticket;
    const added = await alice.call("ticket:add", { number, text: "这笔", transactionId });
    const filed = await createHttpClient(() => server).send(
      "POST",
      "/api/host/tickets",
      { sub: "u-1", topic: "转账", description: "没到账", transactionId },
      { authorization: `Bearer ${hostKey}` },
    );
    expect(filed.status).toBe(201);

    const missing = { id: shown, why: "unknown" };
    expect(message.body).toMatchObject({ missing });
    expect(ticket.missingTransaction).toEqual(missing);
    expect(added.ticket.timeline.at(-1)).toMatchObject({ missingTransaction: missing });
    const stored = await server.stored();
    expect([stored.includes(raw), server.logged().includes(raw)]).toEqual([false, false]);
    // It bites: what stands for it is there.
    expect(stored).toContain(shown);
  },
);

test.each(["T202611211612", "T-of-somebody-else", "PAY_2026.11:000042", "9f2c4be0-a71d-3358"])(
  "%s is a number that wallets give, and stays",
  async (id) => {
    expect((await files(id)).ticket.missingTransaction).toEqual({ id, why: "unknown" });
  },
);
