/** The editors' commands, as processes. */

import { spawnSync } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { article, folderOf, small } from "../faq/fixture.ts";

const root = new URL("../../", import.meta.url).pathname;
/** Below the project, where the packages are found, and not where `npm run faq` puts its own. */
const bundle = join(root, `dist/run/test-cli-faq-${process.pid}.mjs`);
const template = "---\ntitle: 标题\nphrasings: []\n---\n正文\n";

let content: Awaited<ReturnType<typeof folderOf>>;
beforeAll(async () => {
  content = await folderOf({ ...small, "_template.md": template });
  await build({
    absWorkingDir: root,
    entryPoints: ["server/cli/faq.ts"],
    outfile: bundle,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "silent",
  });
});
afterAll(async () => {
  await content.remove();
  await rm(bundle, { force: true });
});

function faq(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, FAQ_DIR: content.dir, FAQ_CACHE_DIR: join(content.dir, ".cache") },
  });
  return { status, stdout, stderr };
}

test("an unknown command prints the usage and fails; --help only prints it", () => {
  expect(faq("nonsense")).toMatchObject({ status: 1, stdout: faq("--help").stdout });
  expect(faq()).toMatchObject({ status: 1 });
  expect(faq("--help")).toMatchObject({ status: 0 });
  expect(faq("--help").stdout).toContain("npm run faq -- check");
});

test("an unknown option fails in one line", () => {
  const { status, stderr } = faq("check", "--colour");
  expect(status).not.toBe(0);
  expect(stderr).toContain("--colour");
});

test("ask prints the outcome with the best hits", () => {
  const { status, stdout } = faq("ask", "付不了款");
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /^answer {2}\(listed as article\)\n {2}0\.99\d {2}payment-failed {2}支付失败怎么办？\n/,
  );
});

test("ask --json prints the answer, and with --explain how it came about", () => {
  const answer = JSON.parse(faq("ask", "付不了款", "--json").stdout);
  expect(answer).toMatchObject({ outcome: "answer", articleId: "payment-failed" });
  expect(answer).not.toHaveProperty("explain");
  const { explain } = JSON.parse(faq("ask", "付不了款", "--json", "--explain").stdout);
  expect(explain.read).toBe("付不了款");
  expect(explain.ranked[0]).toMatchObject({ name: "payment-failed", parts: { keywords: 0 } });
});

test("ask --locale answers in that language, and refuses a language that is none", () => {
  const { hits } = JSON.parse(faq("ask", "付不了款", "--json", "--locale", "en").stdout);
  expect(hits[0].title).toBe("Why did my payment fail?");
  expect(faq("ask", "付不了款", "--locale", "fr")).toMatchObject({
    status: 1,
    stderr: "--locale must be one of zh-CN, zh-TW, en\n",
  });
});

test("ask --after reads a follow-up, and refuses an article that is not there", () => {
  const { hits } = JSON.parse(
    faq("ask", "那要多久", "--after", "transfer-not-arrived", "--json").stdout,
  );
  expect(hits[0].articleId).toBe("transfer-not-arrived");
  expect(faq("ask", "那要多久", "--after", "nowhere")).toMatchObject({
    status: 1,
    stderr: "there is no article “nowhere”\n",
  });
});

test("ask without a question says what is missing", () => {
  expect(faq("ask")).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("what should be asked?"),
  });
});

test("check succeeds with warnings and fails with an error, which it names with file and line", async () => {
  const before = faq("check");
  expect(before.status).toBe(0);
  expect(before.stdout).toMatch(/4 articles, 0 errors, \d+ warnings\n$/);
  await content.write("en/fees/broken.md", "---\ntitle: [\n---\n");
  const { status, stdout } = faq("check");
  expect(status).toBe(1);
  expect(stdout).toContain(`${content.dir}/en/fees/broken.md:`);
  expect(JSON.parse(faq("check", "--json").stdout)).toMatchObject({ errors: 1 });
  await rm(join(content.dir, "en/fees/broken.md"));
});

test("test --json prints the measures of a question file", async () => {
  const file = join(content.dir, "questions.jsonl");
  await writeFile(
    file,
    '{"q":"付不了款","expect":["payment-failed"]}\n\n{"q":"转人工","expect":["@human"]}\n',
  );
  const { status, stdout } = faq("test", "--questions", file, "--json");
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    measures: { questions: 2, inScope: 1, top1: 1, answeredWrong: 0, humanRecall: 1 },
    broken: [],
    floors: [],
  });
});

test("test fails and names a broken promise and a broken floor", async () => {
  await content.write(
    "expected.yml",
    "floors: { top1: 0.99 }\npromises: [{ q: 付不了款, expect: [withdraw-fee] }]\n",
  );
  const { status, stdout } = faq("test");
  expect(status).toBe(1);
  expect(stdout).toContain("broken promise: “付不了款” should be withdraw-fee, is payment-failed");
  expect(stdout).toContain("broken floor: top1 is 0.0000, promised 0.99");
  await rm(join(content.dir, "expected.yml"));
});

test("test names the line of a question file that it cannot read", async () => {
  const file = join(content.dir, "questions.jsonl");
  await writeFile(file, '{"q":"付不了款","expect":[]}\n{"q":1}\n');
  expect(faq("test", "--questions", file)).toMatchObject({
    status: 1,
    stderr: `${file}:2: must be {"q": "…", "expect": ["…"]}\n`,
  });
});

test("test --content reads another folder", async () => {
  const other = await folderOf({ "en/a/fly.md": article("How do I fly?", ["flying"]) });
  const file = join(other.dir, "questions.jsonl");
  await writeFile(file, '{"q":"flying","expect":["fly"]}\n');
  const { stdout } = faq("test", "--content", other.dir, "--questions", file, "--json");
  expect(JSON.parse(stdout)).toMatchObject({ measures: { questions: 1, top1: 1 } });
  await other.remove();
});

test("new copies the template once and never overwrites", async () => {
  expect(faq("new", "zh-CN/fees/mine")).toMatchObject({ status: 0 });
  const file = join(content.dir, "zh-CN/fees/mine.md");
  expect(await readFile(file, "utf8")).toBe(template);
  await writeFile(file, "mine");
  expect(faq("new", "zh-CN/fees/mine")).toMatchObject({ status: 1, stdout: "" });
  expect(await readFile(file, "utf8")).toBe("mine");
  expect(faq("new", "../escape")).toMatchObject({ status: 1 });
  await rm(file);
});
