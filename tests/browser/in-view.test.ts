/** What has come is in view: the question with its answer, and the time at which somebody comes. */

import type { Locator } from "playwright-core";
import { afterEach, expect, test } from "vitest";
import { becomes, phone, useTestBed } from "./browser.ts";
import { directAgent } from "./direct.ts";
import { type WidgetPage, widgetOn } from "./widget.ts";

const testBed = useTestBed(() => ({ RATE_LIMITS: "off" }));
const leaving: (() => void)[] = [];
afterEach(() => {
  for (const leave of leaving.splice(0)) leave();
});

const support = () => `${testBed.url()}/support?locale=zh-CN`;

async function customer(height: number): Promise<WidgetPage> {
  const viewport = { width: 390, height };
  const page = await testBed.page({ ...phone, viewport, reducedMotion: "reduce" });
  const alice = widgetOn(page);
  await page.goto(support());
  return alice;
}

/** How far below the log's upper edge it stands, in pixels. */
const topOf = ({ log }: WidgetPage, part: Locator): Promise<number> =>
  Promise.all([log.boundingBox(), part.boundingBox()]).then(([frame, box]) =>
    Math.round((box?.y ?? Number.NaN) - (frame?.y ?? Number.NaN)),
  );

const rowWith = ({ log }: WidgetPage, text: string) =>
  log.locator("[data-row]", { hasText: text }).first();

test("a question stays in view with its answer, and the log begins with it", async () => {
  const alice = await customer(660);
  await alice.ask("转账一直没到账");
  await alice.log.locator(".card").waitFor();
  await alice.button("我也遇到").waitFor();
  const first = rowWith(alice, "转账一直没到账");
  await becomes(async () => (await topOf(alice, first)) >= 0, true);
  await alice.write("周末算不算");
  await alice.button("查看全文").waitFor();
  const next = rowWith(alice, "周末算不算");
  await becomes(async () => (await topOf(alice, next)) >= 0, true);
  expect(await alice.panel.locator(".to-end").count()).toBe(0);
});

test("the time at which somebody comes is in view, after the request and after a return", async () => {
  const bo = await directAgent(testBed.url());
  leaving.push(bo.leaves);
  const alice = await customer(480);
  await alice.ask("转人工");
  await alice.queue.waitFor();
  await alice.log.locator(".question").waitFor();
  await alice.log.locator(".waiting").getByText("拨打").waitFor();
  const isFirst = async () => {
    const top = await topOf(alice, alice.queue);
    return top >= 0 && top < 40;
  };
  const overflow = await alice.log.evaluate((log) => log.scrollHeight - log.clientHeight);
  expect(overflow).toBeGreaterThan(120);
  await becomes(isFirst, true);
  await alice.page.reload();
  await alice.panel.locator(".going").click();
  await alice.log.locator(".question").waitFor();
  await becomes(isFirst, true);
});
