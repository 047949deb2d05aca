/** An emergency that is heard in the customer's words: in the queue from that word on, by day and by night, and out of it again. */

import { afterEach, beforeEach, expect, test } from "vitest";
import { agent, type Customer, customer } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";
import { answersWith, hostSecret, startWallet } from "../support/wallet.ts";

let server: TestServer;
let wallet: Awaited<ReturnType<typeof startWallet>>;
let alice: Customer;

beforeEach(async () => {
  wallet = await startWallet(() => server.clock.now());
  server = await startTestServer({ HOST_URL: wallet.url, HOST_SECRET: hostSecret });
  alice = await customer(server, { identity: await server.identity("u-1") });
});
afterEach(async () => {
  await server.stop();
  await wallet.stop();
});
const { send } = createHttpClient(() => server);

const stolen = "我的账户被盗了";
const said = () =>
  alice.view().messages.flatMap(({ author, body }) => {
    if (body.kind === "notice") return body.code;
    return author.kind === "bot" && body.kind === "text" ? body.text.slice(0, 11) : [];
  });

/** The clock stands at 16:00 on a Saturday in Shanghai. */
async function closeAtWeekends() {
  const ada = await agent(server, "Ada", { role: "admin", onDuty: false });
  const day = [{ from: 540, to: 1_080 }];
  const weekly = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] };
  const hours = { timeZone: "Asia/Shanghai", weekly, exceptions: [] };
  const authorization = `Bearer ${ada.token}`;
  expect((await send("PUT", "/api/admin/settings/hours", hours, { authorization })).status).toBe(
    200,
  );
}

test("goes to the front of the queue at once, marked since that word", async () => {
  const bo = await agent(server, "Bo");
  const eve = await customer(server);
  await eve.asksForAgent();
  server.clock.pass("5 minutes");
  const at = new Date(server.clock.now()).toISOString();
  await alice.says(stolen);
  await alice.becomes("queued");
  expect(alice.view()).toMatchObject({ priority: "urgent", emergency: { startedAt: at } });
  await until(() => expect(bo.row(alice.conversation())?.emergencyAt).toBe(at));
  expect((await bo.takesNext()).id).toBe(alice.conversation());
});

test("hears who comes, and leaves the queue where nobody has to", async () => {
  await agent(server, "Bo");
  await alice.says(stolen);
  await until(() => expect(said()).toEqual(["queued", "已经为您排人工客服，紧"]));
  await alice.says("误触，不需要");
  await alice.becomes("bot");
  expect(said()).toContain("cancelled");
});

test("at night reads when somebody is there, and nothing of a transfer", async () => {
  await closeAtWeekends();
  await alice.says(stolen);
  await until(() => expect(said()).toEqual(["no_agent", "现在是非服务时间，人工"]));
});

test("reads nothing of closed hours while somebody is on duty all the same", async () => {
  await closeAtWeekends();
  await agent(server, "Bo");
  await alice.says(stolen);
  await until(() => expect(said()).toEqual(["queued", "已经为您排人工客服，紧"]));
  const eve = await customer(server);
  await eve.says("转人工");
  await eve.becomes("queued");
  expect(JSON.stringify(eve.view().messages)).not.toContain("非服务时间");
});

test("said again to an agent lets the customer ask for a freeze again", async () => {
  wallet.answers(answersWith({ frozen: true }));
  const bo = await agent(server, "Bo");
  await alice.says(stolen);
  await alice.becomes("queued");
  const { id } = await bo.takesNext();
  await alice.call("emergency:freeze", {});
  await bo.says(id, "好的，已经冻结了。");
  expect((await bo.opens(id)).emergency?.freeze?.again).toBeUndefined();
  await alice.says("又被盗了，钱还在转走");
  await until(() => expect(alice.view().emergency?.freeze?.again).toBe(true));
  const before = wallet.asked.length;
  const { emergency } = await alice.call("emergency:freeze", {});
  expect(emergency.freeze).toMatchObject({ state: "frozen" });
  expect(wallet.asked.length).toBe(before + 1);
});

test.each(["还是没用", "我的账户被盗怎么办", "转人工"])(
  "ended in the middle, it goes on with who comes back and says %s",
  async (words) => {
    await agent(server, "Bo");
    await alice.says(stolen);
    await alice.becomes("queued");
    const startedAt = alice.view().emergency?.startedAt;
    await alice.call("conversation:end", {});
    await alice.becomes("resolved");
    server.clock.pass("10 minutes");
    await alice.says(words);
    await alice.becomes("queued");
    expect(alice.view()).toMatchObject({ priority: "urgent", emergency: { startedAt } });
  },
);

test("another question after it, or a day later, is no emergency", async () => {
  await agent(server, "Bo");
  await alice.says(stolen);
  await alice.becomes("queued");
  await alice.call("conversation:end", {});
  await alice.says("转账没到账");
  expect(alice.view()).toMatchObject({ status: "bot", priority: "normal" });
  await alice.says("转人工");
  await alice.becomes("queued");
  expect(alice.view().priority).toBe("normal");
  await alice.call("conversation:end", {});
  await alice.becomes("resolved");
  server.clock.pass("25 hours");
  await alice.says("转人工");
  await alice.becomes("queued");
  expect(alice.view().priority).toBe("normal");
});
