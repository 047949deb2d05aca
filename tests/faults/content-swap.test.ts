/** F20: deploys swap the whole content folder while customers ask. */

import { rename } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openFaq } from "../../server/faq/live.ts";
import { article, type Files, folderOf } from "../faq/fixture.ts";

const count = 60;
const numbers = Array.from({ length: count }, (_, at) => at);
/** A release: every title and every text carry its name. */
const release = (name: string): Files => ({
  "wallet.yml": `hotline: 400-${name}\n`,
  "smalltalk.yml": "human: { phrasings: [转人工] }\n",
  ...Object.fromEntries(
    numbers.map((at) => [
      `zh-CN/c${at % 4}/article-${at}.md`,
      article(`${name}的第${at}篇`, [`第${at}号问题怎么办`, `问${at}号的事`]),
    ]),
  ),
});

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A change is read so long after it: then the next swap comes. */
const debounceMs = 150;

test("F20 200 swaps of the folder: never an empty FAQ, never one of two releases", async () => {
  const root = await folderOf({});
  const live = join(root.dir, "faq");
  const releases = await Promise.all(["甲", "乙"].map((name) => folderOf(release(name))));
  const aside = releases.map(({ dir }) => dir);
  await rename(aside[0] ?? "", live);
  let swaps = 0;
  const faq = await openFaq(live, {
    onSwap: () => {
      swaps += 1;
    },
  });
  const seen = new Set<string>();
  const asking = setInterval(() => {
    const { articles, wallet } = faq.content;
    const names = new Set(
      [...articles.values()].map((versions) => versions.get("zh-CN")?.title.slice(0, 1)),
    );
    seen.add(`${articles.size} articles of ${[...names].join(" and ")}, ${wallet.hotline}`);
    faq.engine.ask("第7号问题怎么办", { locale: "zh-CN" });
  }, 2);
  const goesLive = (name: string) =>
    expect
      .poll(() => faq.engine.article("article-1" as never, "zh-CN")?.title, { timeout: 10_000 })
      .toBe(`${name}的第1篇`);
  // Most come while the change before is being read; some take as long as on a network share.
  const pauses = fc.sample(fc.tuple(fc.nat(15), fc.nat(30)), { seed: 20, numRuns: 200 });
  for (const [at, [away, late]] of pauses.entries()) {
    const [gone, next] = at % 2 === 0 ? aside : aside.toReversed();
    await rename(live, gone ?? "");
    await wait(at % 50 === 0 ? 700 : away);
    await rename(next ?? "", live);
    await wait(debounceMs + late);
    // On a busy machine each would come before the last one was read. The seventh is of the other release than the one before.
    if (at % 7 === 6) await goesLive(at % 2 === 0 ? "乙" : "甲");
  }
  // The last release is there in the end.
  await goesLive("甲");
  clearInterval(asking);
  await faq.close();
  for (const one of [root, ...releases]) await one.remove();
  expect(swaps).toBeGreaterThan(20);
  expect([...seen].sort()).toEqual([
    `${count} articles of 乙, 400-乙`,
    `${count} articles of 甲, 400-甲`,
  ]);
});
