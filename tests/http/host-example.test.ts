/** The example client of the documents against a running server. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { createHostApi, HostApiRefusal, type Movement } from "../../docs/examples/host-api.ts";
import { runAdmin } from "../../server/cli/run-admin.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

const key = "a-key-that-is-long-enough-for-the-wallet";
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ HOST_API_KEY: key });
});
afterAll(() => server.stop());

test("files a complaint once, answers it, pushes transactions, and exports the customer", async () => {
  const api = createHostApi(server.url, key);
  const complaint = { sub: "u-1024", topic: "提现未到账", description: "提现三天了还没到" };
  const filed = await api.fileComplaint(complaint, "form-1");
  expect(filed.state).toBe("submitted");
  expect((await api.fileComplaint(complaint, "form-1")).number).toBe(filed.number);
  const answered = await api.replyToComplaint(filed.number, "已在银行查到这一笔", "reply-1");
  expect(answered.state).toBe("submitted");
  expect(await api.complaint(filed.number)).toMatchObject({ number: filed.number });
  const movement: Movement = {
    id: "T1",
    at: "2026-11-21T08:00:00.000Z",
    kind: "withdraw",
    amount: "3000.00",
    currency: "CNY",
    counterparty: "招商银行 6013",
    status: "pending",
  };
  await api.pushTransactions("u-1024", [movement]);
  expect(JSON.stringify(await api.exportCustomer("u-1024"))).toContain("招商银行 6013");

  const { text: log } = await runAdmin(["audit", "list", "9"], server.settings);
  for (const what of ["ticket.filed", "ticket.replied", "ticket.read", "transactions.pushed"]) {
    expect(log).toContain(`${what}  wallet`);
  }
  expect(log).not.toContain("招商银行");
});

test("a refusal has its code", async () => {
  const refused = await createHostApi(server.url, key)
    .complaint("PD-20261121-0009-9")
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(HostApiRefusal);
  expect((refused as HostApiRefusal).code).toBe("not_found");
  const wrong = await createHostApi(server.url, "wrong")
    .complaint("PD-20261121-0001-3")
    .catch((error: unknown) => error);
  expect((wrong as HostApiRefusal).code).toBe("unauthenticated");
});
