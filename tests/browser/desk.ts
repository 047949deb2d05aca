/** The console with the actions of an agent. */

import type { Page } from "playwright-core";
import type { Locale } from "../../protocol/conversation.ts";
import { adminEmail, adminPassword } from "../support/process.ts";
import { consoleTexts } from "./texts.ts";

export type ConsolePage = ReturnType<typeof deskOn>;

export function deskOn(page: Page, locale: Locale = "zh-CN") {
  const say = consoleTexts(locale);
  const button = (key: string) => page.getByRole("button", { name: say(key), exact: true });
  const reply = page.getByRole("textbox", { name: say("composer.label"), exact: true });
  const duty = page.getByRole("switch");
  const log = page.getByRole("log");

  return {
    page,
    say,
    button,
    reply,
    duty,
    log,
    rows: page.locator("[data-id]"),
    dialog: page.getByRole("dialog"),

    async signIn(url: string, account = { email: adminEmail, password: adminPassword }) {
      await page.goto(`${url}/console/`);
      await page.getByLabel(say("signIn.email")).fill(account.email);
      await page.getByLabel(say("signIn.password")).fill(account.password);
      await page.keyboard.press("Enter");
      await duty.waitFor();
      await page.getByText(say("connection.online")).waitFor();
    },
    async goOnDuty() {
      if ((await duty.getAttribute("aria-checked")) === "true") return;
      await duty.click();
      await page.locator('[role="switch"][aria-checked="true"]').waitFor();
    },
    async takeNext() {
      await button("take.next").click();
      await reply.waitFor();
    },
    async write(text: string) {
      await reply.fill(text);
      await reply.press("Enter");
    },
    says: (text: string) => log.getByText(text, { exact: true }).last().waitFor(),
    /** Searches an article, attaches the first one and sends it with the text that is proposed. */
    async sendArticle(words: string) {
      await button("article.search").click();
      const found = page.locator(".article-option");
      await page.getByRole("combobox", { name: say("article.search") }).fill(words);
      await found.first().waitFor();
      await page.locator(".article-preview").waitFor();
      await page.keyboard.press("Enter");
      await page.locator(".attached").waitFor();
      await reply.press("Enter");
      await page.locator(".attached").waitFor({ state: "detached" });
    },
    async resolve(topic: string, summary: string) {
      await button("resolve").click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel(say("resolve.topic"), { exact: true }).fill(topic);
      await dialog.getByLabel(say("resolve.summary"), { exact: true }).fill(summary);
      await dialog.getByRole("button", { name: say("resolve.submit") }).click();
      await dialog.waitFor({ state: "detached" });
    },
  };
}
