import type { Page } from "playwright-core";
import sharp from "sharp";
import type { Locale } from "../../protocol/conversation.ts";
import { becomes, desktop, phone, type TestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { vagueQuestion } from "./questions.ts";
import { type WidgetPage, widgetOn } from "./widget.ts";

const shownPicture = ".picture[data-state=shown]";
const picture = {
  name: "IMG_0001.png",
  mimeType: "image/png",
  buffer: await sharp({ create: { width: 540, height: 1_170, channels: 3, background: "#6b84b0" } })
    .png()
    .toBuffer(),
};
const bill = {
  name: "Bill 1.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"),
};

const questions: Record<Locale, string> = {
  "zh-CN": "转账两天了还没到账",
  "zh-TW": "轉帳兩天了還沒到帳",
  en: "I sent money two days ago and it has not arrived",
};
const searches: Record<Locale, string> = { "zh-CN": "退款", "zh-TW": "退款", en: "refund" };

/** Twelve words that open no wallet. */
const seed = "apple river tent copper maple wolf lunar basket olive stone crane velvet";

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

  await lookAtComplaint(alice, look);
  await alice.ask(await vagueQuestion(testBed.url(), locale));
  await alice.log.locator(".choices").waitFor();
  await look("choices", page);
  await alice.write(questions[locale]);
  await alice.button(say("article.helpful")).waitFor();
  await look("article", page);
  await alice.button(say("article.unhelpful")).click();
  await look("reasons", page);
  await alice.write(seed);
  await panel.locator(".shield").waitFor();
  await look("secret stopped", page);
  await alice.composer.fill("");

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
  await bo.page.getByRole("combobox", { name: bo.say("article.search") }).fill(searches[locale]);
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
  await panel.locator(".add-button").click();
  await panel.locator(".add-choice").nth(2).waitFor();
  await look("what can be added", page);
  await panel.locator(".add-panel input").last().setInputFiles([picture, bill]);
  await becomes(() => panel.locator(".file-row .ring").count(), 0);
  await look("files beside the field", page);
  await alice.write("OK");
  await alice.log.locator(shownPicture).waitFor();
  await look("files in the talk", page);
  await alice.log.locator(".sent-picture").click();
  await panel.locator(`.picture-view ${shownPicture}`).waitFor();
  await look("picture", page);
  await back();
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

  await back();
  await panel.locator(".rate").waitFor();
  await look("home after a service", page);
  await panel.locator(".history").click();
  await panel.locator(".summary").waitFor();
  await look("earlier conversations", page);
  await panel.locator(".summary").click();
  await alice.log.getByText("OK", { exact: true }).waitFor();
  await look("earlier conversation", page);
  await back();
  await back();
  await panel.locator(".rate").click();
  await alice.survey.waitFor();

  await testBed.killServer();
  await alice.offline.waitFor();
  await alice.write("!");
  await look("offline", page);
  await back();
  await panel.getByRole("searchbox").waitFor();
  await look("offline home", page);
  await panel.getByRole("searchbox").fill(searches[locale]);
  await panel.locator("[aria-live] .row-button").first().waitFor();
  await look("offline search", page);
  await panel.locator("[aria-live] .row-button").first().click();
  await panel.locator(".rich-text").waitFor();
  await look("offline article", page);
  await bo.page.getByText(bo.say("connection.offline")).waitFor();
  await look("offline desk", bo.page);
  await testBed.restartServer();
}

/** From home through a complaint with a picture and a transaction, and back. */
async function lookAtComplaint({ page, say, panel, button }: WidgetPage, look: Look) {
  const foot = panel.locator(".ticket-foot .primary");
  await panel.locator(".row-button", { hasText: say("home.complaints") }).click();
  await foot.waitFor();
  await look("tickets before the first", page);
  await foot.click();
  await panel.getByRole("radio").nth(3).check();
  await look("complaint: topic", page);
  await foot.click();
  await panel.locator(".ticket-field textarea").fill("OK");
  await panel.locator(".add-evidence").click();
  await panel.locator(".evidence input").last().setInputFiles(picture);
  await becomes(() => panel.locator(".file-row .ring").count(), 0);
  await look("complaint: story", page);
  await foot.click();
  await panel.locator(".picker-row").first().waitFor();
  await panel.getByRole("radio").nth(2).check();
  await look("complaint: transaction", page);
  await foot.click();
  await panel.getByRole("radio").first().check();
  await look("complaint: demand", page);
  await foot.click();
  await panel.locator(".check-list").waitFor();
  await look("complaint: check", page);
  await foot.click();
  // A picture further down is fetched when it comes into view.
  await panel.locator(".all-evidence").scrollIntoViewIfNeeded();
  await panel.locator(`.all-evidence ${shownPicture}`).waitFor();
  await look("ticket", page);
  // While it is open, nobody asks for a rating.
  await panel.locator(".withdraw").click();
  const question = panel.locator(".ticket-foot[role=alertdialog]");
  await question.waitFor();
  await look("ticket: withdraw", page);
  await question.locator("button").last().click();
  await question.waitFor({ state: "detached" });
  await button(say("panel.back")).click();
  await panel.locator(".ticket-row").waitFor();
  await look("tickets", page);
  await button(say("panel.back")).click();
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
