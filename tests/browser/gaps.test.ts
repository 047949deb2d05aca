/** From what a customer could not find to a change of the articles, by an editor with few clicks. */

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { small } from "../faq/fixture.ts";
import { violations } from "./axe.ts";
import { desktop, phone, useTestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { keepPicture } from "./looks-right.ts";
import { widgetOn } from "./widget.ts";

const folder = mkdtempSync(join(tmpdir(), "gaps-"));
for (const [path, text] of Object.entries(small)) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
const git = (...args: readonly string[]) =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
    cwd: folder,
    encoding: "utf8",
  });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const testBed = useTestBed(() => ({
  FAQ_DIR: folder,
  FAQ_CACHE_DIR: join(folder, ".cache"),
  RATE_LIMITS: "off",
}));
const question = "积分在哪里看";

test("E3 E4 a gap becomes a commit on a branch in fewer than ten clicks, after a trial and a look at it", async () => {
  git("init", "-q", "-b", "main");
  git("add", "-A");
  git("commit", "-qm", "all");
  const alice = widgetOn(await testBed.page(phone));
  const { page, say, button, signIn } = deskOn(await testBed.page(desktop));
  await alice.page.goto(testBed.url());
  await alice.open();
  await alice.ask(question);
  await alice.bubbles.nth(1).waitFor();
  await signIn(testBed.url());

  await button("rail.knowledge").click();
  await button("knowledge.toGaps").click();
  await page.getByRole("heading", { name: question }).waitFor();
  await page.getByRole("button", { name: say("gaps.way.phrasings") }).click();
  await page.getByLabel(say("gaps.article")).selectOption("payment-failed");
  await button("gaps.try").click();
  await page.getByText(say("gaps.allWon", { count: 1 })).waitFor();
  const seen = page.locator(".phone");
  await seen.getByText("支付失败怎么办？的答案。").waitFor();
  await page.getByLabel(say("preview.ask")).fill(question);
  await page.keyboard.press("Enter");
  await page.getByText(say("preview.listed")).waitFor();
  await look("gaps");
  await button("gaps.accept").click();
  await page.getByText(/faq\/payment-failed/).waitFor();
  expect(git("show", "faq/payment-failed")).toContain(`+  - ${question}`);
  expect(git("status", "--porcelain")).not.toContain("zh-CN");

  await button("gaps.back").click();
  await button("knowledge.effect").click();
  await page.getByText(say("knowledge.notLive")).waitFor();
  await look("knowledge");
  expect(testBed.problems).toEqual([]);

  async function look(name: string) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page, colorScheme === "light" ? "all" : "colours")).toEqual([]);
      await keepPicture(page, `${name}-${colorScheme}`);
    }
  }
});

test.runIf(process.env.BROWSER === "long")(
  "E3 in a folder that is no checkout the change is a patch",
  async () => {
    rmSync(join(folder, ".git"), { recursive: true, force: true });
    const { page, say, button, signIn } = deskOn(await testBed.page(desktop));
    await signIn(testBed.url());
    await button("rail.knowledge").click();
    await button("knowledge.toGaps").click();
    await page.getByRole("heading", { name: question }).waitFor();
    await page.keyboard.press("3");
    await page.getByLabel(say("gaps.list.far")).check();
    await page.keyboard.press("Control+Enter");
    await page.getByText(say("gaps.allDeclined", { count: 1 })).waitFor();
    // As a customer sees it, in each language, light and dark.
    const seen = page.locator(".phone");
    await seen.getByText(question).waitFor();
    for (const [locale, toAgent] of [
      ["zh-TW", "轉真人"],
      ["en", "Get a person"],
      ["zh-CN", "转人工"],
    ] as const) {
      await page.locator(`.preview button[lang="${locale}"]`).click();
      await seen.getByText(toAgent).waitFor();
      for (const theme of ["preview.dark", "preview.light"] as const) {
        await button(theme).click();
        await keepPicture(page, `gaps-scope-${locale}-${theme}`);
      }
      expect(await violations(page, "all")).toEqual([]);
    }
    await page.keyboard.press("Control+Enter");
    await page.getByText(say("gaps.asPatch")).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      button("gaps.download").click(),
    ]);
    expect(download.suggestedFilename()).toBe("faq-far.patch");
  },
);
