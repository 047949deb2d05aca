import { readFileSync } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { formatProblem } from "../../server/faq/content/problem.ts";
import { readYaml } from "../../server/faq/content/yaml-file.ts";
import { prepareEngine } from "../../server/faq/engine.ts";
import { type LiveFaq, openFaq } from "../../server/faq/live.ts";
import type { Task } from "../../server/faq/task.ts";
import { article, folderOf, small } from "./fixture.ts";

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

/** A watched folder; `write` resolves when the engine has read the change. */
async function follow() {
  const folder = await folderOf(small);
  let swapped = () => {};
  const faq: LiveFaq = await openFaq(folder.dir, { onSwap: () => swapped() });
  opened.push({
    async close() {
      await faq.close();
      await folder.remove();
    },
  });
  return {
    faq,
    async write(path: string, text: string) {
      const next = new Promise<void>((resolve) => {
        swapped = resolve;
      });
      await folder.write(path, text);
      await next;
    },
  };
}

const place = "zh-CN/payments/payment-failed.md";
const title = (faq: LiveFaq) =>
  faq.engine
    .ask("付不了款", { locale: "zh-CN" })
    .hits.find((hit) => hit.articleId === "payment-failed")?.title;

test("a changed file changes the answers", async () => {
  const { faq, write } = await follow();
  expect(title(faq)).toBe("支付失败怎么办？");
  await write(place, article("付款失败了？", ["付不了款"]));
  expect(title(faq)).toBe("付款失败了？");
});

test("each of several folders that replace it one after the other is read", async () => {
  const root = await folderOf({});
  const live = join(root.dir, "faq");
  const releases = ["甲", "乙", "丙"];
  const folders = await Promise.all(
    releases.map((name) => folderOf({ ...small, [place]: article(name, ["付不了款"]) })),
  );
  await rename(folders[0]?.dir ?? "", live);
  const faq = await openFaq(live);
  opened.push({
    async close() {
      await faq.close();
      for (const one of [root, ...folders]) await one.remove();
    },
  });
  for (const at of [1, 2]) {
    await rename(live, join(root.dir, `before-${at}`));
    await rename(folders[at]?.dir ?? "", live);
    await expect.poll(() => title(faq)).toBe(releases[at]);
  }
});

test("a file that breaks keeps its last good version and is named until it is repaired", async () => {
  const { faq, write } = await follow();
  await write(place, "---\ntitle: [\n---\n");
  expect(title(faq)).toBe("支付失败怎么办？");
  expect(faq.problems().map(formatProblem)).toEqual([expect.stringContaining(`${place}:`)]);
  await write(place, article("好了", ["付不了款"]));
  expect(title(faq)).toBe("好了");
  expect(faq.problems()).toEqual([]);
});

test("an article in a new folder is found", async () => {
  const { faq, write } = await follow();
  await write("zh-CN/new/new-one.md", article("怎么开发票？", ["我要发票", "开票"]));
  const answer = faq.engine.ask("我要发票", { locale: "zh-CN" });
  expect(answer.articleId).toBe("new-one");
});

test("the next start gives the same answers from the cache", async () => {
  const folder = await folderOf(small);
  opened.push({ close: folder.remove });
  const options = { watch: false, cacheDir: `${folder.dir}/.cache` };
  const [before, after] = [await openFaq(folder.dir, options), await openFaq(folder.dir, options)];
  for (const q of ["付不了款", "zhuanzhang", "转人工", "天气"])
    expect(after.engine.ask(q, { locale: "zh-CN" })).toEqual(
      before.engine.ask(q, { locale: "zh-CN" }),
    );
  await folder.write(place, article("改了", ["付不了款"]));
  expect(title(await openFaq(folder.dir, options))).toBe("改了");
});

test("a missing folder is an error at the start", async () => {
  await expect(openFaq("/nowhere/at/all", { watch: false })).rejects.toThrow(/ENOENT/);
});

test("new content is read and indexed in small pieces, so that customers are answered meanwhile", async () => {
  const piecesOf = <T>(task: Task<T>): number => {
    let pieces = 1;
    while (!task.next().done) pieces += 1;
    return pieces;
  };
  const text = readFileSync("faq-content/smalltalk.yml", "utf8");
  expect(piecesOf(readYaml({ file: "smalltalk.yml", text }, z.unknown()))).toBeGreaterThan(50);
  const faq = await openFaq("faq-content", { watch: false });
  const { content, model } = faq;
  const toTaiwan = (given: string) => given;
  expect(piecesOf(prepareEngine(content, model, { toTaiwan }))).toBeGreaterThan(200);
  await faq.close();
});
