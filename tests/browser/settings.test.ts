/** An administrator sets the queue, a team and the hours in the console. */

import { expect, test } from "vitest";
import { adminEmail } from "../support/process.ts";
import { violations } from "./axe.ts";
import { becomes, desktop, useTestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { directAgent, invited } from "./direct.ts";
import { keepPicture } from "./looks-right.ts";
import { waits, walletSecret } from "./waiting-customers.ts";

const testBed = useTestBed(() => ({ RATE_LIMITS: "off", IDENTITY_SECRET: walletSecret }));

test("A7 the rules of the desk are set in the console, and lead back to the files", async () => {
  const ada = deskOn(await testBed.page(desktop));
  const { page, say } = ada;
  await ada.signIn(testBed.url());
  await page.locator("button.who").click();
  await ada.button("desk.settings").click();
  // The menu does not stay open over the page.
  await becomes(() => page.locator("#settings:popover-open").count(), 0);
  const queue = page.getByRole("region", { name: say("desk.queue") });
  await queue.getByLabel(say("desk.firstReply")).fill("2");
  await queue.getByRole("button", { name: say("desk.save") }).click();
  await page.getByText(say("desk.saved")).waitFor();
  const teams = page.getByRole("region", { name: say("desk.teams") });
  await teams.getByRole("button", { name: say("desk.addTeam") }).click();
  await teams.getByLabel(say("desk.teamName")).last().fill("夜班");
  await teams.getByLabel(say("desk.members")).last().fill("nobody@example.com");
  await teams.getByRole("button", { name: say("desk.save") }).click();
  await page.getByRole("alert").getByText("nobody@example.com").waitFor();
  expect(await teams.getByLabel(say("desk.teamName")).last().inputValue()).toBe("夜班");
  await teams.getByLabel(say("desk.members")).last().fill(adminEmail);
  const assignment = teams.getByRole("combobox", { name: say("desk.assignment") }).last();
  expect(await assignment.inputValue()).toBe("");
  await assignment.selectOption("automatic");
  await teams.getByRole("button", { name: say("desk.save") }).click();
  await teams.getByRole("group", { name: "夜班" }).waitFor();
  await becomes(() => assignment.inputValue(), "automatic");
  await look("settings");
  await queue.getByRole("button", { name: /queue\.yml/ }).click();
  await queue.getByText(/在这里保存后/).waitFor();

  await ada.button("rail.live").click();
  await page.getByRole("heading", { name: say("live.agents") }).waitFor();
  await page.locator(".live-figure").first().waitFor();
  await look("live");
  await leadsAColleague();
  expect(testBed.problems).toEqual([]);

  /** A message to everybody, and the score of a conversation, which reach the colleague; what the articles lack. */
  async function leadsAColleague() {
    const bo = await directAgent(testBed.url(), await invited(testBed.url(), "小博", "agent"));
    await waits(testBed.url(), 1);
    const taken = await bo.takes();
    await bo.says(taken, "已经帮您查到这笔转账");
    await bo.resolves(taken);
    await ada.button("memo.toAll").click();
    await page.getByLabel(say("memo.text")).fill("今晚 20:00 维护");
    await ada.button("memo.send").click();
    await page.getByText(say("memo.sent")).waitFor();

    await ada.button("rail.quality").click();
    await page.locator(".preview-said").first().waitFor();
    const sheet = page.getByRole("form", { name: say("quality.sheet") });
    for (const one of await sheet.getByRole("radio", { name: "4" }).all()) await one.check();
    await sheet.getByRole("textbox").fill("开头可以先安抚");
    await look("quality");
    await ada.button("quality.save").click();
    await page.getByText(say("quality.saved")).waitFor();
    const { memos } = await bo.call("memo:list", {});
    expect(memos).toMatchObject([
      { text: "今晚 20:00 维护" },
      { text: "开头可以先安抚", review: { given: 20, of: 25 } },
    ]);
    await ada.button("quality.results").click();
    await page.getByText("开头可以先安抚").waitFor();
    await look("quality-results");
    await ada.button("rail.knowledge").click();
    await page.getByRole("heading", { name: say("knowledge.questions") }).waitFor();
    await look("knowledge");
    bo.leaves();
  }

  async function look(name: string) {
    for (const colorScheme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect(await violations(page, "all")).toEqual([]);
      await keepPicture(page, `${name}-${colorScheme}`);
    }
  }
});
