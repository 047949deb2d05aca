/** The regular report: off until administrators want it, sent once, and with no word of a customer's. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { ReportSettings } from "../../protocol/settings.ts";
import { makeReports } from "../../server/actions/reports.ts";
import { agent, customer } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { type MailServer, startMailServer } from "../support/mail-server.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";
import { startWebhookReceiver, type WebhookReceiver } from "../support/webhook-receiver.ts";

let server: TestServer;
let post: MailServer;
let receiver: WebhookReceiver;
beforeEach(async () => {
  post = await startMailServer();
  receiver = await startWebhookReceiver(() => server.clock.now());
  server = await startTestServer({ ...post.settings, ...receiver.settings });
  await agent(server, "Ada", { role: "admin", onDuty: false });
});
afterEach(async () => {
  await server.stop();
  await post.close();
  await receiver.close();
});

const { send } = createHttpClient(() => server);
const wanted: ReportSettings = {
  weekly: true,
  monthly: false,
  addresses: ["lead@wallet.example", "boss@wallet.example"],
  locale: "zh-CN",
  webhook: true,
};
/** Signed in again: a session is over after a working day. */
const sets = async (value: object) => {
  const { token } = await server.signIn("Ada");
  return send("PUT", "/api/admin/settings/reports", value, { authorization: `Bearer ${token}` });
};
const reported = () => receiver.taken.filter(({ type }) => type === "report.ready");
const untilSent = (count: number) =>
  until(async () => {
    const sent = await server.sql("SELECT outcome FROM mails WHERE kind = 'report'");
    expect(sent.filter(([outcome]) => outcome === "sent")).toHaveLength(count);
  });

/** A week in which eight ask the same, and one is served. The clock begins on a Saturday. */
async function aWeek() {
  const bo = await agent(server, "Bo");
  const many = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      server
        .identity(`u${index}`, { name: `王小明${index}` })
        .then((identity) => customer(server, { identity })),
    ),
  );
  for (const who of many) await who.says("支付失败了，我的金丝雀");
  const [alice] = many;
  await alice?.asksForAgent();
  server.clock.pass("2 minutes");
  const { id } = await bo.takesNext();
  await bo.says(id, "已处理");
  await bo.resolves(id);
  const sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
  await sue.call("announcement:save", {
    kind: "incident",
    title: { "zh-CN": "付款变慢" },
    text: { "zh-CN": "已扣的款会自动到账" },
    topics: ["payment-failed"],
    errorCodes: [],
    startsAt: new Date(server.clock.now()).toISOString(),
  });
  const entry = { ownerId: bo.id, due: "2026-12-15", incidents: [] };
  const { improvement } = await sue.call("improvement:save", { what: "回执超时提醒", ...entry });
  await sue.call("improvement:save", { what: "还没做完", ...entry });
  await sue.call("improvement:move", { id: improvement.id, state: "done" });
  await server.pass("1 minute");
}

test("A8 is off until somebody wants it, then comes once to each address and to the wallet, without a customer's word", async () => {
  await aWeek();
  await server.pass("2 days");
  expect(post.asked()).toBe(0);
  expect((await sets(wanted)).status).toBe(200);
  await server.pass("1 minute");
  await untilSent(2);
  await until(() => expect(reported()).toHaveLength(1));
  expect(post.taken.map(({ to }) => to).sort()).toEqual([
    "boss@wallet.example",
    "lead@wallet.example",
  ]);
  const [{ subject = "", text = "", html = "", headers } = {}] = post.taken;
  expect(subject).toContain("客服周报，2026-11-16 到 2026-11-22");
  expect(headers?.get("content-language")).toBe("zh-CN");
  expect(text).toMatch(/支付失败怎么办？: 7 \(之前 0\)/);
  expect(text).toContain("- 公告: 付款变慢");
  expect(text).toContain("- 改进: 回执超时提醒");
  expect(text).not.toContain("还没做完");
  expect(text).toMatch(/等人工: 一半在 .+ 内，九成在 .+ 内/);
  expect(html).toContain("付款变慢");
  const data = JSON.stringify(reported()[0]);
  expect(data).toContain("payment-failed");
  for (const written of [text, html, data]) expect(written).not.toMatch(/金丝雀|王小明|u0|Bo/);

  for (const wait of ["1 minute", "1 hour", "1 day"] as const) await server.pass(wait);
  expect(post.asked()).toBe(2);
  expect(reported()).toHaveLength(1);
});

test("A8 goes out once, however many nodes make it at the same moment", async () => {
  await aWeek();
  await sets({ ...wanted, addresses: ["lead@wallet.example"], locale: "en" });
  server.clock.pass("2 days");
  await Promise.all(
    [...server.nodes, server.desk, server.desk].map(({ services }) => makeReports(services)),
  );
  await server.pass("1 minute");
  await untilSent(1);
  expect(post.taken[0]?.text).toContain("Topics that rose most");
  await server.pass("1 minute");
  expect(post.asked()).toBe(1);
  await until(() => expect(reported()).toHaveLength(1));
});

test("A8 a mail server that is away gets it later, and the letter is the same", async () => {
  await aWeek();
  await sets({ ...wanted, addresses: ["lead@wallet.example"], webhook: false });
  post.behave(() => 451);
  await server.pass("2 days");
  await until(() => expect(post.asked()).toBe(1));
  post.behave(() => 250);
  await server.pass("1 hour");
  await untilSent(1);
  expect(reported()).toEqual([]);
});

test("A8 only administrators say who gets it, and only addresses are taken", async () => {
  const sue = await agent(server, "Sue", { role: "supervisor", onDuty: false });
  const refused = await send("PUT", "/api/admin/settings/reports", wanted, {
    authorization: `Bearer ${sue.token}`,
  });
  expect(refused.status).toBe(403);
  expect((await sets({ ...wanted, addresses: ["nobody"] })).status).toBe(400);
  expect((await sets(wanted)).status).toBe(200);
});
