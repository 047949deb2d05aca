/** What stands there while something has not come, and where it does not come. */

import { holdRequests } from "../../browser/network.ts";
import type { Scene, Situation } from "./situation.ts";

const frame = ({ page }: Scene) => page.locator("pocket-desk .frame");

/** As at a first visit: nothing is known of the wallet. */
async function forget({ page }: Scene): Promise<void> {
  await page.evaluate(() => localStorage.clear());
  await page.route("**/widget.known.js*", (route) => route.abort());
}

/** The page is there again, and the customer has tapped. */
async function tapAgain({ page, launcher }: Scene): Promise<void> {
  await page.reload();
  await page.locator("pocket-desk button[aria-label]").first().waitFor();
  await page.waitForLoadState("networkidle");
  await launcher.click();
}

const files = "**/widget/app-*.js";

export const waitingSituations: readonly Situation[] = [
  {
    name: "the sheet that waits",
    show: async (scene) => {
      await forget(scene);
      await holdRequests(scene.page, files);
      await tapAgain(scene);
      await frame(scene).locator(".shape").waitFor();
    },
  },
  {
    name: "the sheet that waits: a page of its own",
    show: async (scene) => {
      await forget(scene);
      await holdRequests(scene.page, files);
      await scene.page.goto(new URL(`/support?locale=${scene.locale}`, scene.page.url()).href);
      await frame(scene).locator(".shape").waitFor();
    },
  },
  {
    name: "the sheet to which nothing comes",
    show: async (scene) => {
      await forget(scene);
      await scene.page.route(files, (route) => route.abort());
      await scene.page.route("**/widget.latest.js", (route) => route.abort());
      await tapAgain(scene);
      await frame(scene).locator("p:not(:empty)").waitFor();
    },
  },
  {
    name: "the sheet to which nothing comes: whom to call",
    show: async (scene) => {
      await scene.page.route(files, (route) => route.abort());
      await scene.page.route("**/widget.latest.js", (route) => route.abort());
      await tapAgain(scene);
      await frame(scene).locator(".steps-kinds").waitFor();
    },
  },
  {
    name: "home: nothing to read",
    show: async (scene) => {
      await scene.page.evaluate(() => indexedDB.deleteDatabase("pocketdesk"));
      await scene.page.route("**/api/faq?**", (route) => route.abort());
      await tapAgain(scene);
      await scene.panel.locator(".rows, .failed-state").first().waitFor();
    },
  },
  {
    name: "a part that does not come",
    show: async (scene) => {
      await scene.page.route("**/widget/reading-*.js", (route) => route.abort());
      await tapAgain(scene);
      await scene.panel.locator(".tile").first().click();
      await scene.panel.locator(".failed-state").waitFor();
    },
  },
  {
    name: "an article that is gone",
    show: async ({ page, panel }) => {
      await page.evaluate('PocketDesk("open", { article: "no-such-article" })');
      await panel.locator(".failed-state").waitFor();
    },
  },
  {
    name: "a sign-in that is not confirmed",
    show: async (scene) => {
      await scene.ask("OK");
      await scene.log.locator(".row").nth(1).waitFor();
      await scene.page.unroute("**/demo/identity*");
      await scene.page.route("**/demo/identity*", (route) => route.abort());
      await tapAgain(scene);
      await scene.panel.getByText(scene.say("identity.held")).waitFor();
    },
  },
];
