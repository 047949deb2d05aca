import type { Page } from "playwright-core";
import { afterEach, describe, expect, test } from "vitest";
import firstTexts from "../../widget/locales/first/zh-CN.json" with { type: "json" };
import { becomes, desktop, phone, until, useTestBed } from "./browser.ts";
import { useHostPage } from "./host-page.ts";
import { widgetOn } from "./widget.ts";

const host = useHostPage(() => testBed.url());
const testBed = useTestBed(() => ({ ALLOWED_ORIGINS: host.origin("wallet.example") }));

afterEach(() => {
  Object.assign(host, { script: "", css: "", tags: 1, strict: true });
});

const queue =
  "window.PocketDesk = window.PocketDesk || function () { (PocketDesk.q = PocketDesk.q || []).push(arguments) };";

async function arrive(options = phone) {
  const page = await testBed.page(options);
  const sockets: { isClosed(): boolean }[] = [];
  page.on("websocket", (socket) => sockets.push(socket));
  await page.goto(host.origin("wallet.example"));
  return { ...widgetOn(page), live: () => sockets.filter((one) => !one.isClosed()).length };
}

/** As Turbo and Livewire do: another body, with its scripts run again. */
const replaceBody = (page: Page, server: string, withTag: boolean) =>
  page.evaluate(
    ([url, tag]) => {
      const body = document.createElement("body");
      body.append(Object.assign(document.createElement("h1"), { textContent: "Next page" }));
      document.body.replaceWith(body);
      if (!tag) return;
      const script = document.createElement("script");
      script.src = `${url}/widget.js`;
      script.dataset.locale = "zh-CN";
      body.append(script);
    },
    [server, withTag] as const,
  );

/** What the loader fetches right behind itself is there: the launcher has its own language. */
const ready = (page: Page) =>
  page.getByRole("button", { name: firstTexts.label, exact: true }).waitFor();

/** What the sheet leaves free above it on a phone, in pixels. */
const strip = 44;

test.each([
  ["in the head", false],
  ["in the body", true],
])(
  "W10 a page that replaces its body five times keeps one widget and one socket, with the tag %s",
  async (_, inBody) => {
    host.strict = !inBody;
    const { page, open, host: element, live, ask, log, own } = await arrive();
    await open();
    await ask("怎么提现");
    await log.locator(".card").first().waitFor();
    for (let time = 1; time <= 5; time++) {
      await replaceBody(page, testBed.url(), inBody);
      await page.getByRole("heading", { name: "Next page" }).waitFor({ state: "attached" });
    }
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate(() => document.body.textContent)).toContain("Next page");
    expect(await element.count()).toBe(1);
    expect(live()).toBe(1);
    expect(await own.allTextContents()).toEqual(["怎么提现"]);
  },
);

test("a page that throws away everything gets the widget back", async () => {
  const { page, open, panel } = await arrive();
  await open();
  await page.evaluate(() => document.querySelector("pocket-desk")?.remove());
  await panel.waitFor();
});

describe("a page that", () => {
  const rude: Readonly<Record<string, string>> = {
    "hides what is not defined": ":not(:defined) { display: none !important }",
    "takes no taps": "html, body { pointer-events: none !important }",
    "is invisible": "html, body, * { visibility: hidden !important }",
    "is zoomed": "body { zoom: 1.5 }",
    "is zoomed as a whole": "html { zoom: 1.5 }",
    "transforms everything": "* { transform: translateZ(0) } body { min-height: 4000px }",
  };
  test.each(Object.keys(rude))("%s leaves the widget usable", async (name) => {
    host.css = rude[name] ?? "";
    const { page, launcher, open, panel, ask, state, composer } = await arrive();
    await launcher.scrollIntoViewIfNeeded();
    await open();
    const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
    // What a page that zooms as a whole makes wider.
    const zoom = name === "is zoomed as a whole" ? 1.5 : 1;
    await until(async () => {
      const box = await panel.boundingBox();
      expect(Math.abs((box?.height ?? 0) - (height - strip * zoom))).toBeLessThan(3);
      expect(Math.abs((box?.width ?? 0) - width)).toBeLessThan(3);
    });
    await ask("怎么提现");
    await becomes(() => state.allTextContents(), ["已发送"]);
    const field = await composer.boundingBox();
    expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThan(height);
  });
});

test("a browser that constructs no style sheets links one", async () => {
  host.strict = false;
  host.script = `
    window.CSSStyleSheet = function () { throw new TypeError("Illegal constructor") };
    delete ShadowRoot.prototype.adoptedStyleSheets;
    delete Document.prototype.adoptedStyleSheets;`;
  const { page, launcher, open, panel, ask, state } = await arrive();
  await until(async () => expect((await launcher.boundingBox())?.width).toBe(56));
  await open();
  await becomes(async () => (await panel.boundingBox())?.height, 844 - strip);
  await ask("怎么提现");
  await becomes(() => state.allTextContents(), ["已发送"]);
  expect(
    await page.evaluate(
      () => document.querySelector("pocket-desk")?.shadowRoot?.querySelectorAll("link").length,
    ),
  ).toBe(1);
  expect(testBed.problems).toEqual([]);
});

test("hotkeys and focus traps of the page get nothing of what is typed", async () => {
  host.script = `
    window.heard = [];
    for (const type of ["keydown", "keypress", "keyup"]) {
      document.addEventListener(type, (event) => { heard.push(event.key); event.preventDefault() }, true);
    }
    document.addEventListener("focusin", (event) => {
      if (!event.target.closest("#trap")) document.getElementById("pay").focus();
    }, true);`;
  const { page, open, homeField, log, own, panel, button, say } = await arrive(desktop);
  await open();
  await homeField.click();
  await page.keyboard.type("how", { delay: 20 });
  await becomes(() => homeField.inputValue(), "how");
  await page.keyboard.press("Enter");
  await log.waitFor();
  await becomes(() => own.allTextContents(), ["how"]);
  expect(await page.evaluate("heard")).toEqual([]);
  await button(say("panel.back")).click();
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  // And these would have been heard from the page itself.
  await page.keyboard.press("a");
  expect(await page.evaluate("heard")).not.toEqual([]);
});

/** What a page's dialog does to keep the focus, or the scroll, to itself. */
const traps: Readonly<Record<string, string>> = {
  "of Radix, by who gets the focus": `
    document.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget !== null && relatedTarget !== field) { heard.push("focusout"); field.focus() }
    });`,
  "on the way down, by blur and focus": `
    document.addEventListener("blur", ({ relatedTarget }) => {
      if (relatedTarget !== null && relatedTarget !== field) { heard.push("blur"); field.focus() }
    }, true);
    document.addEventListener("focus", ({ target }) => {
      if (target !== field) { heard.push("focus"); field.focus() }
    }, true);`,
  "of focus-trap, by taps": `
    for (const type of ["mousedown", "touchstart", "pointerdown", "click"])
      document.addEventListener(type, (event) => {
        taps.push(type); event.preventDefault(); event.stopImmediatePropagation();
      }, { capture: true, passive: false });`,
  "by taps on their way up": `
    for (const type of ["mousedown", "touchstart", "pointerdown", "click"])
      document.addEventListener(type, (event) => { taps.push(type); event.preventDefault() }, { passive: false });`,
  "by scrolling": `
    for (const type of ["wheel", "touchmove"])
      document.addEventListener(type, (event) => { taps.push(type); event.preventDefault() }, { passive: false });`,
};

test.each(Object.keys(traps))("a focus trap %s lets the widget be used", async (name) => {
  host.script = `
    window.heard = [];
    window.taps = [];
    addEventListener("load", () => {
      const field = document.createElement("input");
      document.querySelector("main").append(field);
      field.onblur = () => { field.dataset.left = "yes" };
      ${traps[name]}
      window.trap = field;
      field.focus();
    });`;
  const { page, launcher, panel, homeField, button, say } = await arrive();
  await page.waitForFunction("window.trap");
  await ready(page);
  await launcher.click();
  await panel.locator(".greeting").waitFor();
  await homeField.click();
  await page.keyboard.type("jk", { delay: 20 });
  await becomes(() => homeField.inputValue(), "jk");
  expect(await page.evaluate("heard")).toEqual([]);
  // The page still knows that its own field was left.
  expect(await page.evaluate("trap.dataset.left")).toBe("yes");
  await homeField.fill("");
  await panel.locator(".tile").first().scrollIntoViewIfNeeded();
  const scroll = panel.locator(".scroll");
  await scroll.evaluate((one) => one.scrollTo(0, 0));
  await scroll.hover({ position: { x: 100, y: 300 } });
  await page.mouse.wheel(0, 200);
  await until(async () =>
    expect(await scroll.evaluate((one) => one.scrollTop)).toBeGreaterThan(50),
  );
  await button(say("panel.close")).click();
  await panel.waitFor({ state: "detached" });
  // And the page's own elements are trapped as before.
  if (name.includes("taps")) {
    await page.evaluate("taps.length = 0; trap.blur()");
    await page.locator("#pay").click();
    expect(await page.evaluate("taps")).not.toEqual([]);
    expect(await page.evaluate("document.activeElement.id")).not.toBe("pay");
  }
});

test("hotkeys that the page puts on the window after the loader get nothing, before the first opening too", async () => {
  host.script = `
    window.heard = [];
    window.late = () => addEventListener("keydown", (event) => {
      heard.push(event.key);
      if (/INPUT|TEXTAREA/.test(event.target.tagName)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    }, true);`;
  const { page, open, homeField } = await arrive(desktop);
  await ready(page);
  await page.evaluate("late()");
  await open();
  await homeField.click();
  await page.keyboard.type("jk /abc", { delay: 20 });
  await becomes(() => homeField.inputValue(), "jk /abc");
  expect(await page.evaluate("heard")).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.locator("#pay").click();
  await page.keyboard.press("a");
  expect(await page.evaluate("heard")).toContain("a");
});

describe("W13 the back button", () => {
  test("closes one level each, and leaves the page alone", async () => {
    const { page, open, panel, ask, log, launcher } = await arrive();
    const address = page.url();
    await open();
    await panel.locator(".tile").first().click();
    await panel.locator(".row-button").first().click();
    await panel.locator(".rich-text").waitFor();
    await page.goBack();
    await panel.locator(".rich-text").waitFor({ state: "detached" });
    await page.goBack();
    await panel.locator(".home").waitFor();
    await page.goBack();
    await panel.waitFor({ state: "detached" });
    await launcher.waitFor();
    expect(page.url()).toBe(address);

    await open();
    await ask("怎么提现");
    await log.waitFor();
    await page.goBack();
    await panel.locator(".home").waitFor();
  });

  test("is not used up by levels that were closed by a button", async () => {
    const { page, open, button, say, panel } = await arrive();
    await page.evaluate(() => history.pushState({ mine: 1 }, "", "#two"));
    await open();
    await button(say("panel.close")).click();
    await panel.waitFor({ state: "detached" });
    await becomes(() => page.evaluate(() => history.state), { mine: 1 });
    await page.goBack();
    await becomes(() => page.evaluate(() => location.hash), "");
  });

  test("has its levels also after the widget was closed and opened in the same moment", async () => {
    const { page, open, ask, log, panel } = await arrive();
    await open();
    await ask("怎么提现");
    await log.waitFor();
    for (const waits of [false, true]) {
      await page.evaluate(async (on) => {
        const call = (window as unknown as { PocketDesk(name: string): void }).PocketDesk;
        const popped = new Promise((resolve) =>
          addEventListener("popstate", resolve, { once: true }),
        );
        call("close");
        if (on) await new Promise((resolve) => setTimeout(resolve));
        call("open");
        // The browser's way back over the levels that were closed.
        await popped;
      }, waits);
      await log.waitFor();
    }
    await page.goBack();
    await panel.locator(".home").waitFor();
    await page.goBack();
    await panel.waitFor({ state: "detached" });
  });

  test("of an app asks the widget first", async () => {
    const { page, open, ask, panel } = await arrive(desktop);
    const back = () => page.evaluate("PocketDesk('back')");
    expect(await back()).toBe(false);
    await open();
    await ask("怎么提现");
    expect(await back()).toBe(true);
    await panel.locator(".home").waitFor();
    expect(await back()).toBe(true);
    await panel.waitFor({ state: "detached" });
    expect(await back()).toBe(false);
  });
});

test("the widget's files come from where its script came from, whatever server it talks to", async () => {
  const page = await testBed.page(phone);
  const asked: string[] = [];
  await page.route(/\/cdn\//, async (route) => {
    const path = new URL(route.request().url()).pathname.replace("/cdn", "");
    asked.push(path);
    const response = await fetch(testBed.url() + path);
    await route.fulfill({
      body: Buffer.from(await response.arrayBuffer()),
      contentType: response.headers.get("content-type") ?? "",
    });
  });
  host.strict = false;
  await page.goto(host.origin("wallet.example"));
  await page.evaluate((server) => {
    document.querySelector("pocket-desk")?.remove();
    const script = document.createElement("script");
    script.src = "/cdn/widget.js";
    script.dataset.server = server;
    document.body.append(script);
  }, testBed.url());
  const { open, ask, state } = widgetOn(page);
  await open();
  await ask("怎么提现");
  await becomes(() => state.allTextContents(), ["已发送"]);
  expect(asked.some((path) => path.startsWith("/widget/app-"))).toBe(true);
});

test("logout closes the sheet, and nothing is kept or connected until the widget is opened again", async () => {
  host.script = `${queue} window.closings = 0; PocketDesk("on", "close", () => { closings += 1 });`;
  const { page, open, ask, state, panel, live } = await arrive();
  await open();
  await ask("订单尾号 5566");
  await becomes(() => state.allTextContents(), ["已发送"]);
  await page.evaluate("PocketDesk('logout')");
  await panel.waitFor({ state: "detached" });
  await becomes(() => Promise.resolve(live()), 0);
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({});
  expect(await page.evaluate("closings")).toBe(1);
  await page.evaluate("PocketDesk('boot', { theme: 'dark' })");
  expect(live()).toBe(0);
  await open();
  await panel.getByRole("heading", { name: /好$/ }).waitFor();
  await becomes(() => Promise.resolve(live()), 1);
  expect(await panel.locator(".going").count()).toBe(0);
});
