import type { Page } from "playwright-core";
import { afterEach, describe, expect, test } from "vitest";
import { becomes, desktop, phone, until, useTestBed } from "./browser.ts";
import { useHostPage } from "./host-page.ts";
import { agentOnDuty } from "./meet-agent.ts";
import { differingPixelShare } from "./screenshot-diff.ts";
import { widgetOn } from "./widget.ts";

const host = useHostPage(() => testBed.url());
const testBed = useTestBed(() => ({ ALLOWED_ORIGINS: host.origin("wallet.example") }));

/** Calls that come before the script has loaded are kept. */
const queue =
  "window.PocketDesk = window.PocketDesk || function () { (PocketDesk.q = PocketDesk.q || []).push(arguments) };";

afterEach(() => {
  Object.assign(host, { script: "", css: "", tags: 1, strict: true });
});

/** The page reports every breach of its policy. */
const reportBreaches = `addEventListener("securitypolicyviolation", (event) =>
  (window.breaches ??= []).push(event.violatedDirective + " " + event.blockedURI + " " + event.sample));`;

const breaches = (page: Page) =>
  page.evaluate(() => (window as { breaches?: string[] }).breaches ?? []);

async function call(page: Page, ...command: unknown[]): Promise<void> {
  await page.evaluate((given) => {
    (window as unknown as { PocketDesk(...given: unknown[]): void }).PocketDesk(...given);
  }, command);
}

async function arrive(options = phone, name = "wallet.example") {
  const page = await testBed.page(options);
  await page.goto(host.origin(name));
  return widgetOn(page);
}

test("W01 P14 under the strictest policy a customer asks, reads, gets an agent and talks", async () => {
  host.script = reportBreaches;
  const page = await testBed.page(phone);
  const askedOf = new Set<string>();
  page.on("request", (request) => askedOf.add(new URL(request.url()).host));
  page.on("websocket", (socket) => askedOf.add(new URL(socket.url()).host));
  await page.goto(host.origin("wallet.example"));
  const alice = widgetOn(page);
  await alice.open();
  await alice.panel.getByRole("button", { name: "账户安全", exact: true }).click();
  await alice.panel.locator(".row-button").first().click();
  await alice.panel.locator(".rich-text").waitFor();
  await alice.button("返回").click();
  await alice.button("返回").click();
  await alice.ask("支付失败了");
  await alice.log.locator(".card").first().waitFor();
  await alice.button("没用").first().click();
  await alice.button("没看明白").first().click();
  await alice.askForAgent();

  const bo = await agentOnDuty(testBed);
  await bo.takeNext();
  await bo.write("您好，请讲。");
  await alice.says("您好，请讲。");
  await alice.write("一直提示余额不足。");
  await bo.says("一直提示余额不足。");
  await bo.sendArticle("支付失败");
  await bo.resolve("支付", "已说明。");
  await alice.survey.waitFor();
  await alice.survey.getByText("满意", { exact: true }).click();
  await alice.button("提交").click();
  await alice.survey.waitFor({ state: "detached" });

  const ours = [host.origin("wallet.example"), testBed.url()].map((url) => new URL(url).host);
  expect([...askedOf].sort()).toEqual(ours.sort());
  expect(await breaches(alice.page)).toEqual([]);
  expect(testBed.problems).toEqual([]);
});

describe("W02 a page with rude styles", () => {
  const rude = `* { font: 9px serif !important; color: red !important; letter-spacing: 3px !important;
      text-transform: uppercase !important; line-height: 3 !important; direction: rtl; }
    html { font-size: 62.5%; } body { visibility: visible; writing-mode: vertical-rl; text-align: right; }
    p, div, button, input, textarea, header, section { display: inline !important; padding: 40px !important;
      background: yellow !important; border: 9px solid lime !important; max-width: 40px !important; }
    ::placeholder { opacity: 0 !important; } ::selection { background: red; }`;

  /** Times would differ; home and the reader have none. */
  async function pictures(page: Page): Promise<readonly Buffer[]> {
    await page.goto(host.origin("wallet.example"));
    const { open, panel } = widgetOn(page);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await open();
    await panel.getByRole("button", { name: "账户安全", exact: true }).waitFor();
    await page.locator("body").evaluate(() => (document.activeElement as HTMLElement).blur());
    const home = await panel.screenshot();
    await panel.locator("li .row-button").first().click();
    await panel.getByRole("button", { name: "有用" }).waitFor();
    return [home, await panel.screenshot()];
  }

  test("changes nothing inside the widget", async () => {
    const page = await testBed.page(desktop);
    const ground = () =>
      page.locator("#pay").evaluate((button) => getComputedStyle(button).backgroundColor);
    const plain = await pictures(page);
    expect(await ground()).not.toBe("rgb(255, 255, 0)");
    host.css = rude;
    const styled = await pictures(page);
    expect(await ground()).toBe("rgb(255, 255, 0)");
    const blank = await testBed.page(desktop);
    for (const [index, picture] of plain.entries()) {
      const share = await differingPixelShare(blank, picture, styled[index] ?? Buffer.alloc(0));
      expect(share).toBeLessThan(0.001);
    }
  });

  test("is itself not changed by the widget", async () => {
    const look = (page: Page) =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>("html, body, main, main *")].map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          const { font, color, overflow, position } = getComputedStyle(element);
          const box = [x, y, width, height].map(Math.round).join();
          return `${element.localName} ${box} ${font} ${color} ${overflow} ${position}`;
        }),
      );
    host.css = "main { padding: 8px; font: 15px sans-serif }";
    const { page, open, button, say } = await arrive();
    const before = await look(page);
    await open();
    expect(await look(page)).toEqual(before);
    await button(say("panel.close")).click();
    expect(await look(page)).toEqual(before);
    await page.locator("#pay").click();
  });
});

test("P15 before the launcher is used there is no cookie, no storage and no socket", async () => {
  const page = await testBed.page(phone);
  const sockets: string[] = [];
  const asked: string[] = [];
  page.on("websocket", (socket) => sockets.push(socket.url()));
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(host.origin("wallet.example"), { waitUntil: "networkidle" });
  const { launcher, open } = widgetOn(page);
  await launcher.waitFor();

  const kept = await page.evaluate(async () => ({
    cookie: document.cookie,
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).length,
  }));
  expect(kept).toEqual({ cookie: "", local: [], session: [], databases: 0 });
  expect(await page.context().cookies()).toEqual([]);
  expect(sockets).toEqual([]);
  const ours = asked.filter((url) => url.startsWith(testBed.url()));
  // Scripts that hold nothing of the reader: the launcher, what stands on the screen at a tap, and the steps of an emergency.
  expect(ours.map((url) => new URL(url).pathname.replace(/-[\w-]{8}\.js$/, ".js"))).toEqual([
    "/widget.js",
    "/widget.early.js",
    "/widget/idle-parts.js",
    "/widget.known.js",
  ]);

  // And these would have shown it: with the first use there are both.
  await open();
  await becomes(() => sockets.length, 1);
  await until(async () =>
    expect(await page.evaluate(() => Object.keys(localStorage).length)).toBeGreaterThan(0),
  );
});

test("W03 two tags give one widget", async () => {
  host.tags = 2;
  const { host: element, open, panel } = await arrive();
  await open();
  expect(await element.count()).toBe(1);
  expect(await panel.count()).toBe(1);
});

test("W03 a page with an old Prototype.js and patched timers, promises and listeners, as by Zone.js, has a working widget", async () => {
  host.script = `
    Array.prototype.toJSON = function () { return "[" + this.map((one) => JSON.stringify(one)).join(", ") + "]" };
    Date.prototype.toJSON = function () { return "a date" };
    window.patched = 0;
    for (const name of ["setTimeout", "queueMicrotask", "requestAnimationFrame"]) {
      const original = window[name];
      window[name] = (run, ...given) => { patched += 1; return original((...values) => run(...values), ...given) };
    }
    const { then } = Promise.prototype;
    Promise.prototype.then = function (...given) { patched += 1; return then.apply(this, given) };
    const { addEventListener: add } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (...given) { patched += 1; return add.apply(this, given) };`;
  const { page, open, ask, log, state } = await arrive();
  expect(await page.evaluate("JSON.stringify([1])")).toBe('"[1]"');
  await open();
  await ask("怎么提现");
  await becomes(() => state.allTextContents(), ["已发送"]);
  await log.locator(".card").first().waitFor();
  expect(await page.evaluate("patched")).toBeGreaterThan(10);
});

test("W04 where the page may store nothing the chat works for the session", async () => {
  host.script = `
    for (const name of ["localStorage", "sessionStorage", "indexedDB"])
      Object.defineProperty(window, name, { get() { throw new DOMException("refused", "SecurityError") } });
    Object.defineProperty(Document.prototype, "cookie", { get: () => "", set() {} });`;
  const { page, open, ask, write, own, state, button } = await arrive();
  expect(await page.evaluate("try { localStorage } catch ({ name }) { name }")).toBe(
    "SecurityError",
  );
  await open();
  await ask("怎么提现");
  await becomes(() => state.allTextContents(), ["已发送"]);
  await button("关闭").click();
  await open();
  await write("好的");
  await becomes(() => own.allTextContents(), ["怎么提现", "好的"]);
  expect(testBed.problems).toEqual([]);
});

test("W04 where its storage is full to the last byte the chat works, too", async () => {
  host.script = `
    for (let size = 2 ** 22; size >= 1; size /= 2)
      try { for (let part = 0; ; part += 1) localStorage.setItem(size + " " + part, "x".repeat(size)) } catch {}`;
  const alice = widgetOn(await testBed.page(phone));
  const { page, open, ask, write, own, state } = alice;
  const origin = host.origin("wallet.example");
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  await page.goto(origin);
  await open();
  await ask("怎么提现");
  await becomes(() => state.allTextContents(), ["已发送"]);
  await write("好的");
  await becomes(() => own.allTextContents(), ["怎么提现", "好的"]);
  // It bites: neither takes a byte more.
  expect(await page.evaluate(refusals)).toEqual(["QuotaExceededError", "QuotaExceededError"]);
  expect(testBed.problems).toEqual([]);
});

/** Runs in the page: what both stores answer to one byte more. */
async function refusals(): Promise<unknown[]> {
  const nameOf = (error: unknown) => (error instanceof DOMException ? error.name : error);
  const write = (database: IDBDatabase) =>
    new Promise((resolve, reject) => {
      const writing = database.transaction("rows", "readwrite");
      writing.oncomplete = resolve;
      writing.onabort = () => reject(writing.error);
      writing.objectStore("rows").put("x".repeat(100_000), "row");
    });
  const open = () =>
    new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open("full");
      opening.onupgradeneeded = () => opening.result.createObjectStore("rows");
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
  const kept = new Promise((resolve) => resolve(localStorage.setItem("one", "x")));
  return [await kept.catch(nameOf), await open().then(write).catch(nameOf)];
}

describe("W08 while the server is out of reach", () => {
  test("the page works, and no error is left uncaught", async () => {
    const page = await testBed.page(phone);
    await page.route(`${testBed.url()}/**`, (route) => route.abort());
    host.script = `${queue} PocketDesk("open"); PocketDesk("on", "error", () => {});`;
    await page.goto(host.origin("wallet.example"));
    await page.locator("#pay").click();
    expect(await page.locator("pocket-desk").count()).toBe(0);
    expect(testBed.problems).toEqual([]);
  });

  test("the host page hears of it, and the widget opens once it is back", async () => {
    const page = await testBed.page(phone);
    await page.route(`${testBed.url()}/widget**/**`, (route) => route.abort());
    host.script = `${queue} PocketDesk("on", "error", ({ code }) => { window.told = code });`;
    await page.goto(host.origin("wallet.example"));
    const { launcher, open, panel, button } = widgetOn(page);
    await launcher.click();
    await becomes(() => page.evaluate("window.told"), "unavailable");
    await page.getByRole("dialog").getByRole("button", { name: "关闭" }).click();
    await page.unroute(`${testBed.url()}/widget**/**`);
    await open();
    await button("关闭").click();
    await panel.waitFor({ state: "detached" });
    expect(testBed.problems).toEqual([]);
  });
});

test("destroy leaves no element, no socket and no listener", async () => {
  // Counts what is attached to the things that outlive the widget.
  host.script = `
    window.alive = new Map();
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const lasting = (target) =>
      [undefined, window, document, document.body, visualViewport].includes(target) || target instanceof MediaQueryList;
    const nameOf = (target, type) => (target ?? window).constructor.name + " " + type;
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      if (lasting(this)) alive.set(listener, nameOf(this, type));
      return add.call(this, type, listener, options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
      if (lasting(this)) alive.delete(listener);
      return remove.call(this, type, listener, options);
    };
    window.timers = new Map();
    const { setTimeout: set, clearTimeout: clear } = window;
    window.setTimeout = (run, ms, ...given) => {
      const id = set(() => { timers.delete(id); run(...given); }, ms);
      timers.set(id, ms ?? 0);
      return id;
    };
    window.clearTimeout = (id) => { timers.delete(id); clear(id); };`;
  const listeners = (page: Page) => page.evaluate("[...alive.values()].sort()");
  const page = await testBed.page(phone);
  const open: { url(): string; isClosed(): boolean }[] = [];
  page.on("websocket", (socket) => open.push(socket));
  await page.goto(host.origin("wallet.example"));
  const alice = widgetOn(page);
  await alice.launcher.waitFor();

  await alice.open();
  await alice.ask("怎么提现");
  await alice.log.locator(".card").first().waitFor();
  expect((await listeners(page)) as string[]).not.toEqual([]);
  expect(open.some((socket) => !socket.isClosed())).toBe(true);

  await call(page, "destroy");
  expect(await alice.host.count()).toBe(0);
  expect(await listeners(page)).toEqual([]);
  await becomes(() => open.filter((socket) => !socket.isClosed()).length, 0);
  // Preact waits up to 35 ms for a frame. That timer ends by itself; every longer one would be the widget's.
  expect(await page.evaluate("[...timers.values()].filter((ms) => ms > 35)")).toEqual([]);
  await becomes(() => page.evaluate("timers.size"), 0);
  expect(open.length).toBe(1);
  expect(testBed.problems).toEqual([]);
});

test("W07 a hundred times put on and taken off leave no listener, no element and under 1 MB", async () => {
  const { page, open } = await arrive();
  await open();
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const again = (times: number) =>
    page.evaluate(async (count) => {
      type Call = (...given: unknown[]) => unknown;
      const call = (window as unknown as { PocketDesk: Call }).PocketDesk;
      for (let time = 0; time < count; time++) {
        const ready = new Promise((resolve) => call("on", "ready", resolve));
        call("open");
        await ready;
        call("destroy");
      }
    }, times);
  const measure = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
    return { heap: of("JSHeapUsedSize"), listeners: of("JSEventListeners"), nodes: of("Nodes") };
  };
  await call(page, "destroy");
  // What is made once stays.
  await again(5);
  const before = await measure();
  await again(100);
  await until(async () => {
    const after = await measure();
    expect(after.heap - before.heap).toBeLessThan(1_000_000);
    expect(after.listeners).toBeLessThanOrEqual(before.listeners);
    expect(after.nodes).toBeLessThanOrEqual(before.nodes);
  });
  expect(await page.locator("pocket-desk").count()).toBe(0);
});

test("S09 logout wipes the device: nothing is shown, kept or sent of the one before", async () => {
  const alice = await arrive();
  await alice.open();
  await alice.ask("我的转账没到账，订单尾号 5566");
  await becomes(() => alice.state.allTextContents(), ["已发送"]);
  await alice.composer.fill("还没写完");

  await call(alice.page, "logout");
  await becomes(() => alice.page.getByText("5566").count(), 0);
  const kept = await alice.page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).not.toContain("5566");
  expect(kept).not.toContain("还没写完");

  await alice.page.reload();
  await alice.open();
  await alice.panel.locator(".greeting").waitFor();
  expect(await alice.panel.locator(".going").count()).toBe(0);
  await alice.ask("新的问题");
  await becomes(() => alice.own.allTextContents(), ["新的问题"]);
});

test("commands that came before the script run once it is there", async () => {
  host.script = `${queue}
    PocketDesk("boot", { theme: "dark", locale: "en" });
    PocketDesk("on", "open", () => { window.opened = true });
    PocketDesk("open", { draft: "My card was charged twice" });`;
  const page = await testBed.page(phone);
  await page.goto(host.origin("wallet.example"));
  const { panel, composer } = widgetOn(page, "en");
  await panel.waitFor();
  await becomes(() => composer.inputValue(), "My card was charged twice");
  expect(await page.evaluate("window.opened")).toBe(true);
  expect(await page.locator("pocket-desk").getAttribute("data-theme")).toBe("dark");
});

test("a beforeSend listener that returns false stops the message, which stays in the field", async () => {
  host.script = `${queue}
    PocketDesk("on", "beforeSend", ({ text }) => !text.includes("secret"));`;
  const alice = await arrive();
  await alice.open();
  await alice.ask("怎么提现");
  await becomes(() => alice.own.allTextContents(), ["怎么提现"]);
  await alice.write("my secret is 1234");
  await alice.panel.getByText(alice.say("problem.vetoed")).waitFor();
  await becomes(() => alice.composer.inputValue(), "my secret is 1234");
  await alice.write("好的");
  await becomes(() => alice.own.allTextContents(), ["怎么提现", "好的"]);
  await alice.page.reload();
  await alice.open();
  await alice.panel.locator(".going").click();
  await becomes(() => alice.own.allTextContents(), ["怎么提现", "好的"]);
});

test("what the page asks for and does not get comes by the error event", async () => {
  host.script = `${queue}
    window.told = [];
    PocketDesk("on", "error", ({ reason }) => { told.push(reason) });
    PocketDesk("on", "opened", () => undefined);
    PocketDesk("on", "ready", "notfn");
    PocketDesk("boot", { theme: "blue", colour: "red" });
    PocketDesk("explode");
    PocketDesk("open", { article: "there-is-none", ticker: "PD-1" });`;
  const { page, panel } = await arrive();
  const hints: string[] = [];
  page.on("console", (message) => hints.push(message.text()));
  await panel.waitFor();
  const told = async () => ((await page.evaluate("told")) as string[]).sort();
  const first = [
    "notFunction",
    "unknownEvent",
    "unknownOption",
    "unknownOption",
    "unknownTarget",
    "unknownValue",
  ];
  await until(async () => expect(await told()).toEqual(expect.arrayContaining(first)));
  // The list of articles is there by now.
  await page.evaluate("PocketDesk('open', { article: 'there-is-none' })");
  await until(async () => expect(await told()).toEqual(["missingArticle", ...first]));
  await page.evaluate("PocketDesk('open', { ticket: 'PD-2020-000001' })");
  await page.evaluate("PocketDesk('boot', { server: 'https://other.example' })");
  const later = ["missingArticle", "missingTicket", "serverFixed"];
  await until(async () => expect(await told()).toEqual([...later, ...first].sort()));
  expect(hints.filter((text) => text.startsWith("PocketDesk: "))).toHaveLength(
    first.length + later.length,
  );
});

test.each([
  [".emergency", "紧急处理", "Emergency"],
  [".contact:last-child", "投诉与建议", "Complaints and ideas"],
  [".tile:first-of-type", undefined, undefined],
])("a heading that stands (%s) follows the page's language at once", async (way, before, after) => {
  const alice = await arrive();
  const { page } = alice;
  await alice.open();
  await alice.panel.locator(way).click();
  const heading = page.locator("pocket-desk .header h1");
  await heading.waitFor();
  const first = await heading.textContent();
  if (before) expect(first).toBe(before);
  await page.evaluate("PocketDesk('update', { locale: 'en' })");
  await becomes(async () => /^[A-Z][\w ,&-]+$/.test((await heading.textContent()) ?? ""), true);
  if (after) expect(await heading.textContent()).toBe(after);
  // What the server says as well: it has been asked again.
  await becomes(() => page.evaluate("document.querySelector('pocket-desk').lang"), "en");
});

test("S01 a page of an origin that is not listed gets no session", async () => {
  const stranger = await arrive(phone, "stranger.example");
  await stranger.open();
  await stranger.ask("怎么提现");
  await stranger.offline.waitFor();
  await becomes(() => stranger.state.allTextContents(), ["待发送"]);
  expect(await stranger.page.evaluate("localStorage.getItem('pocketdesk:token')")).toBeNull();

  // The same page under the name that is listed is served.
  const known = await arrive();
  await known.open();
  await known.ask("怎么提现");
  await becomes(() => known.state.allTextContents(), ["已发送"]);
});
