/** A browser that draws no text smaller than 26 px, as people with weak eyes set it. */

import { expect, test } from "vitest";
import { becomes, phone, useTestBed } from "./browser.ts";
import { misplaced } from "./layout.ts";
import { widgetOn } from "./widget.ts";

const testBed = useTestBed(() => ({}), ["--blink-settings=minimumFontSize=26"]);

test("nothing lies on anything else or sticks out with a smallest text of 26 px", async () => {
  const alice = widgetOn(await testBed.page(phone));
  await alice.isAnonymous();
  await alice.page.emulateMedia({ reducedMotion: "reduce" });
  await alice.page.goto(testBed.url());
  await alice.open();
  await alice.panel.locator(".tile").first().waitFor();
  const smallest = await alice.panel.locator(".lead").evaluate((lead) => {
    const range = document.createRange();
    range.selectNodeContents(lead);
    return range.getBoundingClientRect().height;
  });
  // Without the setting a line is 24 px high: the fault has happened.
  expect(smallest).toBeGreaterThan(30);
  expect(await misplaced(alice.page)).toEqual([]);
  await alice.ask("转账两天了还没到账");
  await alice.log.locator(".card").first().waitFor();
  expect(await misplaced(alice.page)).toEqual([]);
  await alice.askForAgent();
  await becomes(() => misplaced(alice.page), []);
});
