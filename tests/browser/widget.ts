/** The widget as a customer finds it: by what stands on it, not by how it is made. */

import type { Page } from "playwright-core";
import type { Locale } from "../../protocol/conversation.ts";
import { widgetTexts } from "./texts.ts";

export type WidgetPage = ReturnType<typeof widgetOn>;

export function widgetOn(page: Page, locale: Locale = "zh-CN") {
  const say = widgetTexts(locale);
  const host = page.locator("pocket-desk");
  const panel = host.getByRole("dialog", { name: say("panel.title"), exact: true });
  const button = (name: string) => panel.getByRole("button", { name, exact: true });
  const log = panel.getByRole("log");
  const composer = panel.getByRole("textbox", { name: say("composer.label") });
  const homeField = panel.locator(".ask").getByRole("textbox");

  return {
    page,
    say,
    host,
    panel,
    log,
    composer,
    homeField,
    button,
    launcher: host.locator("button").first(),
    bubbles: log.locator(".bubble"),
    own: log.locator(".own .bubble"),
    state: log.locator(".state"),
    queue: panel.locator(".queue"),
    /** As it is seen: a screen reader hears it from a line of its own. */
    place: panel.locator(".queue .queue-place"),
    survey: panel.locator("form.survey"),
    offline: panel.locator(".offline"),

    /** The wallet's page is open, but nobody is signed in to it. */
    isAnonymous: () => page.route("**/demo/identity*", (route) => route.fulfill({ body: "" })),
    /** Opens the page's widget, and waits until it has something to show. */
    async open() {
      await host.locator("button").first().click();
      await panel.waitFor();
    },
    /** From home: the question goes into the large field, and the chat opens. */
    async ask(question: string) {
      await homeField.fill(question);
      await homeField.press("Enter");
      await log.waitFor();
    },
    async write(text: string) {
      await composer.fill(text);
      await composer.press("Enter");
    },
    /** Something that was said, by anybody. */
    says: (text: string) => log.getByText(text, { exact: true }).last().waitFor(),
    async askForAgent() {
      await panel
        .locator(".header")
        .getByRole("button", { name: say("chat.requestAgent") })
        .click();
      await panel.locator(".queue").waitFor();
    },
  };
}
