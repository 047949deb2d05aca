/** An incident as who leads writes it, and as a customer meets it: the bar on home, the card before the article, and its end. */

import { expect, test } from "vitest";
import { locales } from "../../protocol/conversation.ts";
import { violations } from "./axe.ts";
import { desktop, phone, useTestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { keepPicture, looksRightOn } from "./looks-right.ts";
import { widgetOn } from "./widget.ts";

const hostKey = "a-key-that-is-long-enough-for-the-wallet";
const testBed = useTestBed(() => ({ RATE_LIMITS: "off", HOST_API_KEY: hostKey }));

const post = async (path: string, body: object) => {
  const response = await fetch(`${testBed.url()}/api/host/announcements${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${hostKey}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
  return (await response.json()).announcement;
};

test("C9 an incident stands on home at once, comes before the article, and says when it is over", async () => {
  const alice = widgetOn(await testBed.page(phone));
  const { page, panel, button, log } = alice;
  const looksRight = looksRightOn(page);
  await page.goto(testBed.url());
  await alice.open();
  await panel.locator(".emergency").waitFor();
  const { id } = await post("", {
    kind: "incident",
    title: { "zh-CN": "付款变慢，不是您操作的问题" },
    text: { "zh-CN": "已扣的款恢复后自动到账，请先不要再付。" },
    topics: ["payment-failed"],
    nextUpdateAt: new Date(Date.now() + 34 * 60_000).toISOString(),
  });
  const bar = panel.getByRole("button", { name: "付款变慢，不是您操作的问题" });
  await bar.waitFor();
  await looksRight("announcement-home");
  await bar.focus();
  await page.keyboard.press("Enter");
  await button("首页不再显示").waitFor();
  await looksRight("announcement-page");
  await button("首页不再显示").click();
  await panel.getByRole("button", { name: "首页已不再显示" }).waitFor();
  await panel.getByRole("button", { name: alice.say("panel.back"), exact: true }).click();
  await panel.locator(".emergency").waitFor();
  expect(await bar.count()).toBe(0);

  await post(`/${id}/updates`, {
    text: { "zh-CN": "已找到原因，银行正在恢复" },
    nextUpdateAt: new Date(Date.now() + 20 * 60_000).toISOString(),
  });
  await alice.ask("付款失败了");
  const card = log.locator(".announcement").first();
  await card.getByText("已找到原因，银行正在恢复").waitFor();
  await log.getByRole("heading", { name: "付款失败了怎么办？" }).waitFor();
  // The log has placed itself, and nobody has scrolled: the incident is read first.
  await page.evaluate(() => new Promise((drawn) => setTimeout(drawn, 800)));
  const [seen, shown] = await Promise.all([log.boundingBox(), card.boundingBox()]);
  const [top, bottom] = [seen?.y ?? 0, (seen?.y ?? 0) + (seen?.height ?? 0)];
  expect(shown?.y).toBeGreaterThanOrEqual(top);
  expect((shown?.y ?? 0) + (shown?.height ?? 0)).toBeLessThanOrEqual(bottom);
  await card.getByRole("button", { name: "好了告诉我" }).click();
  await card.getByRole("button", { name: "会通知您", pressed: true }).waitFor();
  await card.getByRole("button", { name: "我也遇到" }).click();
  await card.getByText("已有 1 位遇到同样的情况").waitFor();
  await card.scrollIntoViewIfNeeded();
  await looksRight("announcement-card");
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await looksRight("announcement-card-dark");

  await post(`/${id}/end`, { text: { "zh-CN": "已经恢复，扣款会自动到账" } });
  const end = log.locator(".announcement").last();
  await end.getByText("您这边好了吗？").waitFor({ timeout: 20_000 });
  await card.getByText("已恢复", { exact: true }).waitFor();
  await end.getByRole("button", { name: "还没有" }).click();
  await end.getByText("知道了，您可以转人工").waitFor();
  await end.scrollIntoViewIfNeeded();
  await looksRight("announcement-end-dark");
  expect(testBed.problems).toEqual([]);
});

const latenessIn = {
  "zh-CN": { question: "付款失败了", card: "还没有来，我们在催", row: "下次更新原定" },
  "zh-TW": { question: "付款失敗了", card: "還沒有來，我們在催", row: "下次更新原定" },
  en: {
    question: "my payment failed",
    card: "Not here yet; we are asking for it",
    row: "Update due:",
  },
} as const;

test("C9 an update that is late is owned up to on home, in the rows and in the answer, in each language", async () => {
  for (const kind of ["notice", "incident"] as const)
    await post("", {
      kind,
      title: { "zh-CN": `付款变慢，${kind}`, "zh-TW": `付款變慢，${kind}`, en: `Slow: ${kind}` },
      text: { "zh-CN": "钱没有丢。", "zh-TW": "錢沒有丟。", en: "No money is lost." },
      topics: kind === "incident" ? ["payment-failed"] : [],
      nextUpdateAt: new Date(Date.now() + 34 * 60_000).toISOString(),
    });
  for (const locale of locales) {
    const said = latenessIn[locale];
    const alice = widgetOn(await testBed.page(phone), locale);
    const { page, panel, log } = alice;
    const looksRight = looksRightOn(page);
    await page.clock.setSystemTime(Date.now() + 40 * 60_000);
    await page.goto(`${testBed.url()}/?locale=${locale}`);
    await alice.open();
    const bar = panel.locator(".announcement-bar");
    await bar.getByText(said.row).waitFor();
    await looksRight(`announcement-late-home-${locale}`);
    await bar.click();
    await panel.locator(".announcement-page .rows").getByText(said.row).waitFor();
    await panel.locator(".announcement-page .announcement").getByText(said.card).waitFor();
    await looksRight(`announcement-late-page-${locale}`);
    await page.setViewportSize({ width: 320, height: 640 });
    await looksRight(`announcement-late-page-320-${locale}`);
    await panel.getByRole("button", { name: alice.say("panel.back"), exact: true }).click();
    await alice.ask(said.question);
    await log.locator(".announcement").last().getByText(said.card).waitFor();
    await log.locator(".announcement").last().scrollIntoViewIfNeeded();
    await looksRight(`announcement-late-answer-320-${locale}`);
  }
  expect(testBed.problems).toEqual([]);
});

test("A6 who leads writes one in the console by keyboard, sees it as customers will, updates it and ends it", async () => {
  const ada = deskOn(await testBed.page(desktop));
  const { page, say, button } = ada;
  const looksRight = async (name: string) => {
    for (const width of [1440, 1024]) {
      await page.setViewportSize({ width, height: width === 1440 ? 900 : 768 });
      await keepPicture(page, `${name}-${width}`);
      expect(await violations(page, "all")).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  };
  await ada.signIn(testBed.url());
  await button("announcements.title").click();
  await page.getByText(say("announcements.choose")).waitFor();
  await button("announcements.new").click();
  const form = page.locator(".announcement-form");
  await form.getByLabel(say("announcements.titleField")).fill("转账到账变慢");
  await form.getByLabel(say("announcements.textField")).fill("钱没有丢，请不要再转一次。");
  await form.getByLabel(say("announcements.adviceField")).fill("急用可以改用其他银行卡。");
  await form.getByLabel(say("announcements.places.queue")).check();
  const audience = form.getByRole("combobox", { name: say("announcements.audience") });
  await audience.selectOption("tiers");
  const publish = page.getByRole("button", { name: say("announcements.publish") });
  await expect.poll(() => publish.getAttribute("aria-disabled")).toBe("true");
  await audience.selectOption("everyone");
  const about = form.getByLabel(say("announcements.about"), { exact: true });
  await about.fill("TRF-2001");
  await about.press("Enter");
  await form.getByRole("listitem").filter({ hasText: "TRF-2001" }).waitFor();
  const seen = page.getByRole("complementary", { name: say("announcements.preview") });
  await seen.getByText("转账到账变慢").waitFor();
  await looksRight("console-announcement-home");
  // The widget's own bar, which leads to the widget's own card.
  await seen.getByRole("button", { name: "转账到账变慢", exact: true }).click();
  await seen.getByText("钱没有丢，请不要再转一次。").waitFor();
  await seen.getByRole("button", { name: say("announcements.seen.subscribe") }).click();
  await seen.getByRole("button", { pressed: true, name: "会通知您" }).waitFor();
  await seen.getByText("急用可以改用其他银行卡。").waitFor();
  await looksRight("console-announcement-new");
  await form.getByLabel(say("announcements.titleField")).press("Control+Enter");
  await form.getByText(say("announcements.active"), { exact: true }).waitFor();
  const update = form.locator(".announcement-updates");
  await update.getByRole("textbox").first().fill("已找到原因，银行正在恢复");
  await update.getByRole("button", { name: /发布更新/ }).click();
  await update.locator("li").getByText("已找到原因，银行正在恢复").waitFor();
  // Two customers meet it, one of them asks for its end.
  const alice = widgetOn(await testBed.page(phone));
  await alice.isAnonymous();
  await alice.page.goto(testBed.url());
  await alice.open();
  await alice.panel.getByRole("button", { name: "转账到账变慢" }).click();
  await alice.button("我也遇到").click();
  await alice.button("好了告诉我").click();
  await alice.panel.getByText("已有 1 位遇到同样的情况").waitFor();
  await alice.panel.getByRole("button", { name: alice.say("panel.back"), exact: true }).click();
  await alice.ask("转人工");
  await alice.panel.locator(".waiting .announcement-bar").waitFor();
  await looksRightOn(alice.page)("announcement-queue");
  await form.getByRole("button", { name: say("announcements.back") }).click();
  await page.getByRole("button", { name: /转账到账变慢/ }).click();
  await seen.getByRole("button", { name: say("announcements.place.answer") }).click();
  await seen.getByText(say("announcements.seen.subscribe")).waitFor();
  const impact = page.getByRole("region", { name: say("announcements.impact"), exact: true });
  await impact.getByText(say("announcements.impact.affected")).waitFor();
  expect(await impact.getByRole("strong").first().innerText()).toBe("1");
  await impact.getByRole("img").waitFor();
  await form.getByText(say("announcements.seenBy", { notified: 0, seen: 1 })).waitFor();
  await form.getByText(say("announcements.seenAtFirst", { seen: 1 }), { exact: true }).waitFor();
  await looksRight("console-announcement");
  await seen.getByRole("button", { name: say("preview.dark") }).click();
  await seen.getByText("已找到原因，银行正在恢复").waitFor();
  for (const [language, words] of [
    ["繁體中文", "已知問題"],
    ["English", "Known; we are on it"],
    ["简体中文", "已知问题"],
  ] as const) {
    await form.getByRole("button", { name: language }).click();
    await seen.getByText(words).first().waitFor();
    await keepPicture(page, `console-announcement-phone-${language}-dark`);
    expect(await violations(page, "all")).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "dark" });
  await looksRight("console-announcement-dark");
  await update.getByRole("textbox").first().fill("已经恢复");
  await button("announcements.end").click();
  const asked = page.getByRole("dialog", { name: say("announcements.end.incident") });
  await asked.getByText("已经恢复").waitFor();
  await looksRight("console-announcement-end-dark");
  await page.emulateMedia({ colorScheme: "light" });
  await asked.getByRole("button", { name: say("cancel") }).click();
  await form.getByText(say("announcements.active"), { exact: true }).waitFor();
  await button("announcements.end").click();
  await asked.getByRole("button", { name: say("announcements.end.confirm", { count: 1 }) }).click();
  await form.getByText(say("announcements.ended"), { exact: true }).waitFor();
  expect(await button("announcements.end").count()).toBe(0);
  expect(testBed.problems).toEqual([]);
});
