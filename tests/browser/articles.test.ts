/** Live articles in the console, as customers see them: the widget itself in a frame, in each language and both themes. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { article, small } from "../faq/fixture.ts";
import { violations } from "./axe.ts";
import { desktop, useTestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { keepPicture } from "./looks-right.ts";
import { widgetTexts } from "./texts.ts";

const folder = mkdtempSync(join(tmpdir(), "articles-"));
const save = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const file = "zh-CN/payments/payment-failed.md";
for (const [path, text] of Object.entries(small)) save(path, text);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const testBed = useTestBed(() => ({
  FAQ_DIR: folder,
  FAQ_CACHE_DIR: join(folder, ".cache"),
  RATE_LIMITS: "off",
}));

async function signedIn() {
  const desk = deskOn(await testBed.page(desktop));
  await desk.signIn(testBed.url());
  const { page, say } = desk;
  const framed = (theme: "light" | "dark") =>
    page.frameLocator(`iframe[title$="${say(`preview.${theme}`)}"]`);
  return { ...desk, framed, shelf: page.getByRole("navigation", { name: say("articles.title") }) };
}

test("E4 an article is seen as the widget shows it, follows each save, and says why a question finds it", async () => {
  const { page, say, button, framed, shelf } = await signedIn();
  await button("rail.knowledge").click();
  await button("knowledge.toArticles").click();
  await page.getByLabel(say("articles.filter")).fill("payment");
  await shelf.getByRole("button", { name: "支付失败怎么办？" }).click();
  for (const theme of ["light", "dark"] as const)
    await framed(theme).getByText("支付失败怎么办？的答案。").waitFor();
  expect(page.url()).toContain("#/articles/payment-failed?locale=zh-CN");

  // An editor's tap is no customer's vote.
  const helpful = framed("light").getByRole("button", {
    name: widgetTexts("zh-CN")("article.helpful"),
  });
  await helpful.click();
  await framed("light").getByText(widgetTexts("zh-CN")("article.thanks")).waitFor();
  expect(
    await framed("dark")
      .getByRole("button", { name: widgetTexts("zh-CN")("article.helpful") })
      .count(),
  ).toBe(1);

  await page.getByLabel(say("preview.ask")).fill("付不了款");
  await page.keyboard.press("Enter");
  await page.getByText(say("preview.found")).waitFor();
  save(file, article("付款失败了？", ["付不了款", "付款一直失败"]).replace("的答案", "改好了[^1]"));
  await page.getByRole("heading", { name: "付款失败了？" }).waitFor();
  await framed("light").getByText("付款失败了？改好了").waitFor();
  await page.getByText(`${file}:`).waitFor();

  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page, colorScheme === "light" ? "all" : "colours")).toEqual([]);
    await keepPicture(page, `articles-${colorScheme}`);
  }
  expect(testBed.problems).toEqual([]);
});

test("E4 a link leads to an article in a language; without a file of its own the page says whose words are read", async () => {
  const { page, say, framed } = await signedIn();
  await page.goto(`${testBed.url()}/console/#/articles/account-stolen?locale=en`);
  await page
    .getByText(say("articles.otherWords", { language: say("gaps.locale.zh-CN") }))
    .waitFor();
  await framed("dark").getByText("账户被盗怎么办？的答案。").waitFor();
  await page.getByRole("button", { name: say("gaps.locale.zh-TW") }).click();
  await page.getByText(say("articles.converted")).waitFor();
  await framed("light").getByText("帳戶被盜怎麼辦？").first().waitFor();
  await page.goto(`${testBed.url()}/console/#/articles/account-stolen?locale=zh-CN`);
  await framed("light").getByText("账户被盗怎么办？的答案。").waitFor();
});

test("E4 an article that is gone is said to be, and while the server is away the last one stays", async () => {
  const { page, say, button, framed } = await signedIn();
  await page.goto(`${testBed.url()}/console/#/articles/no-such-article`);
  await page.getByText(say("articles.gone")).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.goto(`${testBed.url()}/console/#/articles/account-stolen`);
  await framed("light").getByText("账户被盗怎么办？的答案。").waitFor();
  await page.route("**/api/agent/content/articles/**", (route) => route.abort());
  rmSync(join(folder, "zh-CN/security/account-stolen.md"));
  await page.getByText(say("articles.away")).waitFor();
  await page.unroute("**/api/agent/content/articles/**");
  await button("retry").click();
  await page.getByText(say("articles.gone")).waitFor();
});
