/** The process that tries changes of the content: chats go on beside it, and it can be ended at any time. */

import { readFileSync } from "node:fs";
import { constants, getPriority } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { TrialProgress } from "../../protocol/content-reply.ts";
import type { ArticleId } from "../../protocol/conversation.ts";
import type { TrialWork } from "../../server/actions/trial-work.ts";
import { readFolder } from "../../server/faq/content/folder.ts";
import { createTrials } from "../../server/trials.ts";
import { folderOf, small } from "../faq/fixture.ts";
import { childrenOf } from "../support/memory.ts";

const module = pathToFileURL("dist/server/trial-process.mjs");
const limits = { idleMs: 300, mostMs: 60_000 };
const running = () =>
  childrenOf(process.pid).filter((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("trial-process"),
  );
const ends = () => vi.waitUntil(() => running().length === 0, { timeout: 10_000 });

let content: Awaited<ReturnType<typeof folderOf>>;
beforeEach(async () => {
  content = await folderOf(small);
});
afterEach(async () => {
  await ends();
  await content.remove();
});

const path = "zh-CN/payments/payment-failed.md";
const question = "积分在哪里看";
async function phrasing(): Promise<TrialWork> {
  const sources = await readFolder(content.dir);
  const before = sources.find((file) => file.path === path)?.text ?? "";
  const after = before.replace("phrasings:\n", `phrasings:\n  - ${question}\n`);
  expect(after).not.toBe(before);
  return {
    change: {
      kind: "phrasings",
      articleId: "payment-failed" as ArticleId,
      phrasings: [question],
    },
    sources,
    files: [{ path, before, after }],
    worked: [{ q: "支付失败怎么办", expect: ["payment-failed"], locale: "zh-CN" }],
    today: "2026-12-01",
  };
}
const cacheDir = () => join(content.dir, ".cache");

test("a change is tried at low priority, says how far it is, and can be asked afterwards", async () => {
  const trials = createTrials(module, cacheDir(), { ...limits, idleMs: 3_000 });
  const seen: TrialProgress["step"][] = [];
  const work = await phrasing();
  const trial = await trials.run(work, ({ step }) => void seen.push(step));
  expect([trial.won, trial.lost, trial.broken, trial.asked]).toEqual([1, [], [], 1]);
  expect(trial.articles?.map(({ locale }) => locale)).toContain("zh-CN");
  expect(seen).toContain("comparing");
  const [pid = 0] = running();
  expect(getPriority(pid)).toBe(constants.priority.PRIORITY_BELOW_NORMAL);
  const { answer } = await trials.ask(work, { question, locale: "zh-CN" });
  expect([answer.articleId, running()]).toEqual(["payment-failed", [pid]]);
});

test("a trial that is cancelled is refused, and the next one is tried", async () => {
  const trials = createTrials(module, cacheDir(), limits);
  const work = await phrasing();
  const first = trials.run(work, () => undefined);
  trials.cancel();
  await expect(first).rejects.toMatchObject({ code: "closed" });
  expect((await trials.run(work, () => undefined)).won).toBe(1);
});

test("one that takes too long is ended", async () => {
  const trials = createTrials(module, cacheDir(), { ...limits, mostMs: 20 });
  await expect(trials.run(await phrasing(), () => undefined)).rejects.toMatchObject({
    code: "closed",
  });
});

test("the process knows none of the server's settings", async () => {
  process.env.DATA_KEY = "canary";
  const trials = createTrials(module, cacheDir(), { ...limits, idleMs: 3_000 });
  await trials.run(await phrasing(), () => undefined);
  delete process.env.DATA_KEY;
  const [pid = 0] = running();
  expect(readFileSync(`/proc/${pid}/environ`, "utf8")).not.toContain("canary");
});
