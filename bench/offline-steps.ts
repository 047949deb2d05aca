import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { startBuiltServer } from "./built-server.ts";
import { print } from "./table.ts";

const runs = 5;
/** A cheap phone beside this machine. */
const slowerBy = 4;
const barMs = 300;

/** Has on the device what a time without a network needs, and no network any more. */
async function goOffline(page: Page, url: string): Promise<void> {
  const loaded: string[] = [];
  page.on("requestfinished", (request) => loaded.push(request.url()));
  await page.goto(url);
  await page.locator("pocket-desk button").first().click();
  const isKept = () =>
    ["/api/faq-copy", "/reading-"].every((part) => loaded.some((one) => one.includes(part)));
  while (!isKept()) await page.waitForTimeout(50);
  await page.context().setOffline(true);
  await page.locator("pocket-desk .offline").first().waitFor();
}

/** From the tap until the frame after the one that drew the steps and the telephone, in milliseconds. */
const tapToSteps = (page: Page) =>
  page.evaluate(async () => {
    const root = document.querySelector("pocket-desk")?.shadowRoot;
    const tappedAt = performance.now();
    root?.querySelector<HTMLElement>(".emergency")?.click();
    const isThere = () =>
      root?.querySelector(".lane-step") && root.querySelector("a[href^='tel:']");
    while (!isThere()) await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return performance.now() - tappedAt;
  });

/** The page has been seen with a network, its widget has not. */
async function goOfflineUnopened(page: Page, url: string): Promise<void> {
  const steps = page.waitForResponse((response) => response.url().includes("/widget.known.js"));
  await page.goto(url);
  await (await steps).finished();
  await page.context().setOffline(true);
}

/** From the tap on the launcher until the frame after the one that drew the telephone and the steps, in milliseconds. */
const openToSteps = (page: Page) =>
  page.evaluate(async () => {
    const root = document.querySelector("pocket-desk")?.shadowRoot;
    const tappedAt = performance.now();
    root?.querySelector("button")?.click();
    const isThere = () =>
      root?.querySelector(".frame ol > li") && root.querySelector(".frame a[href^='tel:']");
    while (!isThere()) await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return performance.now() - tappedAt;
  });

/** What is done before the tap, and the tap. */
const ways = {
  "open already": [goOffline, tapToSteps],
  "never opened": [goOfflineUnopened, openToSteps],
} as const;
type Way = keyof typeof ways;

/** Prints how soon the steps of an emergency stand there without a network. */
export async function benchOfflineSteps(options: { json: boolean }): Promise<void> {
  const found = spawnSync("which", ["chromium", "google-chrome"], { encoding: "utf8" }).stdout;
  const executablePath = process.env.CHROMIUM ?? found.split("\n")[0] ?? "";
  const folder = mkdtempSync(join(tmpdir(), "pocketdesk-"));
  const { child, url } = await startBuiltServer(folder);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const taps: Record<Way, number[]> = { "open already": [], "never opened": [] };
    for (const way of ["open already", "never opened"] as const)
      for (let run = 0; run < runs; run += 1) taps[way].push(await oneRun(browser, url, way));
    report(taps, options);
  } finally {
    await browser.close();
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function oneRun(browser: Browser, url: string, way: Way): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const [before, measure] = ways[way];
  await before(page, url);
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowerBy });
  const taken = await measure(page);
  await context.close();
  return taken;
}

function report(measured: Readonly<Record<Way, readonly number[]>>, options: { json: boolean }) {
  const round = (ms: number | undefined) => Math.round(ms ?? Number.NaN);
  print(
    [
      {
        title: `From a tap to the steps of an emergency without a network (ms), ${slowerBy} times slower`,
        columns: ["widget", "taps", "median", "slowest", "bar"],
        rows: Object.entries(measured).map(([way, all]) => {
          const taps = all.toSorted((one, other) => one - other);
          return [way, runs, round(taps[Math.floor(runs / 2)]), round(taps.at(-1)), barMs];
        }),
      },
    ],
    options,
  );
}
