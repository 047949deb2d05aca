/** An emergency on the demo wallet, which stays frozen: from the button to what is secured, and by a check card. */

import { expect, test } from "vitest";
import { transfer } from "../support/wallet.ts";
import { phone, useTestBed } from "./browser.ts";
import { looksRightOn } from "./looks-right.ts";
import { widgetOn } from "./widget.ts";

const hostKey = "a-key-that-is-long-enough-for-the-wallet";
const testBed = useTestBed(() => ({ RATE_LIMITS: "off", HOST_API_KEY: hostKey }));

test("an emergency is two taps from frozen, and 不是 on a check card one from its steps", async () => {
  const alice = widgetOn(await testBed.page(phone));
  const { page, panel, button, log } = alice;
  const looksRight = looksRightOn(page);
  await page.goto(testBed.url());
  await alice.open();
  await panel.locator(".emergency").click();
  await button("一键冻结").waitFor();
  await panel.getByText("已为您排在最前").waitFor();
  await looksRight("emergency");
  await button("一键冻结").click();
  await panel.getByRole("heading", { name: "账户已冻结" }).waitFor();
  await panel.getByText("招商银行 6688 已停用").waitFor();
  await panel.getByRole("button", { name: /退出其他设备/ }).click();
  await panel.getByText(/您在 \d\d:\d\d 标记为已做/).waitFor();
  await panel.getByText("已为这件事开了工单").waitFor();
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await looksRight("frozen-dark");
  await page.emulateMedia({ colorScheme: "light" });
  await looksRight("frozen");

  await panel.getByRole("button", { name: /已为您排在最前/ }).click();
  const answer = await fetch(`${testBed.url()}/api/host/customers/demo-customer/checks`, {
    method: "POST",
    headers: { authorization: `Bearer ${hostKey}`, "content-type": "application/json" },
    body: JSON.stringify({
      kind: "was-this-you",
      transaction: transfer,
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    }),
  });
  expect(answer.status).toBe(201);
  await log.getByRole("heading", { name: "是您本人操作吗？" }).waitFor();
  await looksRight("check");
  await button("不是我").click();
  await panel.getByRole("button", { name: "不是我付的", pressed: true }).waitFor();
  await panel.getByText("您说不是本人操作的交易").waitFor();
  await panel.locator(".lane .transaction-card", { hasText: transfer.counterparty }).waitFor();
  await looksRight("disputed");
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await looksRight("disputed-dark");
  // The ticket of before has it, too, with what the wallet has answered at its head.
  await panel.locator(".lane button", { hasText: "PD-" }).click();
  await panel.getByText("这笔交易不是本人操作").waitFor();
  await panel
    .locator(".ticket-card", { hasText: "账户被盗" })
    .getByText("账户已由钱包冻结")
    .waitFor();
  await looksRight("emergency-ticket-dark");
  await page.emulateMedia({ colorScheme: "light" });
  await looksRight("emergency-ticket");
  expect(testBed.problems).toEqual([]);
  // Whoever comes next is the first again.
  await button("返回").click();
  await button("不需要人工，取消排队").click();
  await button("不需要人工，取消排队").waitFor({ state: "detached" });
});

test("without a network another kind can be picked, and the server follows once there is one", async () => {
  const alice = widgetOn(await testBed.page(phone));
  const { page, panel, button } = alice;
  await alice.isAnonymous();
  await page.goto(testBed.url());
  await alice.open();
  await panel.locator(".emergency").click();
  // Who comes, or from when on: it is said by the desk's hours.
  await panel.getByText(/已为您排在最前|人工客服.*起在这里回复/).waitFor();
  const picked = (name: string) => panel.getByRole("button", { name, exact: true, pressed: true });
  await picked("账户被盗").waitFor();
  // Nobody is signed in: the wallet would not know whose account it is to freeze.
  await panel.getByText("登录钱包后才能一键冻结").waitFor();
  expect(await button("一键冻结").count()).toBe(0);
  await panel.locator(".lane-top a.danger[href^='tel:']").waitFor();
  await looksRightOn(page)("emergency-anonymous");

  await page.context().setOffline(true);
  await panel.getByText("没有网络，请打电话冻结").waitFor();
  // Of the kind before, which the next one does not have.
  await panel.getByRole("button", { name: /退出其他设备/ }).click();
  await panel.getByText("已记在这部手机上").waitFor();
  await button("不是我付的").click();
  await picked("不是我付的").waitFor();
  await panel.getByRole("heading", { name: "先冻结，再上报这笔交易" }).waitFor();
  await panel.getByRole("button", { name: /问一下家人/ }).click();
  await panel.getByText("已记在这部手机上").waitFor();

  await page.context().setOffline(false);
  await panel.getByText(/您在 \d\d:\d\d 标记为已做/).waitFor();
  await picked("不是我付的").waitFor();
  // Another page has only what the server says.
  await page.reload();
  await alice.open();
  // Who waits comes to the queue, and from there to the steps that were begun.
  await alice.queue.waitFor();
  await button("打开紧急处理").click();
  await picked("不是我付的").waitFor();
  expect(testBed.problems).toEqual([]);
});

test("the page of an urgent article leads to the steps of its kind, and no other page does", async () => {
  const alice = widgetOn(await testBed.page(phone));
  const { page, panel, button } = alice;
  const looksRight = looksRightOn(page);
  await alice.isAnonymous();
  await page.goto(testBed.url());
  await alice.open();
  const opens = async (article: string) => {
    await page.evaluate(`PocketDesk("open", { article: "${article}" })`);
    await panel.locator(".reader .rich-text").waitFor();
  };
  await opens("payment-failed");
  expect(await button("打开紧急处理").count()).toBe(0);
  await button("返回").click();
  await opens("phone-lost");
  await looksRight("urgent-article");
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await looksRight("urgent-article-dark");
  await button("打开紧急处理").click();
  await panel.locator(".lane-kinds [aria-pressed='true']", { hasText: "手机丢失" }).waitFor();
  expect(testBed.problems).toEqual([]);
});
