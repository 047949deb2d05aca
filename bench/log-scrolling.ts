import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { startBuiltServer } from "./built-server.ts";
import { openLine } from "./chat/line.ts";
import { percentile, print } from "./table.ts";

const messages = 300;
/** A cheap phone beside this machine. */
const slowerBy = 4;
/** Two frames of a display that draws sixty a second: longer, and the eye sees it. */
const slowFrameMs = 34;
const question = "我昨天下午转给朋友的两百块钱到现在还没到账，对方说没有收到，怎么办？";

/** Opens the chat, and lets the same customer write from another place until the log is long. */
async function fillLog(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/support?locale=zh-CN`);
  await page.locator("pocket-desk textarea").fill("你好");
  await page.keyboard.press("Enter");
  await page.locator("pocket-desk .log").waitFor();
  const token = await page.evaluate(() =>
    Object.entries(localStorage)
      .find(([key]) => key.endsWith("token"))
      ?.at(1),
  );
  const line = await openLine(url, "/customer", { token });
  const rows = () => page.locator("pocket-desk .log [data-row]").count();
  while ((await rows()) < messages) {
    await line.call("message:send", { clientId: randomUUID(), text: question });
  }
  line.close();
}

/** From the end to the beginning and back, a third of the screen with each frame. Answers how long each frame took, in milliseconds. */
const scrollThrough = (page: Page) =>
  page.evaluate(async () => {
    const log = document.querySelector("pocket-desk")?.shadowRoot?.querySelector(".log");
    if (!log) throw new Error("There is no log.");
    const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
    const step = log.clientHeight / 3;
    const times: number[] = [];
    log.scrollTop = log.scrollHeight;
    let before = await frame();
    for (const direction of [-1, 1]) {
      for (let at = 0; at < log.scrollHeight; at += step) {
        log.scrollTop += direction * step;
        const now = await frame();
        times.push(now - before);
        before = now;
      }
    }
    return times;
  });

/** Prints how long the frames take in which a customer scrolls through a long conversation. */
export async function benchLogScrolling(options: { readonly json: boolean }): Promise<void> {
  const found = spawnSync("which", ["chromium", "google-chrome"], { encoding: "utf8" }).stdout;
  const executablePath = process.env.CHROMIUM ?? found.split("\n")[0] ?? "";
  const folder = mkdtempSync(join(tmpdir(), "pocketdesk-"));
  const { child, url } = await startBuiltServer(folder);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await fillLog(page, url);
    const rows = [await measured(page, 1), await measured(page, slowerBy)];
    print(
      [
        {
          title: `Frames while somebody scrolls through ${messages} messages (ms)`,
          columns: ["slower by", "frames", "p50", "p99", "longest", `over ${slowFrameMs}`],
          rows,
        },
      ],
      options,
    );
  } finally {
    await browser.close();
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measured(page: Page, rate: number): Promise<readonly (string | number)[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  await scrollThrough(page);
  const times = await scrollThrough(page);
  const shown = [percentile(times, 0.5), percentile(times, 0.99), Math.max(...times)];
  return [
    rate,
    times.length,
    ...shown.map((ms) => ms.toFixed(1)),
    times.filter((ms) => ms > slowFrameMs).length,
  ];
}
