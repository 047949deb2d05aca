import type { Locator, Page } from "playwright-core";
import { afterEach, describe, expect, test } from "vitest";
import englishWords from "../../widget/locales/first/en.json" with { type: "json" };
import firstTexts from "../../widget/locales/first/zh-CN.json" with { type: "json" };
import { violations } from "./axe.ts";
import { becomes, desktop, phone, useTestBed } from "./browser.ts";
import { useHostPage } from "./host-page.ts";
import { keepPicture } from "./looks-right.ts";
import { holdRequests } from "./network.ts";
import { widgetOn } from "./widget.ts";

const host = useHostPage(() => testBed.url());
const testBed = useTestBed(() => ({ ALLOWED_ORIGINS: host.origin("wallet.example") }));

const firstWordsIn = { "zh-CN": firstTexts, en: englishWords };
const [failureTitle = ""] = firstTexts.failure.split("\n");

async function arrive(options = phone) {
  const page = await testBed.page(options);
  await page.goto(host.origin("wallet.example"));
  // What the loader fetches right behind itself is there by then.
  await page.getByRole("button", { name: firstTexts.label, exact: true }).waitFor();
  const frame = page.getByRole("dialog", { name: firstTexts.label, exact: true });
  return {
    ...widgetOn(page),
    frame,
    close: frame.getByRole("button", { name: firstTexts.close }),
    retry: frame.getByRole("button", { name: firstTexts.retry }),
  };
}

/** All that is red on the page outside of the sheet. */
const redTexts = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector("pocket-desk")?.shadowRoot;
    const launcher = root?.querySelector("button");
    return launcher
      ? [launcher.title, getComputedStyle(launcher, "::before").content].filter(
          // The launcher's picture is a box without a text.
          (text) => !["", "none", '""'].includes(text),
        )
      : ["no launcher"];
  });

test.each([
  ["phone", phone],
  ["desktop", desktop],
])(
  "on a %s the tap shows a sheet with a close button before anything has loaded",
  async (_, on) => {
    const alice = await arrive(on);
    await alice.launcher.waitFor();
    const held = await holdRequests(alice.page, `${testBed.url()}/widget/**`);
    // In the same task as the tap, so no network and no slow device comes between.
    const shown = await alice.page.evaluate(() => {
      const root = document.querySelector("pocket-desk")?.shadowRoot;
      root?.querySelector("button")?.click();
      const { width, height } = root?.querySelector(".frame")?.getBoundingClientRect() ?? {};
      return { width, height };
    });
    expect(shown.height).toBeGreaterThan(300);
    await becomes(held.count, 1);
    await alice.frame.waitFor();
    expect(await alice.panel.count()).toBe(0);

    await alice.close.click();
    expect(await alice.frame.count()).toBe(0);
    await alice.launcher.click();
    await alice.frame.press("Escape");
    expect(await alice.frame.count()).toBe(0);
    await alice.page.locator("#pay").click();

    // Closed is closed, also when the widget comes; the next tap has it at once.
    held.letGo();
    await alice.launcher.click();
    await alice.panel.waitFor();
    expect(await alice.frame.count()).toBe(0);
    expect(testBed.problems).toEqual([]);
  },
);

describe.each([
  ["zh-CN", "light", "客服", "暂时连接不上", "rgb(241, 243, 247)"],
  ["en", "dark", "Support", "No connection", "rgb(16, 18, 22)"],
] as const)("in %s and %s the sheet that waits", (locale, theme, title, failure, ground) => {
  const waits = async () => {
    host.script = `window.PocketDesk = window.PocketDesk || function () { (PocketDesk.q = PocketDesk.q || []).push(arguments) };
      PocketDesk("boot", ${JSON.stringify({ locale, theme, brand: { name: "星河钱包", accent: "#0a7" } })});`;
    const page = await testBed.page(phone);
    // With them the telephone comes first.
    await page.route(`${testBed.url()}/widget.known.js*`, (route) => route.abort());
    await page.goto(host.origin("wallet.example"));
    const launcher = page.locator("pocket-desk button").first();
    const { label, retry } = firstWordsIn[locale];
    await becomes(() => launcher.getAttribute("aria-label"), label);
    const held = await holdRequests(page, `${testBed.url()}/widget/**`);
    await launcher.click();
    const frame = page.locator("pocket-desk .frame");
    return { page, held, frame, retry: frame.getByRole("button", { name: retry, exact: true }) };
  };
  afterEach(() => {
    host.script = "";
  });

  test("has the wallet's name and colours, and the shape of home", async () => {
    const { page, frame, held } = await waits();
    await becomes(() => frame.locator("b").textContent(), `星河钱包${title}`);
    expect(await frame.locator(".face").textContent()).toBe("星");
    const shapes = await frame
      .locator(".shape > i")
      .evaluateAll((all) =>
        Object.fromEntries(all.map((one) => [one.className, one.getBoundingClientRect().toJSON()])),
      );
    held.letGo();
    const { panel } = widgetOn(page, locale);
    await panel.locator(".rows .row-button").first().waitFor();
    await page.emulateMedia({ reducedMotion: "reduce" });
    const near = async (shape: string, selector: string) => {
      const box = await panel.locator(selector).first().boundingBox();
      expect(Math.abs(shapes[shape].y - (box?.y ?? 0)), shape).toBeLessThan(9);
      expect(Math.abs(shapes[shape].x - (box?.x ?? 0)), shape).toBeLessThan(2);
    };
    await near("greeting", ".greeting");
    await near("field", ".ask .composer-row");
    await near("danger", ".emergency");
  });

  test("says in the middle why nothing comes, with one button over the whole width", async () => {
    const { page, frame, retry, held } = await waits();
    const ofFrame = (name: string) =>
      frame.evaluate((one, property) => getComputedStyle(one).getPropertyValue(property), name);
    await becomes(held.count, 1);
    held.refuse();
    await frame.getByText(failure).waitFor();
    const box = await frame.boundingBox();
    const button = await retry.boundingBox();
    expect(box).toEqual({ x: 0, y: 44, width: 390, height: 800 });
    expect(button?.width).toBe(390 - 32);
    expect(button?.height).toBeGreaterThanOrEqual(44);
    expect(await frame.locator("p").evaluate((one) => getComputedStyle(one).textAlign)).toBe(
      "center",
    );
    expect((await frame.locator("p").innerText()).split("\n")).toHaveLength(2);
    expect(await ofFrame("background-image")).toContain(ground);
    // The page behind it is dimmed.
    expect(await ofFrame("box-shadow")).toMatch(/rgba\(/);
    expect(await retry.evaluate((one) => getComputedStyle(one).backgroundColor)).not.toMatch(
      /rgba\(0, 0, 0, 0\)/,
    );
    expect(await page.evaluate("navigator.onLine")).toBe(true);
  });
});

test("the sheet that waits has the wallet's name and colour of the last visit, where the page says neither", async () => {
  const page = await testBed.page(phone);
  await page.addInitScript(() => {
    localStorage["pocketdesk:wallet"] = "北斗钱包";
    localStorage["pocketdesk:accent"] = "#0b7a4b";
  });
  await page.goto(host.origin("wallet.example"));
  await page.getByRole("button", { name: firstTexts.label, exact: true }).waitFor();
  await holdRequests(page, `${testBed.url()}/widget/**`);
  await page.locator("pocket-desk button").first().click();
  const frame = page.locator("pocket-desk .frame");
  await becomes(() => frame.locator("b").textContent(), `北斗钱包${firstTexts.title}`);
  expect(await frame.locator(".face").textContent()).toBe("北");
  const accent = () =>
    page.evaluate(() =>
      document.querySelector<HTMLElement>("pocket-desk")?.style.getPropertyValue("--pd-accent"),
    );
  expect(await accent()).toBe("rgb(11,122,75)");
  expect(testBed.problems).toEqual([]);
});

test("the mark of a wallet that the page does not name is the support's letter, and changes once", async () => {
  const alice = await arrive();
  const held = await holdRequests(alice.page, `${testBed.url()}/widget/**`);
  await alice.launcher.click();
  await becomes(held.count, 1);
  await alice.page.evaluate(() => {
    const root = document.querySelector("pocket-desk")?.shadowRoot;
    const seen: string[] = [];
    const look = () => {
      const mark = root?.querySelector(".panel .mark") ?? root?.querySelector(".frame .face");
      if (mark && mark.textContent !== seen.at(-1)) seen.push(mark.textContent);
    };
    if (root)
      new MutationObserver(look).observe(root, {
        childList: true,
        subtree: true,
        characterData: true,
      });
    look();
    Object.assign(window, { seen });
  });
  held.letGo();
  await becomes(() => alice.panel.locator(".mark").textContent(), "星");
  expect(await alice.page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([
    "客",
    "星",
  ]);
});

test("the sheet stands where the widget's own will stand", async () => {
  for (const on of [phone, desktop]) {
    const alice = await arrive(on);
    const held = await holdRequests(alice.page, `${testBed.url()}/widget/**`);
    await alice.launcher.click();
    const before = await alice.frame.boundingBox();
    await becomes(held.count, 1);
    held.letGo();
    await alice.panel.waitFor();
    await alice.page.emulateMedia({ reducedMotion: "reduce" });
    expect(await alice.panel.boundingBox()).toEqual(before);
  }
});

test("the first opening without a network says so in the sheet, and goes on by itself once it is back", async () => {
  const alice = await arrive();
  await alice.launcher.waitFor();
  await alice.page.context().setOffline(true);
  await alice.launcher.click();
  await alice.frame.getByText(failureTitle).waitFor();
  await alice.retry.waitFor();
  expect(await alice.page.evaluate("navigator.onLine")).toBe(false);
  expect(await redTexts(alice.page)).toEqual([]);

  await alice.retry.click();
  await alice.frame.getByText(failureTitle).waitFor();
  await alice.page.context().setOffline(false);
  await alice.panel.locator(".greeting").waitFor();
  expect(await alice.frame.count()).toBe(0);
  expect(testBed.problems).toEqual([]);
});

test("a server that was away is asked again by the button", async () => {
  const alice = await arrive();
  let refused = 0;
  await alice.page.route(`${testBed.url()}/widget**/**`, (route) => {
    refused += 1;
    return route.abort();
  });
  await alice.launcher.click();
  await alice.frame.getByText(failureTitle).waitFor();
  expect(refused).toBeGreaterThan(0);
  await alice.page.unroute(`${testBed.url()}/widget**/**`);
  await alice.retry.click();
  await alice.panel.waitFor();
});

test("a page with the loader of an earlier version gets the widget of today", async () => {
  const page = await testBed.page(phone);
  const gone: number[] = [];
  page.on("response", (response) => {
    if (response.url().includes("app-Earlier.js")) gone.push(response.status());
  });
  await page.route(`${testBed.url()}/widget.js`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/app-[\w-]+\.js/, "app-Earlier.js");
    await route.fulfill({ response, body });
  });
  await page.goto(host.origin("wallet.example"));
  const alice = widgetOn(page);
  await alice.open();
  expect(gone).toContain(404);
  await alice.ask("怎么提现");
  await alice.log.locator(".card").first().waitFor();
  // One widget, though two addresses lead to it.
  await alice.button("返回").click();
  await alice.panel
    .locator(".row-button:not(.emergency, .going, .history, .contact)")
    .first()
    .click();
  await alice.panel.locator(".rich-text").waitFor();
  expect(testBed.problems).toEqual([]);
});

test("a text that cannot be loaded leaves the sheet with a retry, not an empty page", async () => {
  const alice = await arrive();
  let refused = 0;
  const texts = `${testBed.url()}/widget/zh-CN-*.js`;
  await alice.page.route(texts, (route) => {
    refused += 1;
    return route.abort();
  });
  await alice.launcher.click();
  await alice.frame.getByText(failureTitle).waitFor();
  expect(refused).toBeGreaterThan(0);
  await alice.page.unroute(texts);
  await alice.retry.click();
  await alice.panel.locator(".greeting").waitFor();
});

test("the full page shows its frame while the widget loads, without a close button", async () => {
  const page = await testBed.page(phone);
  const held = await holdRequests(page, `${testBed.url()}/widget/app-*.js`);
  await page.goto(`${testBed.url()}/support?locale=zh-CN`);
  const frame = page.getByRole("dialog", { name: firstTexts.label, exact: true });
  await frame.waitFor();
  await becomes(held.count, 1);
  expect(await frame.getByRole("button").count()).toBe(0);
  expect(await frame.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  held.letGo();
  await widgetOn(page).panel.waitFor();
});

test("C8 opened for the first time without a network, the steps of an emergency stand within 300 ms, until there is one", async () => {
  const page = await testBed.page(phone);
  const steps = page.waitForResponse((response) => response.url().includes("/widget.known.js"));
  await page.goto(host.origin("wallet.example"));
  await (await steps).finished();
  const alice = widgetOn(page);
  const frame = page.getByRole("dialog", { name: firstTexts.label, exact: true });
  await alice.launcher.waitFor();
  await page.context().setOffline(true);
  // In the page, so that no call between the test and the browser is counted.
  const took = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const root = document.querySelector("pocket-desk")?.shadowRoot;
        const begun = performance.now();
        const look = () => {
          if (!root?.querySelector(".frame ol > li")) return requestAnimationFrame(look);
          return resolve(performance.now() - begun);
        };
        root?.querySelector("button")?.click();
        look();
      }),
  );
  expect(took).toBeLessThan(300);
  await hotlineComesFirst(frame);
  expect(await frame.locator("details").count()).toBeGreaterThan(3);
  expect(await frame.locator("details[open] li").count()).toBeGreaterThan(2);
  await keepPicture(page, "first-open-offline");
  expect(await violations(page, "all")).toEqual([]);
  // Who tries again without a network keeps them.
  await frame.getByRole("button", { name: firstTexts.retry }).click();
  await hotlineComesFirst(frame);
  // Nothing was stored for it.
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await page.context().setOffline(false);
  await frame.waitFor({ state: "detached" });
  await alice.panel.waitFor();
});

test("C8 the full page whose widget does not come shows whom to call and a retry, and goes on once it comes", async () => {
  const page = await testBed.page(phone);
  const files = `${testBed.url()}/widget/app-*.js`;
  let refused = 0;
  await page.route(files, (route) => {
    refused += 1;
    return route.abort();
  });
  await page.goto(`${testBed.url()}/support?locale=zh-CN`);
  const frame = page.getByRole("dialog", { name: firstTexts.label, exact: true });
  await frame.getByText(failureTitle).waitFor();
  expect(refused).toBeGreaterThan(0);
  await hotlineComesFirst(frame);
  expect(await frame.locator("details[open] li").count()).toBeGreaterThan(2);
  await keepPicture(page, "support-without-widget");
  expect(await violations(page, "all")).toEqual([]);
  await page.unroute(files);
  await frame.getByRole("button", { name: firstTexts.retry }).click();
  await widgetOn(page).panel.waitFor();
  expect(await frame.count()).toBe(0);
});

/** The one filled thing is the number for emergencies; trying again stands below it, without a ground of its own. */
async function hotlineComesFirst(frame: Locator) {
  const call = frame.getByRole("link", { name: "拨打 400-800-0110" });
  await call.waitFor();
  expect(await call.getAttribute("href")).toBe("tel:4008000110");
  const groundOf = (one: Locator) => one.evaluate((node) => getComputedStyle(node).backgroundColor);
  expect(await groundOf(call)).toBe("rgb(194, 38, 28)");
  const retry = frame.getByRole("button", { name: firstTexts.retry });
  expect(await groundOf(retry)).toBe("rgba(0, 0, 0, 0)");
  const [callBox, retryBox] = [await call.boundingBox(), await retry.boundingBox()];
  expect(callBox?.width).toBe(390 - 32);
  for (const box of [callBox, retryBox]) expect(box?.height).toBeGreaterThanOrEqual(44);
  expect(retryBox?.y).toBeGreaterThan((callBox?.y ?? 0) + (callBox?.height ?? 0));
}
