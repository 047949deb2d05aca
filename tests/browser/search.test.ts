/** Search and palette: what was said is found again, by keyboard alone. */

import { expect, test } from "vitest";
import type { SearchResults } from "../../protocol/search.ts";
import { violations } from "./axe.ts";
import { becomes, desktop, phone, useTestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { directAgent } from "./direct.ts";
import { keepPicture } from "./looks-right.ts";
import { widgetOn } from "./widget.ts";

const testBed = useTestBed(() => ({ RATE_LIMITS: "off" }));

test("A9 a slash leads to the search, two characters find the conversation, and Ctrl K everything", async () => {
  const alice = widgetOn(await testBed.page(phone));
  await alice.page.goto(`${testBed.url()}/support?locale=zh-CN`);
  await alice.ask("下午转给房东的钱到现在没到账");
  const bo = deskOn(await testBed.page(desktop));
  const { page, say } = bo;
  const looksRight = async (name: string) => {
    // What was found for other words is pale until the answer is there.
    await page.locator('.search-list[data-stale="true"]').waitFor({ state: "detached" });
    for (const colorScheme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect(await violations(page, "all")).toEqual([]);
      await keepPicture(page, `${name}-${colorScheme}`);
    }
  };
  await bo.signIn(testBed.url());
  await page.keyboard.press("/");
  const field = page.getByRole("searchbox", { name: say("search.label") });
  await field.waitFor();
  await looksRight("search-empty");
  await becomes(async () => {
    await field.fill("");
    await field.fill("房东");
    await page.waitForTimeout(700);
    return page.locator(".search-row mark").count();
  }, 1);
  await page.locator(".preview-log mark").first().waitFor();
  await looksRight("search");

  // A colleague's note is found in its place between what was said; the search is kept, and asked again.
  const answer = await page.request.get(`${testBed.url()}/api/agent/search?q=房东`);
  const { conversations } = (await answer.json()) as SearchResults;
  const colleague = await directAgent(testBed.url());
  const text = "等银行回执，今天内有结果";
  await colleague.call("note:add", { conversationId: conversations[0]?.row.id, text });
  await becomes(async () => {
    await field.fill("");
    await field.fill("回执");
    await page.waitForTimeout(700);
    return page.locator(".search-row mark").count();
  }, 1);
  await page.locator('.preview-log [data-author="note"] mark').waitFor();
  const choose = (name: string, value: string) =>
    page.getByRole("combobox", { name: say(name), exact: true }).selectOption(value);
  await choose("search.outcome", "open");
  await choose("search.order", "relevance");
  await page.locator(".search-row mark").first().waitFor();
  await looksRight("search-note");
  await page.keyboard.press("Escape");
  await page.keyboard.press("s");
  await bo.dialog.getByLabel(say("search.saveName")).fill("等回执的");
  await looksRight("search-save");
  await page.keyboard.press("Enter");
  await bo.dialog.waitFor({ state: "detached" });
  await field.fill("");
  await page.getByRole("button", { name: "等回执的 回执" }).waitFor();
  await looksRight("search-saved");
  await page.getByRole("button", { name: "等回执的 回执" }).click();
  await page.locator(".search-row mark").first().waitFor();
  expect(await field.inputValue()).toBe("回执");
  await choose("search.outcome", "agent");
  await page.getByText(say("search.none.conversations", { words: "回执" })).waitFor();
  await choose("search.outcome", "");
  await field.fill("房东");
  await page.locator(".search-row mark").first().waitFor();

  // Esc leaves the field, and the letters are keys: kinds, conditions, hits.
  await page.keyboard.press("Escape");
  await page.keyboard.press("2");
  await page.getByText(say("search.none.customers", { words: "房东" })).waitFor();
  await looksRight("search-none");
  await page.keyboard.press("1");
  await page.keyboard.press("f");
  await page.keyboard.press("ArrowDown");
  await page.locator('.filter-chip[data-set="true"]').waitFor();
  await page.locator(".search-row mark").waitFor();
  await looksRight("search-narrow");
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press("Enter");
  await bo.log.getByText("下午转给房东的钱到现在没到账").waitFor();
  expect(page.url()).toMatch(/#\/desk\/[\w-]{36}$/);

  await page.keyboard.press("Control+k");
  const palette = page.getByRole("combobox", { name: say("palette.label") });
  await palette.waitFor();
  await looksRight("palette");
  await palette.fill("房东");
  await page.getByRole("option", { name: /下午转给房东/ }).waitFor();
  await looksRight("palette-found");
  await palette.fill(">工单");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "工单" }).waitFor();
  expect(testBed.problems).toEqual([]);
});
