/** Whose word the transaction of a complaint is, and whether it is still what was stored then. */

import { SignJWT } from "jose";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { WalletTransaction } from "../../protocol/transaction.ts";
import { type Customer, customer } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer, testSecret } from "../support/server.ts";
import { answersWith, coffee, hostSecret, startWallet, transfer } from "../support/wallet.ts";

const hostKey = "a-key-that-is-long-enough-for-the-wallet";
let server: TestServer;
let wallet: Awaited<ReturnType<typeof startWallet>>;
let alice: Customer;

beforeEach(async () => {
  wallet = await startWallet(() => server.clock.now());
  server = await startTestServer({
    HOST_URL: wallet.url,
    HOST_SECRET: hostSecret,
    HOST_API_KEY: hostKey,
  });
  alice = await customer(server, { identity: await server.identity("u-1") });
});
afterEach(async () => {
  await server.stop();
  await wallet.stop();
});

const complaint = { topic: "转账", description: "没到账" };
const file = async (transactionId = transfer.id) =>
  (await alice.call("ticket:file", { ...complaint, transactionId })).ticket;

const asked = async () => wallet.answers(answersWith({ transactions: [transfer] }));
const push = async (transactions: readonly object[] = [transfer]) => {
  const { send } = createHttpClient(() => server);
  const path = "/api/host/customers/u-1/transactions";
  return send("PUT", path, { transactions }, { authorization: `Bearer ${hostKey}` });
};
const sign = (transactions: readonly object[] = [transfer]) => {
  const now = Math.floor(server.clock.now() / 1_000);
  return new SignJWT({ transactions })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject("u-1")
    .setIssuedAt(now)
    .setExpirationTime(now + 600)
    .sign(new TextEncoder().encode(testSecret));
};
const signs = async () => alice.call("transactions:recent", { signed: await sign() });

describe("the transaction of a complaint", () => {
  test.each([
    ["signed", signs],
    ["answered", asked],
    ["pushed", push],
  ])("is called %s only where it came so, and unchanged", async (source, comes) => {
    await comes();
    const { transaction, transactionUnchanged, timeline } = await file();
    expect(transaction).toEqual({ ...transfer, source });
    expect(transactionUnchanged).toBe(true);
    expect(timeline[0]).toMatchObject({ transaction: { source }, transactionUnchanged: true });
  });

  test("is not called signed once a list that is not took the place of the signed one", async () => {
    await signs();
    server.clock.pass("1 minute");
    await push();
    expect((await file()).transaction?.source).toBe("pushed");
  });

  test("that the wallet does not confirm has no source, and nothing is called unchanged", async () => {
    await asked();
    const ticket = await file("T-nobody");
    expect(ticket).toMatchObject({ missingTransaction: { id: "T-nobody", why: "unknown" } });
    expect(ticket.transaction).toBeUndefined();
    expect(ticket.transactionUnchanged).toBeUndefined();
  });

  test("is never what somebody says of it: a source within a list is refused, or left out", async () => {
    const forged = { ...transfer, source: "signed" };
    expect((await push([forged])).status).toBe(400);
    expect(await alice.refusal("transactions:recent", { signed: await sign([forged]) })).toBe(
      "unauthenticated",
    );
    wallet.answers(answersWith({ transactions: [forged] }));
    expect((await file()).transaction?.source).toBe("answered");
  });
});

describe("a change beside the server", () => {
  const other = JSON.stringify({ transaction: { ...coffee, source: "signed" } });
  const amount = transfer.amount.slice(1);

  test.each([
    ["the ticket alone", `UPDATE tickets SET about = '${other}'`],
    ["its amount", `UPDATE tickets SET about = REPLACE(about, '${amount}', '900.00')`],
    ["the entry alone", `UPDATE ticket_entries SET about = '${other}'`],
    ["the source", "UPDATE tickets SET about = REPLACE(about, 'answered', 'signed')"],
    ["another entry", "UPDATE ticket_entries SET text = '另一句' WHERE kind = 'added'"],
    ["the end of the chain", "DELETE FROM ticket_entries WHERE kind = 'added'"],
  ])("of %s shows in the ticket", async (_, change) => {
    await asked();
    const { number } = await file();
    await alice.call("ticket:add", { number, text: "还没到" });
    const now = async () => (await alice.call("ticket:get", { number })).ticket;
    expect((await now()).transactionUnchanged).toBe(true);
    await server.sql(change);
    const ticket = await now();
    expect(ticket.transaction).toBeDefined();
    expect(ticket.transactionUnchanged).toBe(false);
  });

  test("of one that was merged shows beside its words in the other", async () => {
    await asked();
    const { agent } = await import("../support/actors.ts");
    const bo = await agent(server, "Bo");
    const [from, into] = [await file(), await file()];
    for (const { number } of [from, into]) await bo.call("ticket:accept", { number });
    await bo.call("ticket:merge", { number: from.number, into: into.number });
    const seen = async () => (await bo.call("ticket:open", { number: into.number })).ticket;
    expect((await seen()).merged?.[0]?.transactionUnchanged).toBe(true);
    await server.sql(`UPDATE tickets SET about = '${other}' WHERE number = '${from.number}'`);
    const { merged, transactionUnchanged } = await seen();
    expect([merged?.[0]?.transactionUnchanged, transactionUnchanged]).toEqual([false, true]);
  });
});

test("a transaction of an older version has no source, and is unchanged where its entry says the same", async () => {
  await asked();
  const { number } = await file();
  const old: WalletTransaction = transfer;
  const about = JSON.stringify({ transaction: old });
  // As a ticket stands that was filed before anything was recorded beside what an entry shows.
  const { chainedEntry } = await import("../../server/domain/ticket-entry.ts");
  const { services } = server.desk;
  const [entry] = await services.store.ticketEntries(number);
  if (!entry) throw new Error("There is no entry.");
  const { seq: _, hash: _hash, facts: _facts, factsHash: _factsHash, ...rest } = entry;
  const { hash } = chainedEntry(
    { seq: 0, hash: "" },
    { ...rest, about: { transaction: old } },
    { number, at: entry.at, salt: entry.salt ?? "", hash: services.secrets.hashToken },
  );
  await server.sql(
    `UPDATE ticket_entries SET about = '${about}', facts = NULL, facts_hash = NULL, hash = '${hash}'`,
  );
  await server.sql(`UPDATE tickets SET about = '${about}', last_hash = '${hash}'`);
  const { ticket } = await alice.call("ticket:get", { number });
  expect([ticket.transaction, ticket.transactionUnchanged]).toEqual([old, true]);
});
