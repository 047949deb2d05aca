/** What a page calls wrongly, or with nothing, before and after anybody opens the widget; and the launcher that nobody has opened yet. */

import type { Page } from "playwright-core";
import { afterEach, describe, expect, test } from "vitest";
import firstTexts from "../../widget/locales/first/zh-CN.json" with { type: "json" };
import { becomes, phone, until, useTestBed } from "./browser.ts";
import { useHostPage } from "./host-page.ts";
import { widgetOn } from "./widget.ts";

const host = useHostPage(() => testBed.url());
const testBed = useTestBed(() => ({ ALLOWED_ORIGINS: host.origin("wallet.example") }));

afterEach(() => {
  Object.assign(host, { script: "", css: "", strict: true });
});

const listening = `
  window.PocketDesk = function () { (PocketDesk.q = PocketDesk.q || []).push(arguments) };
  window.errors = [];
  PocketDesk("on", "error", ({ code, reason }) => errors.push(reason || code));`;

async function arrive(prepare = async (_: Page): Promise<unknown> => undefined) {
  const page = await testBed.page(phone);
  await prepare(page);
  await page.goto(host.origin("wallet.example"));
  const call = (code: string) => page.evaluate(code);
  const errors = () => page.evaluate("errors.slice().sort()");
  const ready = () => page.getByRole("button", { name: firstTexts.label, exact: true }).waitFor();
  return { ...widgetOn(page), call, errors, ready };
}

test("a name that there is not is said at once, though nobody opens the widget, and each once", async () => {
  host.script = `${listening}
    PocketDesk("boot", { launcher: false, colour: "red", theme: "blue" });
    PocketDesk("opne");
    PocketDesk("on", "unraed", () => {});`;
  const { call, errors, panel, host: element } = await arrive();
  const said = ["unknownEvent", "unknownOption", "unknownOption", "unknownValue"];
  await becomes(errors, said);
  await call(`PocketDesk("clsoe")`);
  await becomes(errors, [...said, "unknownOption"].sort());
  await call(`PocketDesk("on", "clsoed", () => {})`);
  const all = [...said, "unknownOption", "unknownEvent"].sort();
  await becomes(errors, all);
  expect(await panel.count()).toBe(0);
  expect(await element.locator(".pd").count()).toBe(0);

  await call(`PocketDesk("open")`);
  await panel.locator(".greeting").waitFor();
  await call(`PocketDesk("update", { locale: "zh-CN" })`);
  await call(`PocketDesk("on", "opnend", () => {})`);
  await becomes(errors, [...all, "unknownEvent"].sort());
});

test("a page that uses what there is loads no words for mistakes", async () => {
  host.script = `${listening} PocketDesk("boot", { theme: "auto", brand: { name: "W" } });`;
  const loaded: string[] = [];
  const { page, errors, ready } = await arrive(async (one) => {
    one.on("request", (request) => loaded.push(request.url()));
  });
  await ready();
  await until(() => expect(loaded.some((url) => url.includes("widget.known.js"))).toBe(true));
  await page.waitForLoadState("networkidle");
  expect(loaded.filter((url) => url.includes("explain-use"))).toEqual([]);
  expect(await errors()).toEqual([]);
});

describe("open", () => {
  test.each(["null", "undefined", '""'])("with %s is open without a target", async (given) => {
    host.script = listening;
    const { call, errors, panel, ready } = await arrive();
    await ready();
    await call(`PocketDesk("open", ${given})`);
    await panel.locator(".greeting").waitFor();
    await call(`PocketDesk("open", ${given})`);
    expect(await errors()).toEqual([]);
  });

  test("a bug in showing a target is no missing network, and takes nothing else with it", async () => {
    host.script = `${listening}
      window.risen = [];
      addEventListener("unhandledrejection", (event) => {
        risen.push(String(event.reason));
        event.preventDefault();
      });`;
    const { call, errors, host: element, panel, launcher, ready } = await arrive();
    await ready();
    await call(`PocketDesk("open", { get draft() { throw new Error("a bug") } })`);
    await becomes(() => call("risen"), ["Error: a bug"]);
    await becomes(() => element.locator(".frame").count(), 0);
    expect(await errors()).toEqual([]);
    await launcher.click();
    await panel.locator(".greeting").waitFor();
  });

  test("with words of the page's leaves what the customer was writing, also after a reload", async () => {
    const alice = await arrive();
    await alice.ready();
    await alice.call(`PocketDesk("open", { draft: "没到账" })`);
    await alice.composer.fill("昨天下午转的五百块到现在还没到账");
    await alice.call(`PocketDesk("close")`);
    await alice.call(`PocketDesk("open", { errorCode: "PAY-1001" })`);
    const both = "昨天下午转的五百块到现在还没到账\nPAY-1001";
    await becomes(() => alice.composer.inputValue(), both);
    await alice.page.reload();
    await alice.ready();
    await alice.call(`PocketDesk("open", { errorCode: "PAY-1001" })`);
    await becomes(() => alice.composer.inputValue(), both);
    expect(await alice.own.count()).toBe(0);
  });
});

test("the launcher that nobody has opened yet stands in the window of a page that transforms everything", async () => {
  host.css = "* { transform: translateX(0) } body { min-height: 3000px }";
  const { launcher, page } = await arrive();
  const bottom = async () => {
    const box = await launcher.boundingBox();
    return (box?.y ?? 0) + (box?.height ?? 0);
  };
  await until(async () => expect(await bottom()).toBeLessThan(844));
  expect(await bottom()).toBeGreaterThan(844 / 2);
  expect(await page.evaluate("document.documentElement.scrollHeight")).toBeGreaterThan(2000);
});

describe("without constructed sheets the launcher that nobody has opened yet", () => {
  const without = `
    window.CSSStyleSheet = function () { throw new TypeError("Illegal constructor") };
    delete ShadowRoot.prototype.adoptedStyleSheets;
    delete Document.prototype.adoptedStyleSheets;`;
  const looks = (launcher: Awaited<ReturnType<typeof arrive>>["launcher"]) =>
    launcher.evaluate((button) => {
      const { position, backgroundColor } = getComputedStyle(button);
      return [position, backgroundColor, Math.round(button.getBoundingClientRect().width)];
    });

  test("has its place and its colour", async () => {
    Object.assign(host, { strict: false, script: without });
    const { launcher, ready } = await arrive();
    await ready();
    await becomes(() => looks(launcher), ["fixed", "rgb(26, 85, 238)", 56]);
  });

  test("has them also where what comes behind the loader does not come", async () => {
    Object.assign(host, { strict: false, script: without });
    const { launcher } = await arrive((page) =>
      page.route("**/widget.early.js", (route) => route.abort()),
    );
    await becomes(() => looks(launcher), ["fixed", "rgb(26, 85, 238)", 56]);
  });
});
