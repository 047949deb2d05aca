import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { print } from "./table.ts";

/** A network of a lift: each answer takes so many milliseconds to begin. */
const latencyMs = 400;
const runs = 12;
/** A cheap phone beside this machine. */
const slowerBy = 4;
const barMs = 100;

/** The built widget on a page, each file of it late. */
async function servePage() {
  const server = createServer((request, response) => {
    const path = request.url === "/" ? undefined : join("dist/public", request.url ?? "");
    const send = () => {
      const html = '<!doctype html><script async src="/widget.js"></script><p>Wallet';
      response.setHeader("content-type", path ? "text/javascript" : "text/html");
      try {
        response.end(path ? readFileSync(path) : html);
      } catch {
        response.writeHead(404).end();
      }
    };
    setTimeout(send, path === undefined ? 0 : latencyMs);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** From the tap until the frame after the one that drew the sheet, in milliseconds. */
const tapToSheet = (page: Page) =>
  page.evaluate(async () => {
    const root = document.querySelector("pocket-desk")?.shadowRoot;
    const tappedAt = performance.now();
    root?.querySelector("button")?.click();
    const isThere = () =>
      (root?.querySelector(".frame")?.getBoundingClientRect().height ?? 0) > 300;
    while (!isThere()) await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return performance.now() - tappedAt;
  });

/** Prints how soon a tap is answered, whatever the network does. */
export async function benchOpening(options: { json: boolean }): Promise<void> {
  const found = spawnSync("which", ["chromium", "google-chrome"], { encoding: "utf8" }).stdout;
  const executablePath = process.env.CHROMIUM ?? found.split("\n")[0] ?? "";
  const page = await servePage();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const taps: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const tab = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await tab.goto(page.url);
    await tab.locator("pocket-desk button").waitFor();
    const session = await tab.context().newCDPSession(tab);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowerBy });
    taps.push(await tapToSheet(tab));
    await tab.close();
  }
  await browser.close();
  page.close();
  taps.sort((one, other) => one - other);
  const round = (ms: number | undefined) => Math.round(ms ?? Number.NaN);
  print(
    [
      {
        title: `From a tap to the sheet with its header (ms), files ${latencyMs} ms late, ${slowerBy} times slower`,
        columns: ["taps", "median", "slowest", "bar"],
        rows: [[runs, round(taps[Math.floor(runs / 2)]), round(taps.at(-1)), barMs]],
      },
    ],
    options,
  );
}
