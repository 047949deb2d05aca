/** What agents read beside their customers, and the head of a conversation on a phone. */

import { expect, test } from "vitest";
import { violations } from "./axe.ts";
import { desktop, phone, useTestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { directAgent, invited } from "./direct.ts";
import { keepPicture } from "./looks-right.ts";
import { waits, walletSecret } from "./waiting-customers.ts";

const testBed = useTestBed(() => ({ IDENTITY_SECRET: walletSecret }));

test("an agent finds an article in 知识 and takes it along into the reply that is open", async () => {
  const waiting = await waits(testBed.url(), 1);
  const bo = deskOn(await testBed.page(desktop));
  const { page, say, button } = bo;
  await bo.signIn(testBed.url(), await invited(testBed.url(), "小博", "agent"));
  await button("rail.knowledge").click();
  await page.getByText(say("reading.choose")).waitFor();
  await page.getByLabel(say("reading.search")).fill("支付失败");
  await page.getByRole("heading", { name: say("reading.found") }).waitFor();
  await page.locator(".shelf-row").first().click();
  await page.getByText(say("reading.nobodyOpen")).waitFor();
  await page.locator(".stage-frames iframe").waitFor();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await violations(page, colorScheme === "light" ? "all" : "colours")).toEqual([]);
    await keepPicture(page, `reading-${colorScheme}`);
  }
  // What editors have is not there: no file, no way to the gaps.
  expect(await page.getByText(".md").count()).toBe(0);
  expect(await button("gaps.back").count()).toBe(0);

  await button("rail.desk").click();
  await bo.goOnDuty();
  await bo.takeNext();
  await button("rail.knowledge").click();
  await button("article.attach").click();
  await page.locator(".attached").waitFor();
  await bo.reply.waitFor();
  waiting.socket.disconnect();
  expect(testBed.problems).toEqual([]);
});

test("A7 on a phone the head of a conversation is one row, and the other tools are behind one button", async () => {
  const waiting = await waits(testBed.url(), 2);
  const account = await invited(testBed.url(), "小雨", "agent");
  const direct = await directAgent(testBed.url(), account);
  const id = await direct.takes();
  const bo = deskOn(await testBed.page(phone));
  const { page, say, button } = bo;
  await bo.signIn(testBed.url(), account);
  await page.goto(`${testBed.url()}/console/#/desk/${id}`);
  const head = page.locator("header.head");
  await head.waitFor();
  const { height, cut } = await head.evaluate((one) => ({
    height: one.getBoundingClientRect().height,
    cut: one.scrollWidth > one.clientWidth,
  }));
  expect([Math.ceil(height) <= 60, cut]).toEqual([true, false]);
  const tops = await head
    .locator(":scope > button:visible, :scope > .head-who")
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()));
  expect(Math.max(...tops.map(({ top }) => top))).toBeLessThan(
    Math.min(...tops.map(({ bottom }) => bottom)),
  );
  await button("head.more").click();
  const menu = page.locator("#head-more");
  for (const key of ["tickets.title", "release", "transfer", "head.transcript"])
    await menu.getByText(say(key), { exact: true }).waitFor();
  await keepPicture(page, "head-more");
  await menu.getByText(say("transfer"), { exact: true }).click();
  await bo.dialog.waitFor();
  waiting.socket.disconnect();
  direct.leaves();
  expect(testBed.problems).toEqual([]);
});
