/** Calls of the wallet with one Idempotency-Key that come at the same moment, on two nodes where there are two: each has one effect. */

import { afterEach, beforeEach, expect, test } from "vitest";
import { fileForWallet } from "../../server/actions/host-tickets.ts";
import type { OnceKey } from "../../server/actions/idempotency.ts";
import { customer } from "../support/actors.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { transfer } from "../support/wallet.ts";

const hostKey = "a-key-that-is-long-enough-for-the-wallet";
let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ HOST_API_KEY: hostKey });
});
afterEach(() => server.stop());

interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/** To each node twice, all at once. */
async function everywhere(method: string, path: string, body?: object): Promise<Answered[]> {
  const key = `key-${path}-${JSON.stringify(body)?.length}`;
  const urls = [server.nodes[0], server.nodes.at(-1)].map((node) => node?.url ?? server.url);
  return Promise.all(
    [...urls, ...urls].map(async (url) => {
      const answer = await fetch(`${url}/api/host${path}`, {
        method,
        headers: {
          authorization: `Bearer ${hostKey}`,
          "idempotency-key": key,
          ...(body && { "content-type": "application/json" }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: await answer.json() };
    }),
  );
}

function isOneAnswer(answers: readonly Answered[], status: number): Answered {
  const [first] = answers;
  expect(first?.status).toBe(status);
  for (const answer of answers) expect(answer).toEqual(first);
  return first as Answered;
}

const complaint = { topic: "提现未到账", description: "提现三天了还没到" };
const counted = async (table: string) =>
  Number((await server.sql(`SELECT COUNT(*) FROM ${table}`))[0]?.[0]);
const audited = async (what: string) =>
  Number((await server.sql(`SELECT COUNT(*) FROM audit WHERE what = '${what}'`))[0]?.[0]);

test("a complaint is filed once, and its reply is in the timeline once", async () => {
  const filed = isOneAnswer(
    await everywhere("POST", "/tickets", { sub: "w-1", ...complaint }),
    201,
  );
  expect(await counted("tickets")).toBe(1);
  const { number } = (filed.body as { ticket: { number: string } }).ticket;
  const reply = { text: "银行已经退回" };
  isOneAnswer(await everywhere("POST", `/tickets/${number}/replies`, reply), 201);
  expect([await counted("ticket_entries"), await audited("ticket.replied")]).toEqual([2, 1]);
});

test("what the transaction decides holds without the nodes' help, and a failed work keeps no answer", async () => {
  const once: OnceKey = { keyHash: "a hash of a key", bodyHash: "a" };
  const services = server.nodes.map((node) => node.services);
  const file = (at: number, sub = "w-2") =>
    fileForWallet(
      services[at % services.length] ?? server.desk.services,
      { sub, ...complaint },
      once,
    );
  const numbers = await Promise.all([0, 1, 2, 3, 4, 5].map((at) => file(at)));
  expect(new Set(numbers.map(({ number }) => number)).size).toBe(1);
  expect([await counted("tickets"), await audited("ticket.filed")]).toEqual([1, 1]);
  const other: OnceKey = { keyHash: "another hash", bodyHash: "b" };
  const asked = { sub: "w-2", ...complaint, description: "请把验证码发给我" };
  await expect(fileForWallet(server.desk.services, asked, other)).rejects.toThrow();
  await fileForWallet(server.desk.services, { sub: "w-2", ...complaint }, other);
  expect(await counted("tickets")).toBe(2);
});

test("an announcement is made once, a check is asked once, and one erasure has one receipt", async () => {
  const texts = { "zh-CN": "转账延迟" };
  const made = { kind: "incident", title: texts, text: texts };
  isOneAnswer(await everywhere("POST", "/announcements", made), 201);
  expect(await counted("announcements")).toBe(1);

  const alice = await customer(server, { identity: await server.identity("w-3") });
  const expiresAt = new Date(server.clock.now() + 3_600_000).toISOString();
  const check = { kind: "was-this-you", transaction: transfer, expiresAt };
  isOneAnswer(await everywhere("POST", "/customers/w-3/checks", check), 201);
  await alice.sees("check");
  expect(await audited("check.asked")).toBe(1);

  isOneAnswer(await everywhere("POST", "/customers/w-3/erase"), 200);
  expect(await audited("customer.erased")).toBe(1);
});

const post = (path: string, key: string, body: object) =>
  fetch(`${server.url}/api/host${path}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${hostKey}`,
      "idempotency-key": key,
      "content-type": "application/json",
    },
    body: JSON.stringify(body),
  });

test("a key that comes again with another body is refused, and nothing is done; in another order it is the same", async () => {
  const first = { sub: "w-4", ...complaint };
  const filed = await post("/tickets", "k-1", first);
  expect(filed.status).toBe(201);
  const other = await post("/tickets", "k-1", { ...first, description: "扣了两次款" });
  expect([other.status, (await other.json()).error.code]).toEqual([400, "invalid"]);
  expect(await counted("tickets")).toBe(1);
  const reordered = await post("/tickets", "k-1", { ...complaint, sub: "w-4" });
  expect(await reordered.json()).toEqual(await filed.json());

  const { number } = (await (await post("/tickets", "k-1", first)).json()).ticket;
  expect((await post(`/tickets/${number}/replies`, "k-2", { text: "在查" })).status).toBe(201);
  expect((await post(`/tickets/${number}/replies`, "k-2", { text: "查到了" })).status).toBe(400);
  expect(await counted("ticket_entries")).toBe(2);
});

test("of two bodies with one key that come at the same moment one is done, the other is refused", async () => {
  const answers = await Promise.all(
    ["甲", "乙"].map((description) =>
      post("/tickets", "k-3", { sub: "w-5", ...complaint, description }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 400]);
  expect(await counted("tickets")).toBe(1);
});
