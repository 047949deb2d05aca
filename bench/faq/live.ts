/**
 * How long the bot needs to start, and how long it blocks chats: starts without and with a cache, each in a process of its own,
 * and reloads while customers ask.
 */

import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LiveFaq, openFaq } from "../../server/faq/live.ts";
import { median, percentile } from "../table.ts";

const rounds = 3;
/** So many that the 95th percentile is not the slowest, and few enough for less than a minute. */
const saves = 21;
const pauseMs = 300;

interface Start {
  readonly openMs: number;
  readonly cpuMs: number;
  /** Growth of the process's memory, without its code. */
  readonly grewMb: number;
}

interface Reload {
  readonly ms: number;
  /** The longest turn of the event loop, including a question that is answered in it. */
  readonly longestStallMs: number;
}

/** Medians of a few starts; of many saves, how long until customers are answered from them, and the longest stall of each. */
export async function liveRows(): Promise<readonly object[]> {
  const folder = await mkdtemp(join(tmpdir(), "faq-bench-"));
  const cacheDir = join(folder, "cache");
  try {
    const cold = Array.from({ length: rounds }, (_, round) =>
      inOwnProcess<Start>("faq-open", join(folder, `empty-${round}`)),
    );
    inOwnProcess("faq-open", cacheDir);
    const cached = Array.from({ length: rounds }, () => inOwnProcess<Start>("faq-open", cacheDir));
    const reloaded = inOwnProcess<readonly Reload[]>("faq-reload", cacheDir);
    return [
      { what: "start without a cache", ...typical(cold), longestStallMs: "" },
      { what: "start with a cache", ...typical(cached), longestStallMs: "" },
      ...[0.5, 0.95].map((share) => ({
        what: `${reloaded.length} saves, p${share * 100}`,
        ms: percentile(
          reloaded.map(({ ms }) => ms),
          share,
        ),
        cpuMs: "",
        grewMb: "",
        longestStallMs: percentile(
          reloaded.map(({ longestStallMs }) => longestStallMs),
          share,
        ),
      })),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

function typical(starts: readonly Start[]) {
  return {
    ms: median(starts.map(({ openMs }) => openMs)),
    cpuMs: median(starts.map(({ cpuMs }) => cpuMs)),
    grewMb: median(starts.map(({ grewMb }) => grewMb)),
  };
}

/** With the flags of `npm start`. */
function inOwnProcess<T>(bench: string, cacheDir: string): T {
  const entry = process.argv[1] ?? "";
  const arguments_ = ["--max-semi-space-size=32", entry, bench, cacheDir];
  const { stdout, status } = spawnSync(process.execPath, arguments_, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${bench} failed`);
  return JSON.parse(stdout);
}

export async function benchFaqOpen(): Promise<void> {
  const before = process.memoryUsage().rss;
  const cpu = process.cpuUsage();
  const began = performance.now();
  const faq = await openFaq("faq-content", { watch: false, cacheDir: cacheGiven() });
  const openMs = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  const grewMb = Math.round((process.memoryUsage().rss - before) / 1e6);
  await faq.close();
  writeJson({ openMs, cpuMs: (user + system) / 1000, grewMb } satisfies Start);
}

/** Edits one article several times while ten customers a second ask. */
export async function benchFaqReload(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "faq-reload-"));
  await cp("faq-content", folder, { recursive: true });
  let swapped = () => {};
  const faq = await openFaq(folder, { cacheDir: cacheGiven(), onSwap: () => swapped() });
  const article = join(folder, "zh-CN/payments/payment-failed.md");
  const text = await readFile(article, "utf8");
  const asking = await askOnAndOn(faq);
  const found: Reload[] = [];
  for (let at = 0; at < saves; at += 1) {
    await pause(pauseMs);
    const stall = watchLoop();
    const began = performance.now();
    const next = new Promise<void>((resolve) => {
      swapped = resolve;
    });
    await writeFile(article, text.replace("phrasings:", `phrasings:\n  - 第${at}次付款失败`));
    await next;
    const ms = performance.now() - began;
    await pause(300);
    found.push({ ms, longestStallMs: stall.longest() });
  }
  clearInterval(asking);
  await faq.close();
  await rm(folder, { recursive: true });
  writeJson(found);
}

async function askOnAndOn(faq: LiveFaq): Promise<NodeJS.Timeout> {
  const lines = (await readFile("tests/faq/questions-dev.jsonl", "utf8")).trim().split("\n");
  const questions = lines.map((line) => JSON.parse(line).q);
  for (const question of questions) faq.engine.ask(question, { locale: "zh-CN" });
  let at = 0;
  return setInterval(() => {
    faq.engine.ask(questions[at % questions.length], { locale: "zh-CN" });
    at += 1;
  }, 100);
}

/** Measures every turn of the event loop: a message waits for the longest of them. */
function watchLoop(): { longest(): number } {
  let longest = 0;
  let last = performance.now();
  let watching = true;
  const turn = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (watching) setImmediate(turn);
  };
  turn();
  return {
    longest() {
      watching = false;
      return longest;
    },
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function cacheGiven(): string {
  const [, , , cacheDir] = process.argv;
  if (cacheDir === undefined) throw new Error("The cache folder is missing.");
  return cacheDir;
}

function writeJson(value: unknown): void {
  process.stdout.write(JSON.stringify(value));
}
