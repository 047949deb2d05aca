/** A supervisor writes what everybody has to read; an agent is reminded until it is read, but not in an emergency. */

import { expect, test } from "vitest";
import { violations } from "./axe.ts";
import { desktop, useTestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { directAgent, invited } from "./direct.ts";
import { keepPicture } from "./looks-right.ts";
import { waits, walletSecret } from "./waiting-customers.ts";

const testBed = useTestBed(() => ({ RATE_LIMITS: "off", IDENTITY_SECRET: walletSecret }));
const text = "今天起，提现未到账一律先核对银行回执，再答复客户。\n回执在后台“对账”里，按流水号查。";

test("A10 a must-read notice reminds on every page until it is read, and the author sees who has read it", async () => {
  const account = await invited(testBed.url(), "小博", "agent");
  await directAgent(testBed.url(), account).then((one) => one.leaves());
  await invited(testBed.url(), "小雨", "agent");
  const ada = deskOn(await testBed.page(desktop));
  await ada.signIn(testBed.url());
  await ada.button("rail.learning").click();
  await ada.page.getByRole("heading", { name: ada.say("bulletins.none") }).waitFor();
  await look(ada.page, "bulletins-empty");
  await ada.button("bulletins.write").click();
  await ada.dialog.getByRole("textbox").fill(text);
  await look(ada.page, "bulletins-dialog");
  await ada.dialog.getByRole("button", { name: ada.say("bulletins.send") }).click();
  await ada.page.getByText("已读 0 / 2").waitFor();

  const bo = deskOn(await testBed.page(desktop));
  await bo.signIn(testBed.url(), account);
  const strip = bo.page.getByRole("region", { name: bo.say("bulletins.title"), exact: true });
  await strip.getByText(/今天起/).waitFor();
  await look(bo.page, "bulletins-strip");
  await bo.page.getByText(bo.say("rail.mustRead")).waitFor({ state: "attached" });

  // A customer in an emergency has the screen for themselves.
  const { socket } = await waits(testBed.url(), 1);
  await bo.goOnDuty();
  await bo.takeNext();
  await strip.waitFor();
  await bo.page.getByLabel(bo.say("priority.label")).first().selectOption("urgent");
  await strip.waitFor({ state: "detached" });
  socket.disconnect();

  await bo.page.getByRole("button", { name: /^学习/ }).click();
  await bo.page.getByText("回执在后台").waitFor();
  await look(bo.page, "bulletins-unread");
  await bo.button("bulletins.read").focus();
  await bo.page.keyboard.press("Enter");
  await bo.page.getByText(/^您 .* 读过$/).waitFor();
  await bo.page.getByText(bo.say("rail.mustRead")).waitFor({ state: "detached" });
  expect(await bo.button("bulletins.write").count()).toBe(0);
  expect(await bo.page.getByText("已读 1 / 2").count()).toBe(0);

  await ada.page.getByText("已读 1 / 2").waitFor();
  await ada.page
    .getByRole("list", { name: ada.say("bulletins.open.names") })
    .getByText("小雨")
    .waitFor();
  await ada.page.getByText(ada.say("bulletins.readers"), { exact: true }).click();
  await ada.page.locator(".bulletin-receipts").getByText("小博").waitFor();
  await look(ada.page, "bulletins-receipts");
  await ada.button("bulletins.remove").click();
  await ada.dialog.getByRole("button", { name: ada.say("bulletins.remove") }).click();
  await ada.page.getByRole("heading", { name: ada.say("bulletins.none") }).waitFor();
  await bo.page.getByRole("heading", { name: bo.say("bulletins.none") }).waitFor();
  expect(testBed.problems).toEqual([]);

  async function look(page: typeof ada.page, name: string) {
    for (const colorScheme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect(await violations(page, "all")).toEqual([]);
      await keepPicture(page, `${name}-${colorScheme}`);
    }
  }
});
