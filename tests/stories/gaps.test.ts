/** What the bot failed comes back to those who keep the articles, by its kinds. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ArticleId, ClientId } from "../../protocol/conversation.ts";
import type { AgentRole } from "../../protocol/desk.ts";
import type { ChangeTrial, GapDetail, GapList } from "../../protocol/gaps.ts";
import { eraseCustomer } from "../../server/actions/erasure.ts";
import { runFaq } from "../../server/cli/run-faq.ts";
import { openFaq } from "../../server/faq/live.ts";
import { folderOf, small } from "../faq/fixture.ts";
import { agent, type Customer, customer } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

const { send } = createHttpClient(() => server);
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const ask = (token: string, path: string) =>
  send("GET", `/api/agent/${path}`, undefined, bearer(token));
const missed = () => server.desk.services.store.missedQuestions(0, 50);

test("E3 a question is missed where a person is asked for after it, and where an agent sends another article", async () => {
  const [alice, ben] = [await customer(server), await customer(server)];
  const bo = await agent(server, "Bo");
  await alice.says("支付失败了");
  await ben.says("支付失败了");
  expect(await missed()).toEqual([]);
  await alice.asksForAgent();
  expect(await missed()).toMatchObject([{ question: "支付失败了", handedOver: true }]);
  await bo.takesNext();
  await bo.call("message:send", {
    conversationId: alice.conversation(),
    clientId: crypto.randomUUID() as ClientId,
    text: "转账多久到账？",
    articleId: "transfer-pending" as ArticleId,
  });
  expect(await missed()).toMatchObject([{ correctedBy: "transfer-pending", outcome: "answer" }]);
});

test("E3 who asks for a person in an emergency has not been failed by its article", async () => {
  const alice = await customer(server);
  await alice.says("账户被盗了");
  await alice.asksForAgent();
  expect(await missed()).toEqual([]);
});

test("E3 what is erased is no gap any more", async () => {
  const alice: Customer = await customer(server);
  await alice.says("公积金怎么查");
  expect(await missed()).toHaveLength(1);
  const [{ customerId } = { customerId: undefined }] = await missed();
  if (customerId === undefined) throw new Error("Nobody was missed.");
  await eraseCustomer(server.desk.services, customerId, "operator");
  expect(await missed()).toEqual([]);
});

const template =
  "---\ntitle: 一句话的问题？\nphrasings: # 客户会怎么说\n  - 例如这样问\nreviewBy: 2027-05-01\n---\n第一段是简短的答案。\n";

test("E3 editors list the kinds in the terminal, and draft an article from one", async () => {
  const [alice, ben] = [await customer(server), await customer(server)];
  const content = await folderOf({ ...small, "_template.md": template });
  const faq = (language: string, ...args: readonly string[]) =>
    runFaq(args, {
      ...server.settings,
      FAQ_DIR: content.dir,
      FAQ_CACHE_DIR: join(content.dir, ".cache"),
      LANG: language,
    });
  // The command counts back from the real time.
  const late = Math.round((Date.now() - server.clock.now()) / 1_000);
  server.clock.set("forward", `${late} seconds`);
  const days = ["--days", "2"];
  expect((await faq("en_GB", "gaps", ...days)).stdout).toContain("Nothing was left unanswered");
  await alice.says("发票怎么开");
  await ben.says("发票怎么开");
  await ben.says("怎么开发票");
  const { stdout } = await faq("zh_CN", "gaps", ...days);
  expect(stdout).toMatch(/1 组，共 2 位客户\n\w{12} {2}2 位客户，0 位转了人工.*发票怎么开\n/);
  const [{ id } = { id: "" }] = JSON.parse((await faq("en_GB", "gaps", "--json", ...days)).stdout);
  expect(await faq("zh_CN", "draft", "nothing", ...days)).toMatchObject({ code: 1 });
  const place = "zh-CN/payments/invoice";
  expect((await faq("zh_CN", "draft", id, place, ...days)).stdout).toContain("invoice.md");
  const written = await readFile(join(content.dir, `${place}.md`), "utf8");
  expect(written).toContain(
    "title: 发票怎么开\nphrasings: # 客户会怎么说\n  - 发票怎么开\n  - 怎么开发票\n",
  );
  // It is there now, so it is written no second time; and the questions are answered.
  expect((await faq("zh_CN", "draft", id, place, ...days)).code).toBe(1);
  expect((await faq("en_GB", "gaps", ...days)).stdout).toContain("Nothing was left unanswered");
  await content.remove();
});

test("E3 the kinds stand in the console, with their phrasings and what agents answered well", async () => {
  const ed = await agent(server, "Ed", { role: "editor", onDuty: false });
  const bo = await agent(server, "Bo");
  const alice = await customer(server);
  await alice.says("发票怎么开");
  await alice.asksForAgent();
  await bo.takesNext();
  await bo.says(alice.conversation(), "在账单详情页可以直接申请电子发票");
  await bo.resolves(alice.conversation());
  await alice.call("survey:answer", { conversationId: alice.conversation(), score: 5 });
  const list: GapList = await (await ask(ed.token, "gaps")).json();
  expect(list).toMatchObject({ days: 7, customers: 1, more: 0 });
  expect(list.gaps).toMatchObject([{ name: "发票怎么开", customers: 1, handedOver: 1 }]);
  const detail: GapDetail = await (await ask(ed.token, `gaps/${list.gaps[0]?.id}`)).json();
  expect(detail.questions).toEqual([
    { text: "发票怎么开", locale: "zh-CN", customers: 1, now: "none", fits: true },
  ]);
  expect(detail.answers).toMatchObject([
    { text: "在账单详情页可以直接申请电子发票", agentName: "Bo", score: 5 },
  ]);
  expect((await ask(ed.token, "gaps/nothing")).status).toBe(404);
});

test("E3 material and wordings tell of nobody, each answer stands once, and a new article begins as the template", async () => {
  const content = await folderOf({ ...small, "_template.md": template });
  await server.stop();
  const faq = await openFaq(content.dir, { watch: false });
  server = await startTestServer({ FAQ_DIR: content.dir }, { faq });
  const ed = await agent(server, "Ed", { role: "editor", onDuty: false });
  const bo = await agent(server, "Bo");
  for (const [user, name] of [
    ["u1", "王小明"],
    ["u2", "李雷"],
  ] as const) {
    const who = await customer(server, { identity: await server.identity(user, { name }) });
    await who.says("我叫欧阳娜娜，捐款证书怎么开");
    await who.says("捐款证书怎么开");
    await who.asksForAgent();
    const id = who.conversation();
    await bo.takes(id);
    await bo.says(id, `${name}先生您的单号 20261201000123，捐款 88.50 元，证书在账单里`);
    await bo.resolves(id);
    await who.call("survey:answer", { conversationId: id, score: 5 });
  }
  const list: GapList = await (await ask(ed.token, "gaps")).json();
  const details = await Promise.all(
    list.gaps.map(
      async ({ id }) => (await (await ask(ed.token, `gaps/${id}`)).json()) as GapDetail,
    ),
  );
  expect(JSON.stringify([list, details])).not.toMatch(/王小明|李雷|欧阳|20261201|88\.50/);
  const gap = details.find(({ answers }) => answers.length > 0);
  expect(gap?.template).toBe("第一段是简短的答案。");
  expect(gap?.answers.map(({ text }) => text)).toEqual([
    "〔姓名1〕先生您的单号 〔号码1〕，捐款 〔金额1〕，证书在账单里",
  ]);
  const wordings = details.flatMap(({ questions }) => questions);
  expect(wordings.find(({ text }) => text.includes("〔姓名1〕"))?.fits).toBe(false);
  expect(wordings.find(({ text }) => text === "捐款证书怎么开")?.fits).toBe(true);
  const change = {
    kind: "article",
    articleId: "donation",
    category: "payments",
    phrasings: ["捐款证书怎么开"],
    texts: { "zh-CN": { title: "捐款证书", body: "〔姓名1〕先生您好。\n\n请找王小明先生。" } },
  };
  const trial: ChangeTrial = await (
    await send("POST", "/api/agent/content/trials?locale=en", { change }, bearer(ed.token))
  ).json();
  expect(trial.passes).toBe(false);
  expect(trial.problems.map(({ severity, text }) => `${severity} ${text}`)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^error .*〔姓名1〕/),
      expect.stringMatching(/^warning .*王小明/),
    ]),
  );
  await content.remove();
});

test.each<[AgentRole, number]>([
  ["agent", 403],
  ["supervisor", 403],
  ["admin", 200],
  ["editor", 200],
])("S05 an %s who asks for the kinds gets %d", async (role, status) => {
  const cy = await agent(server, "Cy", { role, onDuty: false });
  expect((await ask(cy.token, "gaps")).status).toBe(status);
  expect((await ask("made-up", "gaps")).status).toBe(401);
});
