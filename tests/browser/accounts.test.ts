/** A colleague is invited, sets a password, sets up the second step and signs in with it. */

import { expect, test } from "vitest";
import type { AccountView } from "../../protocol/account.ts";
import { codeFor } from "../support/authenticator.ts";
import { violations } from "./axe.ts";
import { becomes, desktop, useTestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { keepPicture } from "./looks-right.ts";

const testBed = useTestBed(() => ({ RATE_LIMITS: "off" }));

test("A1 S12 an invitation leads to a password, a second step, and a sign-in with a code", async () => {
  const ada = deskOn(await testBed.page(desktop));
  const cy = deskOn(await testBed.page(desktop));
  const looksRight = async ({ page }: typeof ada) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect(await violations(page, "all")).toEqual([]);
    }
  };
  await ada.signIn(testBed.url());
  await ada.page.locator("button.who").click();
  await ada.button("accounts.title").click();
  await ada.page.getByLabel(ada.say("accounts.name"), { exact: true }).fill("阿杰");
  await ada.page.getByLabel(ada.say("signIn.email")).fill("jie@example.com");
  await ada.button("accounts.send").click();
  const link = (await ada.page.locator(".card-code").textContent()) ?? "";
  await looksRight(ada);

  await cy.page.goto(link);
  await cy.page.getByRole("heading", { name: "欢迎，阿杰" }).waitFor();
  await looksRight(cy);
  await cy.page.getByLabel(cy.say("welcome.password")).fill("夏天的海边有三只白色的鸟呀");
  await cy.button("welcome.submit").click();
  await cy.page.getByLabel(cy.say("signIn.email")).waitFor();
  await looksRight(cy);
  const signIn = async () => {
    await cy.page.getByLabel(cy.say("signIn.email")).fill("jie@example.com");
    await cy.page.getByLabel(cy.say("signIn.password")).fill("夏天的海边有三只白色的鸟呀");
    await cy.page.keyboard.press("Enter");
  };
  await signIn();
  await cy.duty.waitFor();
  await cy.page.locator("button.who").click();
  await cy.button("account.title").click();
  await cy.page.keyboard.press("Escape");
  await cy.page
    .getByRole("main")
    .getByRole("button", { name: cy.say("twoStep.begin") })
    .click();
  const secret = ((await cy.page.locator(".second-step-secret").textContent()) ?? "").replace(
    / /g,
    "",
  );
  await cy.page.getByRole("img", { name: cy.say("twoStep.qr") }).waitFor();
  await looksRight(cy);
  await cy.page.getByLabel(cy.say("twoStep.code")).fill(codeFor(secret, Date.now()));
  await cy.page.locator(".recovery-codes li").nth(9).waitFor();
  await looksRight(cy);
  const paper = (await cy.page.locator(".recovery-codes li").first().textContent()) ?? "";
  await cy.button("recovery.done").click();
  await cy.page.getByText(/还剩 10 个恢复码/).waitFor();
  await looksRight(cy);

  await cy.button("account.endAll").click();
  await cy.page.getByLabel(cy.say("signIn.email")).waitFor();
  await signIn();
  await cy.page.getByLabel(cy.say("signIn.codeLabel")).waitFor();
  // Whose code it is, and for how long the one on the phone is good.
  await cy.page.locator(".front-who").getByText("阿杰", { exact: true }).waitFor();
  expect(await cy.page.locator(".code-clock").textContent()).toMatch(/^这一码还有 \d{1,2} 秒$/);
  await keepPicture(cy.page, "sign-in-code");
  await looksRight(cy);
  await cy.button("signIn.useRecovery").click();
  await cy.page.getByLabel(cy.say("signIn.recoveryLabel")).fill(paper);
  await cy.page.keyboard.press("Enter");
  await cy.page.locator("button.who").waitFor();

  // How many at a time: a number that is none is put back, another one is kept.
  const capacity = ada.page.getByLabel(ada.say("accounts.capacityOf", { name: "阿杰" }));
  await capacity.fill("0");
  await capacity.blur();
  expect(await capacity.inputValue()).toBe("5");
  await capacity.fill("8");
  await capacity.blur();
  await becomes(async () => {
    const answer = await ada.page.request.get(`${testBed.url()}/api/admin/agents`);
    const { agents } = (await answer.json()) as { agents: AccountView[] };
    return agents.find(({ name }) => name === "阿杰")?.capacity;
  }, 8);

  // Locked out: the console says so within seconds.
  await ada.page.getByRole("button", { name: ada.say("accounts.disable"), exact: true }).click();
  await looksRight(ada);
  await ada.dialog.getByRole("button", { name: ada.say("accounts.disable"), exact: true }).click();
  await cy.page.getByLabel(cy.say("signIn.email")).waitFor({ timeout: 5_000 });
  await keepPicture(ada.page, "accounts");
  expect(testBed.problems).toEqual([]);
});
