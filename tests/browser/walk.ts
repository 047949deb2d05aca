import type { Page } from "playwright-core";
import type { Locale } from "../../protocol/conversation.ts";
import { becomes, desktop, phone, type TestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { vagueQuestion } from "./questions.ts";
import { widgetOn } from "./widget.ts";

const questions: Record<Locale, string> = {
  "zh-CN": "转账两天了还没到账",
  "zh-TW": "轉帳兩天了還沒到帳",
  en: "I sent money two days ago and it has not arrived",
};
const searches: Record<Locale, string> = { "zh-CN": "退款", "zh-TW": "退款", en: "refund" };

type Look = (screen: string, page: Page) => Promise<void>;

/** Leads a customer and an agent through every screen of a usual conversation, and calls `look` on each. */
export async function walk(testBed: TestBed, locale: Locale, look: Look): Promise<void> {
  const alice = widgetOn(await testBed.page({ ...phone, locale }), locale);
  const bo = deskOn(await testBed.page({ ...desktop, locale }), locale);
  const { page, say, panel } = alice;
  const back = () => alice.button(say("panel.back")).click();

  await bo.page.goto(`${testBed.url()}/console/`);
  await bo.page.getByRole("heading").waitFor();
  await look("sign-in", bo.page);
  await bo.signIn(testBed.url());
  await look("empty desk", bo.page);

  await page.goto(`${testBed.url()}/?locale=${locale}`);
  await alice.launcher.waitFor();
  await look("launcher", page);
  await alice.open();
  await panel.locator(".contact").first().waitFor();
  await panel.locator(".tile").first().waitFor();
  await look("home", page);
  await panel.locator(".scroll").evaluate((scroll) => scroll.scrollTo(0, scroll.scrollHeight));
  await alice.button(say("home.ask")).waitFor();
  await look("home below", page);
  await alice.button(say("home.ask")).click();
  await alice.homeField.fill(searches[locale]);
  await panel.locator(".suggested b").nth(1).waitFor();
  await look("suggestions", page);
  await alice.button(say("home.clear")).click();
  await panel.locator(".tile").first().click();
  await panel.locator(".tile").first().waitFor({ state: "detached" });
  await panel.locator(".row-button").first().waitFor();
  await look("category", page);
  await panel.locator(".row-button").first().click();
  await alice.button(say("article.helpful")).waitFor();
  await look("reader", page);
  await back();
  await back();

  await alice.ask(await vagueQuestion(testBed.url(), locale));
  await alice.log.locator(".choices").waitFor();
  await look("choices", page);
  await alice.write(questions[locale]);
  await alice.button(say("article.helpful")).waitFor();
  await look("article", page);
  await alice.button(say("article.unhelpful")).click();
  await look("reasons", page);

  await alice.askForAgent();
  await alice.queue.getByText(say("queue.away")).waitFor();
  await look("queue without agents", page);
  await bo.goOnDuty();
  await alice.queue.getByText(say("queue.next")).waitFor();
  await look("queue", page);
  await bo.rows.first().waitFor();
  await look("queue of the desk", bo.page);
  await bo.takeNext();
  await alice.button(say("chat.menu")).waitFor();
  await bo.reply.pressSequentially("?");
  await alice.log.locator(".dots").waitFor();
  await look("agent types", page);
  await bo.reply.fill("");
  await bo.button("article.search").click();
  await bo.page.getByRole("combobox").last().fill(searches[locale]);
  await bo.page.locator(".article-preview").waitFor();
  await look("article search", bo.page);
  await bo.page.keyboard.press("Escape");
  await bo.page.locator(".article-panel").waitFor({ state: "detached" });
  await bo.sendArticle(searches[locale]);
  await alice.log.locator(".card").nth(2).waitFor();
  await alice.write("OK");
  await becomes(() => alice.state.last().textContent(), say("message.read"));
  await look("agent talk", page);
  await bo.says("OK");
  await look("conversation", bo.page);
  await alice.button(say("chat.menu")).click();
  await look("menu of the conversation", page);
  await alice.button(say("chat.end")).click();
  await alice.button(say("chat.endNo")).waitFor();
  await look("question before the end", page);
  await alice.button(say("chat.endNo")).click();

  await lookAtDialogs(bo, look);
  await bo.resolve("Topic", "Summary");
  await bo.page.getByText(bo.say("foot.resolved")).waitFor();
  await look("resolved", bo.page);
  await alice.survey.waitFor();
  await look("survey", page);
  await alice.survey.locator("label").first().click();
  await alice.button(say("survey.submit")).waitFor();
  await look("survey with a score", page);

  await testBed.killServer();
  await alice.offline.waitFor();
  await alice.write("!");
  await look("offline", page);
  await bo.page.getByText(bo.say("connection.offline")).waitFor();
  await look("offline desk", bo.page);
  await testBed.restartServer();
}

async function lookAtDialogs(
  { page, say, button, dialog, duty }: ReturnType<typeof deskOn>,
  look: Look,
) {
  const close = async () => {
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  };
  await button("resolve").click();
  await dialog.locator(".chip").first().waitFor();
  await look("dialog: resolve", page);
  await close();
  await button("transfer").click();
  await dialog.getByText(say("transfer.nobody")).waitFor();
  await look("dialog: transfer", page);
  await close();
  await duty.click();
  await dialog.waitFor();
  await look("dialog: off duty", page);
  await close();
  await button("help.title").click();
  await dialog.waitFor();
  await look("dialog: keys", page);
  await close();
  await page.locator("button.who").click();
  await page.getByRole("button", { name: say("signOut") }).waitFor();
  await look("settings", page);
  await button("privacy.title").click();
  await page.locator(".audit tbody tr").first().waitFor();
  await page.getByLabel(say("data.name")).fill("demo-customer");
  await button("data.find").click();
  await button("data.export").waitFor();
  await look("privacy", page);
  await button("data.erase").click();
  await dialog.waitFor();
  await look("dialog: erase", page);
  await close();
  await button("privacy.back").click();
  await page.locator("button.who").waitFor();
  await page.keyboard.press("Escape");
}
