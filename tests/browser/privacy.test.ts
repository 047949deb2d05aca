/** What an agent does about a slip, and what an administrator's page shows of it. */

import { expect, test } from "vitest";
import { becomes, desktop, phone, useTestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { widgetOn } from "./widget.ts";

const testBed = useTestBed();

test("P12 P14 a slip is taken away from both sides, a secret is not asked for, and the audit log shows who did what", async () => {
  const alice = widgetOn(await testBed.page(phone));
  const bo = deskOn(await testBed.page(desktop));
  const { page, say } = bo;
  const askedOf = new Set<string>();
  for (const one of [alice.page, page]) {
    one.on("request", (request) => askedOf.add(new URL(request.url()).host));
    one.on("websocket", (socket) => askedOf.add(new URL(socket.url()).host));
  }
  await Promise.all([alice.page.goto(testBed.url()), bo.signIn(testBed.url())]);
  await bo.goOnDuty();
  await alice.open();
  const notice = alice.panel.getByRole("link", { name: /只用于解决您的问题/ });
  await notice.scrollIntoViewIfNeeded();
  expect(await notice.getAttribute("href")).toBe("https://wallet.example/privacy");
  await alice.ask("我们的暗号是芝麻开门");
  await alice.askForAgent();
  await bo.takeNext();

  // The reason stands where the reply is written, and the words come back into the field.
  await bo.write("请把您收到的验证码发给我");
  const refused = page.locator(".refused-reply");
  await refused.getByText(say("refused.secret_found")).waitFor();
  await refused.getByRole("button", { name: say("reply.rewrite") }).click();
  await refused.waitFor({ state: "detached" });
  expect(await bo.reply.inputValue()).toBe("请把您收到的验证码发给我");
  await bo.reply.fill("");

  const row = page.locator('.row[data-author="customer"]').filter({ hasText: "芝麻开门" });
  await row.hover();
  await row.getByRole("button", { name: say("redact"), exact: true }).click();
  await bo.dialog.getByRole("button", { name: say("redact"), exact: true }).click();
  await page.getByText(say("message.redacted")).first().waitFor();
  await becomes(async () => (await alice.log.textContent())?.includes("芝麻开门"), false);

  await page.locator("button.who").click();
  await bo.button("privacy.title").click();
  const log = page.locator(".audit tbody");
  await log.getByText(say("audit.message.redacted")).waitFor();
  expect(await log.textContent()).toContain(say("audit.secret.asked"));
  expect(await log.textContent()).not.toContain("芝麻");
  await page.getByText(say("privacy.noLimit")).first().waitFor();

  // The customer is erased; both hear of it.
  await page.getByLabel(say("data.name")).fill("demo-customer");
  await bo.button("data.find").click();
  await bo.button("data.erase").click();
  await bo.dialog.getByRole("button", { name: say("data.erase"), exact: true }).click();
  await page
    .getByRole("status")
    .filter({ hasText: /\w{8}-\w{4}/ })
    .waitFor();
  await bo.button("privacy.back").click();
  await becomes(() => bo.rows.count(), 0);
  await becomes(() => alice.log.locator(".row").count(), 0);
  expect([...askedOf]).toEqual([new URL(testBed.url()).host]);
});
