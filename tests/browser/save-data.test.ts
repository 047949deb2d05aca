/** A device that saves data: a page loads nothing of ours ahead, and what somebody needs comes then. */

import { expect, test } from "vitest";
import firstTexts from "../../widget/locales/first/zh-CN.json" with { type: "json" };
import { becomes, phone, useTestBed } from "./browser.ts";
import { useHostPage } from "./host-page.ts";
import { widgetOn } from "./widget.ts";

const host = useHostPage(() => testBed.url());
const testBed = useTestBed(() => ({ ALLOWED_ORIGINS: host.origin("wallet.example") }));

/** What is loaded for later: the steps of an emergency, and whether something has moved. */
const ahead = ["/widget.known.js", "/api/customer/news"];
const files = "**/widget/app-*.js";

/** A page whose customer is signed in, that has had time for what it does when it is idle. */
async function arrive({ savesData }: { readonly savesData: boolean }) {
  host.script = `window.PocketDesk = window.PocketDesk || function () { (PocketDesk.q = PocketDesk.q || []).push(arguments) };
    PocketDesk("boot", { identify: async () => "a.b.c" });`;
  const page = await testBed.page(phone);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.addInitScript((saveData) => {
    Object.defineProperty(navigator, "connection", { value: { saveData, effectiveType: "4g" } });
  }, savesData);
  await page.goto(host.origin("wallet.example"));
  await page.getByRole("button", { name: firstTexts.label, exact: true }).waitFor();
  await becomes(() => asked.some((path) => path.includes("/idle-parts")), true);
  // In the order in which they were asked for: whatever waits to be idle has run before this.
  await page.evaluate(() => new Promise<unknown>((done) => requestIdleCallback(done)));
  await page.waitForLoadState("networkidle");
  const askedAhead = () => ahead.filter((path) => asked.includes(path));
  return { ...widgetOn(page), askedAhead, frame: page.locator("pocket-desk .frame") };
}

test("a device that saves data loads nothing ahead, and one that does not loads the steps and the news", async () => {
  const spare = await arrive({ savesData: false });
  await becomes(spare.askedAhead, ahead);
  await spare.page.close();

  const saving = await arrive({ savesData: true });
  expect(saving.askedAhead()).toEqual([]);
  // Somebody opens it, and it is whole: the steps come from the conversation's own server.
  await saving.open();
  await saving.panel.locator(".emergency").click();
  await saving.panel.locator(".lane-step").first().waitFor();
  expect(saving.askedAhead()).toEqual([]);
  expect(testBed.problems).toEqual([]);
});

test("a device that saves data gets the steps of an emergency when the widget does not come", async () => {
  const alice = await arrive({ savesData: true });
  let refused = 0;
  for (const file of [files, "**/widget.latest.js"])
    await alice.page.route(file, (route) => {
      refused += 1;
      return route.abort();
    });
  await alice.launcher.click();
  await alice.frame.getByRole("link", { name: "拨打 400-800-0110" }).waitFor();
  expect(refused).toBeGreaterThan(0);
  expect(alice.askedAhead()).toEqual(["/widget.known.js"]);
  expect(await alice.frame.locator("details[open] li").count()).toBeGreaterThan(2);

  await alice.page.unroute(files);
  await alice.page.unroute("**/widget.latest.js");
  await alice.frame.getByRole("button", { name: firstTexts.retry }).click();
  await alice.panel.waitFor();
  expect(await alice.frame.count()).toBe(0);
});
