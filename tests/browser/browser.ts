/** A real Chromium and a real server, shared by the browser tests of a file. */

import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, vi } from "vitest";
import { freePort, type ServerProcess, startServer, temporaryFolder } from "../support/process.ts";

/** Host names for pages that are not on the server. All of them lead to this machine. */
const elsewhere = ["wallet.example", "stranger.example"];

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--host-resolver-rules=${elsewhere.map((name) => `MAP ${name} 127.0.0.1`).join(",")}`,
];

export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  locale: "zh-CN",
};

export const desktop: BrowserContextOptions = {
  viewport: { width: 1440, height: 900 },
  locale: "zh-CN",
};

/** So long a page may take for one step, in milliseconds. It only ends a test that has failed. */
const patienceMs = 12_000;

export interface TestBed {
  readonly url: () => string;
  /** A page in a fresh context. */
  page(options: BrowserContextOptions): Promise<Page>;
  /** Uncaught errors and violations of the Content Security Policy, of all pages. */
  readonly problems: string[];
  /** Ends the server as a crash does: nothing is finished or announced. */
  killServer(): Promise<void>;
  /** Starts the server again on the same port and with the same data. */
  restartServer(): Promise<void>;
}

type ServerSettings = Readonly<Record<string, string>>;

/** Call at the top of a test file. `ownFlags` are what this browser is started with besides. */
export function useTestBed(
  settings: () => ServerSettings = () => ({}),
  ownFlags: readonly string[] = [],
): TestBed {
  let browser: Browser | undefined;
  let server: ServerProcess | undefined;
  let folder: Awaited<ReturnType<typeof temporaryFolder>> | undefined;
  let port = 0;
  const contexts: BrowserContext[] = [];
  const problems: string[] = [];

  const start = async () => {
    server = await startServer({
      DATA_DIR: folder?.path ?? "",
      ...settings(),
      PORT: String(port),
    });
  };

  beforeAll(async () => {
    const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
    folder = await temporaryFolder();
    port = await freePort();
    [browser] = await Promise.all([
      chromium.launch({ executablePath, args: [...flags, ...ownFlags] }),
      start(),
    ]);
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    problems.length = 0;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.end("SIGKILL");
    await folder?.remove();
  });

  return {
    url: () => `http://127.0.0.1:${port}`,
    problems,
    async page(options) {
      const context = await browser?.newContext(options);
      if (!context) throw new Error("The browser is not running yet.");
      contexts.push(context);
      context.setDefaultTimeout(patienceMs);
      const page = await context.newPage();
      watch(page, problems);
      return page;
    },
    async killServer() {
      await server?.end("SIGKILL");
    },
    restartServer: start,
  };
}

/** Collects the problems of a page. A second page of a context needs its own call. */
export function watch(page: Page, problems: string[]): void {
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (/Content Security Policy|Trusted ?Type/i.test(message.text()))
      problems.push(message.text());
  });
}

/** Waits until the assertion holds. */
export const until = <T>(holds: () => T | Promise<T>) =>
  vi.waitFor(holds, { timeout: patienceMs, interval: 50 });

/** Waits until the answer is the expected one. */
export const becomes = <T>(ask: () => T | Promise<T>, expected: T) =>
  until(async () => expect(await ask()).toEqual(expected));
