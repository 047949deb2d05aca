/** From what customers could not find to a change of the articles: tried first, and never a silent write. */

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ArticleId } from "../../protocol/conversation.ts";
import type { AgentRole } from "../../protocol/desk.ts";
import type {
  AcceptedChange,
  ChangeTrial,
  ContentAnswer,
  ContentChange,
} from "../../protocol/gaps.ts";
import { type LiveFaq, openFaq } from "../../server/faq/live.ts";
import { folderOf, small } from "../faq/fixture.ts";
import { agent } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

const file = "zh-CN/payments/payment-failed.md";
const promises =
  "promises:\n  - { q: 转账多久能到, expect: [transfer-not-arrived] }\n  - { q: 今天天气怎么样, expect: [] }\n";
let server: TestServer;
let content: Awaited<ReturnType<typeof folderOf>>;
let faq: LiveFaq;
let token: string;
beforeEach(async () => {
  content = await folderOf({
    ...small,
    "expected.yml": promises,
    "out-of-scope.yml": "near:\n  - 基金怎么买\nfar: []\n",
    "_template.md": "---\ntitle: 例\nphrasings: # 怎么说\n  - 例\n---\n先做什么。\n",
  });
  faq = await openFaq(content.dir, { watch: false });
  server = await startTestServer({ FAQ_DIR: content.dir }, { faq });
  token = (await agent(server, "Ed", { role: "editor", onDuty: false })).token;
});
afterEach(async () => {
  await server.stop();
  await content.remove();
});

const { send } = createHttpClient(() => server);
const post = (path: string, body: object, by = token) =>
  send("POST", `/api/agent/content/${path}`, body, { authorization: `Bearer ${by}` });
const tried = async (change: ContentChange): Promise<ChangeTrial> =>
  (await post("trials", { change })).json();
const accepted = async (change: ContentChange): Promise<AcceptedChange> =>
  (await post("changes", { change })).json();
const git = (...args: readonly string[]) =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
    cwd: content.dir,
    encoding: "utf8",
  });
const commitAll = () => {
  git("init", "-q", "-b", "main");
  git("add", "-A");
  git("commit", "-qm", "all");
};

const adding = (phrasings: readonly string[], paragraph?: string): ContentChange => ({
  kind: "phrasings",
  articleId: "payment-failed" as ArticleId,
  phrasings,
  paragraph,
});

test("E3 phrasings that the article wins pass, and the trial shows the article in every language", async () => {
  const trial = await tried(
    adding(["结账时提示错误", "checkout says error"], "失败的付款会自动退回。"),
  );
  expect(trial).toMatchObject({ passes: true, won: 2, lost: [], broken: [], asked: 2 });
  expect(trial.files).toContain(file);
  expect(trial.articles?.map(({ locale }) => locale)).toEqual(["zh-CN", "zh-TW", "en"]);
  expect(JSON.stringify(trial.articles?.[0]?.article.blocks)).toContain("失败的付款会自动退回");
  // Nothing was written, and customers are answered as before.
  expect(readFileSync(join(content.dir, file), "utf8")).toBe(small[file]);
  expect(faq.engine.ask("结账时提示错误", { locale: "zh-CN" }).listed).toBeUndefined();
});

test("E3 a phrasing of another article is an error that names both, and what would break is shown", async () => {
  const trial = await tried(adding(["转账多久能到"]));
  expect(trial.passes).toBe(false);
  expect(trial.problems.map(({ text, severity }) => [severity, text])).toContainEqual([
    "error",
    expect.stringMatching(/转账多久能到.*transfer-not-arrived/),
  ]);
  expect((await tried(adding(["今天天气怎么样"]))).broken).toEqual([
    { text: "今天天气怎么样", expected: [], got: "payment-failed" },
  ]);
  expect((await post("changes", { change: adding(["转账多久能到"]) })).status).toBe(400);
});

test("E3 where the content is a checkout, a change is a commit on a branch, and the folder stays as it is", async () => {
  commitAll();
  const change = adding(["结账时提示错误"]);
  const { branch, patch } = await accepted(change);
  expect(branch).toBe("faq/payment-failed");
  expect(git("status", "--porcelain")).toBe("");
  expect(git("diff", "--stat", "main", "faq/payment-failed")).toContain("1 insertion(+)");
  expect(git("log", "-1", "--format=%an %s", "faq/payment-failed")).toBe(
    "Ed faq: Add 1 phrasing to payment-failed.\n",
  );
  expect(patch).toContain("+  - 结账时提示错误\n");
  expect((await accepted(change)).branch).toBe("faq/payment-failed-2");
});

test("E3 what is not committed goes into no branch; a folder that is no checkout gives a patch", async () => {
  const change = adding(["结账时提示错误"]);
  const plain = await accepted(change);
  expect(plain.branch).toBeUndefined();
  execFileSync("git", ["apply", "-"], { cwd: content.dir, input: plain.patch });
  expect(readFileSync(join(content.dir, file), "utf8")).toContain("  - 结账时提示错误\n");
  await content.write(file, small[file] ?? "");
  commitAll();
  await content.write(file, `${small[file]}\n没有提交的一句。\n`);
  expect(await accepted(adding(["付钱提示有误"]))).toMatchObject({ uncommitted: file });
});

test("E3 a new article and what is not ours are tried and made in the same way", async () => {
  const fresh = await tried({
    kind: "article",
    articleId: "invoice" as ArticleId,
    category: "payments",
    phrasings: ["发票怎么开", "how to get an invoice"],
    texts: {
      "zh-CN": { title: "怎么开发票？", body: "在账单里申请。" },
      en: { title: "How do I get an invoice?", body: "Ask for it in the bill." },
    },
  });
  expect(fresh).toMatchObject({
    passes: true,
    won: 2,
    files: ["zh-CN/payments/invoice.md", "en/payments/invoice.md"],
  });
  const notOurs: ContentChange = {
    kind: "out-of-scope",
    list: "far",
    phrasings: ["足球比分多少"],
  };
  expect(await tried(notOurs)).toMatchObject({ passes: true, files: ["out-of-scope.yml"] });
  expect((await accepted(notOurs)).patch).toContain("足球比分多少");
});

test("E4 a question is answered as it would be with the change, and why", async () => {
  const asked = async (change?: ContentChange): Promise<ContentAnswer> =>
    (await post("questions", { question: "结账时提示错误", locale: "zh-CN", change })).json();
  expect((await asked()).listed).toBe(false);
  const answer = await asked(adding(["结账时提示错误"]));
  expect(answer).toMatchObject({ outcome: "answer", articleId: "payment-failed", listed: true });
  expect(answer.article?.title).toBe("支付失败怎么办？");
  expect(answer.ranked[0]?.name).toBe("payment-failed");
});

test.each<[AgentRole, number]>([
  ["agent", 403],
  ["supervisor", 403],
  ["admin", 200],
])("S05 an %s who tries a change gets %d", async (role, status) => {
  const cy = await agent(server, "Cy", { role, onDuty: false });
  const change = adding(["结账时提示错误"]);
  for (const path of ["trials", "changes"])
    expect((await post(path, { change }, cy.token)).status).toBe(status);
  const running = (method: string) =>
    send(method, "/api/agent/content/trials/running", undefined, {
      authorization: `Bearer ${cy.token}`,
    });
  expect((await running("GET")).status).toBe(status);
  expect((await running("DELETE")).status).toBe(status);
});
