import { afterEach, expect, test } from "vitest";
import { describe as say } from "../../server/faq/content/problem.ts";
import { type LiveFaq, openFaq } from "../../server/faq/live.ts";
import { article, folderOf, small } from "./fixture.ts";

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

/** A folder that is followed, with a promise of its next swap. */
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
      const began = performance.now();
      await folder.write(path, text);
      await next;
      return performance.now() - began;
    },
  };
}

const place = "zh-CN/payments/payment-failed.md";
const title = (faq: LiveFaq) =>
  faq.engine
    .ask("付不了款", { locale: "zh-CN" })
    .hits.find((hit) => hit.articleId === "payment-failed")?.title;

test("a changed file is in the answers within two seconds", async () => {
  const { faq, write } = await follow();
  expect(title(faq)).toBe("支付失败怎么办？");
  expect(await write(place, article("付款失败了？", ["付不了款"]))).toBeLessThan(2000);
  expect(title(faq)).toBe("付款失败了？");
});

test("a file that breaks keeps its last good version and is named until it is repaired", async () => {
  const { faq, write } = await follow();
  await write(place, "---\ntitle: [\n---\n");
  expect(title(faq)).toBe("支付失败怎么办？");
  expect(faq.problems().map(say)).toEqual([expect.stringContaining(`${place}:`)]);
  await write(place, article("好了", ["付不了款"]));
  expect(title(faq)).toBe("好了");
  expect(faq.problems()).toEqual([]);
});

test("a new folder with a new article is seen", async () => {
  const { faq, write } = await follow();
  await write("zh-CN/new/new-one.md", article("怎么开发票？", ["我要发票", "开票"]));
  const answer = faq.engine.ask("我要发票", { locale: "zh-CN" });
  expect(answer.articleId).toBe("new-one");
});

test("what was learned is kept, and the next start gives the same answers from it", async () => {
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

test("a folder that is not there is refused at the start", async () => {
  await expect(openFaq("/nowhere/at/all", { watch: false })).rejects.toThrow(/ENOENT/);
});
