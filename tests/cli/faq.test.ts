import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runFaq } from "../../server/cli/run-faq.ts";
import { article, folderOf, small } from "../faq/fixture.ts";

const template = "---\ntitle: 标题\nphrasings: []\n---\n正文\n";

let content: Awaited<ReturnType<typeof folderOf>>;
beforeAll(async () => {
  content = await folderOf({ ...small, "_template.md": template });
});
afterAll(() => content.remove());

const settings = () => ({ FAQ_DIR: content.dir, FAQ_CACHE_DIR: join(content.dir, ".cache") });
const faq = (...args: readonly string[]) => runFaq(args, { ...settings(), LANG: "en_GB.UTF-8" });

/** What a command prints with `--json`. */
const jsonOf = async (...args: readonly string[]) =>
  JSON.parse((await faq(...args, "--json")).stdout);

test("--help prints the usage", async () => {
  const { code, stdout } = await faq("--help");
  expect(code).toBe(0);
  expect(stdout).toContain("npm run faq -- check");
});

test.each([
  ["chekc", "There is no command chekc. Did you mean check?"],
  ["constructor", "There is no command constructor."],
])("the unknown command %s fails, and says what there is", async (name, message) => {
  const { code, stdout, stderr } = await faq(name);
  expect({ code, stdout, first: stderr.split("\n")[0] }).toEqual({
    code: 1,
    stdout: "",
    first: message,
  });
  expect(stderr).toContain("npm run faq -- ask");
});

test("no command, and an unknown option, fail", async () => {
  expect(await faq()).toMatchObject({ code: 1, stdout: "" });
  expect(await faq("check", "--colour")).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("--colour"),
  });
});

test("ask prints the outcome with the best hits", async () => {
  const { code, stdout } = await faq("ask", "付不了款");
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^answer {2}\(listed as article\)\n {2}0\.99\d {2}payment-failed {2}支付失败怎么办？\n/,
  );
});

test.each([
  ["付不了款", "直接回答  （文章里写着这个说法）"],
  ["量子力学是什么", "不知道  （"],
])("ask says what was decided and why in Chinese: %s", async (question, decision) => {
  const { stdout } = await runFaq(["ask", question, "--explain"], settings());
  expect(stdout.split("\n")[0]).toContain(decision);
  expect(stdout).toContain("读作：");
  expect(stdout).not.toMatch(/listed as|read as|features/);
});

test("ask --json prints the answer, and with --explain how it came about", async () => {
  const answer = await jsonOf("ask", "付不了款");
  expect(answer).toMatchObject({ outcome: "answer", articleId: "payment-failed" });
  expect(answer).not.toHaveProperty("explain");
  const { explain } = await jsonOf("ask", "付不了款", "--explain");
  expect(explain.read).toBe("付不了款");
  expect(explain.ranked[0]).toMatchObject({ name: "payment-failed", parts: { keywords: 0 } });
});

test("ask --locale answers in that language, and refuses a language that is none", async () => {
  const { hits } = await jsonOf("ask", "付不了款", "--locale", "en");
  expect(hits[0].title).toBe("Why did my payment fail?");
  expect(await faq("ask", "付不了款", "--locale", "fr")).toMatchObject({
    code: 1,
    stderr: "--locale must be one of zh-CN, zh-TW, en",
  });
});

test("ask --after reads a follow-up, and refuses an article that is not there", async () => {
  const { hits } = await jsonOf("ask", "那要多久", "--after", "transfer-not-arrived");
  expect(hits[0].articleId).toBe("transfer-not-arrived");
  expect(await faq("ask", "那要多久", "--after", "nowhere")).toMatchObject({
    code: 1,
    stderr: "there is no article “nowhere”",
  });
});

test("ask without a question says what is missing", async () => {
  expect(await faq("ask")).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("what should be asked?"),
  });
});

test("check succeeds with warnings and fails with an error, which it names with file and line", async () => {
  const before = await faq("check");
  expect(before.code).toBe(0);
  expect(before.stdout).toMatch(/4 articles, 0 errors, \d+ warnings$/);
  await content.write("en/fees/broken.md", "---\ntitle: [\n---\n");
  const { code, stdout } = await faq("check");
  expect(code).toBe(1);
  expect(stdout).toContain(`${content.dir}/en/fees/broken.md:`);
  expect(await jsonOf("check")).toMatchObject({ errors: 1 });
  await rm(join(content.dir, "en/fees/broken.md"));
});

test.each([
  [{}, "没有 chekc 这个命令。 您是不是要用 check？"],
  [{ LANG: "C.UTF-8" }, "没有 chekc 这个命令。"],
  [{ LANG: "zh_CN.UTF-8" }, "没有 chekc 这个命令。"],
  [{ LANG: "zh_TW.UTF-8" }, "沒有 chekc 這個命令。"],
  [{ LANG: "en_US.UTF-8" }, "There is no command chekc."],
  [{ LANG: "en_US.UTF-8", LC_ALL: "zh_CN.UTF-8" }, "没有 chekc 这个命令。"],
])("messages are in the language of %j", async (environment, message) => {
  const { stderr } = await runFaq(["chekc"], { ...settings(), ...environment });
  expect(stderr).toContain(message);
});

test.each([
  [["check", "--bogus"], "没有 --bogus 这个选项。"],
  [["check", "--jsn"], "没有 --jsn 这个选项。 您是不是要用 --json？"],
  [["check", "--JSON"], "您是不是要用 --json？"],
  [["check", "——json"], "没有 ——json 这个选项。 您是不是要用 --json？"],
  [["ask", "--locale"], "--locale 后面要跟一个值，例如 --locale zh-CN"],
  [["gaps", "--days"], "--days 后面要跟一个值，例如 --days 30"],
  [["test", "--questions="], "--questions 后面要跟一个值，例如 --questions questions.jsonl"],
  [["gaps", "--days", "-3"], "--days 要写 1 到 366 的整数"],
  [["gaps", "--days", "many"], "--days 要写 1 到 366 的整数"],
  [["draft", "kind", "--days", "0"], "--days 要写 1 到 366 的整数"],
  [["preview", "--port", "-1"], "--port 要写 0 到 65535 的整数"],
  [["preview", "--port", "abc"], "--port 要写 0 到 65535 的整数"],
  [["preview", "--port", "99999999"], "--port 要写 0 到 65535 的整数"],
  [["preview", "--content", "/nowhere"], "找不到文件夹 /nowhere"],
  [["preview", "--content", "package.json"], "找不到文件夹 package.json"],
  [["preview", "zh-CN"], "preview 后面多写了“zh-CN”"],
  [["gaps", "payments"], "gaps 后面多写了“payments”"],
  [["new", "zh-CN/fees/a", "b"], "new 后面多写了“b”"],
  [["draft", "kind", "zh-CN/fees/a", "b"], "draft 后面多写了“b”"],
  [["test", "q.jsonl"], "test 后面多写了“q.jsonl”"],
  [["talk", "问"], "talk 后面多写了“问”"],
  [["check", "--days", "3"], "check 用不到 --days。它能用的选项：--json, --locale"],
  [["check", "--locale", "fr"], "--locale 只能是 zh-CN, zh-TW, en"],
  [["check", "zh-CN/fees/nothing.md"], "里没有 zh-CN/fees/nothing.md"],
  [["check", "package.json"], "里没有 package.json"],
  [["test", "--questions", "server"], "server 是文件夹，这里要写一个文件"],
  [["talk", "--file", "server"], "server 是文件夹，这里要写一个文件"],
  [["ask", "问", "--json=1"], "--json 后面不能跟值"],
  [["ask", "问", "--locale", "fr"], "--locale 只能是 zh-CN, zh-TW, en"],
  [["ask"], "要问什么？"],
  [["ask", "问", "--after", "nowhere"], "没有“nowhere”这篇文章"],
  [["test", "--questions", "/nowhere.jsonl"], "找不到文件 /nowhere.jsonl"],
  [["talk", "--file", "/nowhere.jsonl"], "找不到文件 /nowhere.jsonl"],
  [["check", "--content", "/nowhere"], "找不到文件夹 /nowhere"],
  [["new"], "要建在哪里？"],
  [["new", "../escape"], "要建在哪里？"],
  [["new", "fr/fees/mine"], "没有 fr 这种语言，可以用：zh-CN, zh-TW, en"],
])("%j: the mistake is named in Chinese, without a stack", async (args, message) => {
  const { code, stdout, stderr } = await runFaq(args, settings());
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain(message);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test.each([
  [["aks", "问"], "您是不是要用 ask？"],
  [["ASK", "问"], "您是不是要用 ask？"],
])("%j is near to a command", async (args, message) => {
  expect((await runFaq(args, settings())).stderr).toContain(message);
});

test("check names the problems of one file or folder alone", async () => {
  await content.write("zh-CN/fees/broken.md", "---\ntitle：费用\n---\n正文\n");
  const problemsOf = async (...args: readonly string[]) => {
    const { code, stdout } = await runFaq(["check", ...args, "--json"], settings());
    const files: string[] = JSON.parse(stdout).problems.map((one: { file: string }) => one.file);
    return { code, files: [...new Set(files)] };
  };
  const broken = { code: 1, files: ["zh-CN/fees/broken.md"] };
  expect(await problemsOf("zh-CN/fees/broken.md")).toEqual(broken);
  expect(await problemsOf(join(content.dir, "zh-CN/fees/broken.md"))).toEqual(broken);
  expect((await problemsOf("zh-CN/fees")).files).toContain("zh-CN/fees/broken.md");
  expect(await problemsOf("zh-CN/payments")).toEqual({ code: 0, files: [] });
  const { stdout } = await runFaq(["check", "zh-CN/fees/broken.md"], settings());
  expect(stdout.split("\n").at(-1)).toBe("zh-CN/fees/broken.md：1 个错误，0 个提醒");
  await rm(join(content.dir, "zh-CN/fees/broken.md"));
});

test.each([
  ["zh-CN/payments/PAYMENT-FAILED", "zh-CN/payments/payment-failed.md 已经用了 PAYMENT-FAILED"],
  ["zh-CN/fees/payment-failed", "zh-CN/payments/payment-failed.md 已经用了 payment-failed"],
  ["en/fees/account-stolen", "zh-CN/security/account-stolen.md 已经用了 account-stolen"],
  ["zh-CN/payments/payment-failed.md", "zh-CN/payments/payment-failed.md 已经用了"],
  ["zh-CN/payments/payment-failed", "zh-CN/payments/payment-failed.md 已经有了，没有覆盖"],
  ["zh-CN/payments/my.article", "可以写成：npm run faq -- new zh-CN/payments/my-article"],
  ["zh-CN/payments/my_article", "可以写成：npm run faq -- new zh-CN/payments/my-article"],
  ["zh-CN/payments/My article.md", "可以写成：npm run faq -- new zh-CN/payments/my-article"],
  ["zh-CN/payments/发票", "可以写成：npm run faq -- new zh-CN/payments/my-article"],
  [`zh-CN/payments/${"a".repeat(300)}`, "不能当编号"],
])("new %s is refused before check would", async (place, message) => {
  const { code, stderr } = await runFaq(["new", place], settings());
  expect(code).toBe(1);
  expect(stderr).toContain(message);
});

test("new takes an id that has an article in another language", async () => {
  expect(await faq("new", "en/security/account-stolen")).toMatchObject({ code: 0 });
  await rm(join(content.dir, "en/security/account-stolen.md"));
});

test.each([
  "{}",
  '{"locale":"fr","kind":"k","turns":[]}',
  '{"locale":"en","kind":"k","turns":[1]}',
])("talk names the line of a dialogue that is none: %s", async (line) => {
  const file = join(content.dir, "dialogues.jsonl");
  await writeFile(file, `${line}\n`);
  expect((await faq("talk", "--file", file)).stderr).toBe(`${file}:1: must be a dialogue as JSON`);
});

test("gaps says that the database cannot be opened", async () => {
  const environment = { ...settings(), DATABASE_URL: "postgres://127.0.0.1:1/nothing" };
  const { stderr } = await runFaq(["gaps"], environment);
  expect(stderr).toContain("打不开数据库，请检查 DATABASE_URL 或 DATA_DIR");
});

test("new refuses a category that categories.yml does not have", async () => {
  await content.write("categories.yml", "fees: 费用\npayments: 支付\n");
  const { stderr } = await runFaq(["new", "zh-CN/feees/mine"], settings());
  expect(stderr).toBe("categories.yml 里没有 feees 这个分类，可以用：fees, payments");
  await rm(join(content.dir, "categories.yml"));
});

test("what is found in the content is in the language of the call, too", async () => {
  await content.write("zh-CN/fees/broken.md", "---\ntitle：费用\n---\n正文\n");
  const { stdout } = await runFaq(["check"], settings());
  expect(stdout).toContain("zh-CN/fees/broken.md:2: “title：”用了中文冒号");
  expect(stdout).toMatch(/篇文章，1 个错误，\d+ 个提醒$/);
  const { problems } = JSON.parse((await runFaq(["check", "--json"], settings())).stdout);
  expect(problems).toContainEqual(
    expect.objectContaining({
      code: "fullWidthColon",
      message: expect.stringContaining("中文冒号"),
    }),
  );
  await rm(join(content.dir, "zh-CN/fees/broken.md"));
});

test("a second check of the same content says the same from the cache", async () => {
  const said: string[] = [];
  const check = () => runFaq(["check"], settings(), (text) => said.push(text));
  await content.write("zh-CN/fees/twin.md", article("双胞胎", ["付不了款"]));
  const first = await check();
  expect(first.stdout).toContain("“付不了款”在 zh-CN/payments/payment-failed.md:4 也有");
  expect(said.some((text) => text.includes("对比所有说法"))).toBe(true);
  said.length = 0;
  expect(await check()).toEqual(first);
  expect(said.some((text) => text.includes("对比所有说法"))).toBe(false);
  await rm(join(content.dir, "zh-CN/fees/twin.md"));
});

test("test names every question that is not answered as expected, with what was answered", async () => {
  const file = join(content.dir, "questions.jsonl");
  await writeFile(
    file,
    '{"q":"付不了款","expect":["withdraw-fee"]}\n{"q":"转人工","expect":["@human"]}\n{"q":"号被盗了","expect":[]}\n',
  );
  const { stdout } = await runFaq(["test", "--questions", file], settings());
  expect(stdout).toContain("没答对：“付不了款”应该是 withdraw-fee，实际是 payment-failed");
  expect(stdout).toContain("没答对：“号被盗了”应该是 不回答，实际是 account-stolen");
  expect(stdout).not.toContain("“转人工”");
  const { failures } = await jsonOf("test", "--questions", file);
  expect(failures).toEqual([
    { q: "付不了款", expect: ["withdraw-fee"], got: "payment-failed" },
    { q: "号被盗了", expect: [], got: "account-stolen" },
  ]);
});

test("test --json prints the measures of a question file", async () => {
  const file = join(content.dir, "questions.jsonl");
  await writeFile(
    file,
    '{"q":"付不了款","expect":["payment-failed"]}\n\n{"q":"转人工","expect":["@human"]}\n',
  );
  const { code, stdout } = await faq("test", "--questions", file, "--json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    measures: { questions: 2, inScope: 1, top1: 1, answeredWrong: 0, humanRecall: 1 },
    failures: [],
    broken: [],
    floors: [],
  });
});

test("test fails and names a broken promise and a broken floor", async () => {
  await content.write(
    "expected.yml",
    "floors: { top1: 0.99 }\npromises: [{ q: 付不了款, expect: [withdraw-fee] }]\n",
  );
  const { code, stdout } = await faq("test");
  expect(code).toBe(1);
  expect(stdout).toContain("broken promise: “付不了款” should be withdraw-fee, is payment-failed");
  expect(stdout).toContain("broken floor: top1 is 0.0000, promised 0.99");
  await rm(join(content.dir, "expected.yml"));
});

test("test names the line of a question file that it cannot read", async () => {
  const file = join(content.dir, "questions.jsonl");
  for (const wrong of [
    '{"q":1}',
    '{"q":"问","expect":[1]}',
    '{"q":"问","expect":[],"locale":"fr"}',
  ]) {
    await writeFile(file, `{"q":"付不了款","expect":[]}\n${wrong}\n`);
    expect(await faq("test", "--questions", file)).toMatchObject({
      code: 1,
      stderr: `${file}:2: must be {"q": "…", "expect": ["…"]}`,
    });
  }
});

test("test --content reads another folder", async () => {
  const other = await folderOf({ "en/a/fly.md": article("How do I fly?", ["flying"]) });
  const file = join(other.dir, "questions.jsonl");
  await writeFile(file, '{"q":"flying","expect":["fly"]}\n');
  const { stdout } = await faq("test", "--content", other.dir, "--questions", file, "--json");
  expect(JSON.parse(stdout)).toMatchObject({ measures: { questions: 1, top1: 1 } });
  await other.remove();
});

test("new copies the template once and never overwrites", async () => {
  expect(await faq("new", "zh-CN/fees/mine")).toMatchObject({ code: 0 });
  const file = join(content.dir, "zh-CN/fees/mine.md");
  expect(await readFile(file, "utf8")).toBe(template);
  await writeFile(file, "mine");
  expect(await faq("new", "zh-CN/fees/mine")).toMatchObject({ code: 1, stdout: "" });
  expect(await readFile(file, "utf8")).toBe("mine");
  expect(await faq("new", "../escape")).toMatchObject({ code: 1 });
  await rm(file);
});
