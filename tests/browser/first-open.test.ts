import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import launcherTexts from "../../widget/locales/launcher.json" with { type: "json" };
import { becomes, desktop, phone, useTestBed } from "./browser.ts";
import { useHostPage } from "./host-page.ts";
import { holdRequests } from "./network.ts";
import { widgetOn } from "./widget.ts";

const host = useHostPage(() => testBed.url());
const testBed = useTestBed(() => ({ ALLOWED_ORIGINS: host.origin("wallet.example") }));

async function arrive(options = phone) {
  const page = await testBed.page(options);
  await page.goto(host.origin("wallet.example"));
  const frame = page.getByRole("dialog", { name: launcherTexts.label, exact: true });
  return {
    ...widgetOn(page),
    frame,
    close: frame.getByRole("button", { name: launcherTexts.close }),
    retry: frame.getByRole("button", { name: launcherTexts.retry }),
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
  await alice.frame.getByText(launcherTexts.failure).waitFor();
  await alice.retry.waitFor();
  expect(await alice.page.evaluate("navigator.onLine")).toBe(false);
  expect(await redTexts(alice.page)).toEqual([]);

  await alice.retry.click();
  await alice.frame.getByText(launcherTexts.failure).waitFor();
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
  await alice.frame.getByText(launcherTexts.failure).waitFor();
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
  await alice.frame.getByText(launcherTexts.failure).waitFor();
  expect(refused).toBeGreaterThan(0);
  await alice.page.unroute(texts);
  await alice.retry.click();
  await alice.panel.locator(".greeting").waitFor();
});

test("the full page shows its frame while the widget loads, without a close button", async () => {
  const page = await testBed.page(phone);
  const held = await holdRequests(page, `${testBed.url()}/widget/app-*.js`);
  await page.goto(`${testBed.url()}/support?locale=zh-CN`);
  const frame = page.getByRole("dialog", { name: launcherTexts.label, exact: true });
  await frame.waitFor();
  await becomes(held.count, 1);
  expect(await frame.getByRole("button").count()).toBe(0);
  held.letGo();
  await widgetOn(page).panel.waitFor();
});
