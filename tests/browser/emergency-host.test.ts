/** From the first word to the true answer of a wallet that freezes, refuses or hangs: four taps at most. */

import type { Locator } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { signIdentity } from "../../server/identity/identities.ts";
import { answersWith, hostSecret, startWallet } from "../support/wallet.ts";
import { phone, useTestBed } from "./browser.ts";
import { widgetOn } from "./widget.ts";

const wallet = await startWallet();
afterAll(() => wallet.stop());
const testBed = useTestBed(() => ({
  RATE_LIMITS: "off",
  HOST_URL: wallet.url,
  HOST_SECRET: hostSecret,
  IDENTITY_SECRET: secret,
}));
const secret = "thirty-two characters of a secret";

const mostTaps = 4;
/** The server waits two seconds for it. */
const hangs = () => undefined;

test.each([
  [
    "refuses",
    answersWith({ frozen: false, message: "请到柜台办理" }),
    "没有冻结成功，请马上打电话",
  ],
  ["hangs", hangs, "没有收到结果，请马上打电话"],
  ["freezes", answersWith({ frozen: true }), "账户已冻结"],
] as const)("a wallet that %s is taken at its word in four taps", async (does, reply, name) => {
  wallet.answers((asked, response) => {
    if (asked.path === "/freeze") reply(asked, response);
    else answersWith({}, 404)(asked, response);
  });
  const { page, panel, button, launcher, homeField } = widgetOn(await testBed.page(phone));
  const identity = await signIdentity(
    { subject: `u-${does}` },
    { secret },
    { now: Date.now(), lifeSeconds: 600 },
  );
  await page.route("**/demo/identity*", (route) => route.fulfill({ body: identity }));
  let taps = 0;
  const tap = async (target: Locator) => {
    await target.tap();
    taps += 1;
  };
  await page.goto(testBed.url());
  await tap(launcher);
  await homeField.fill("我的账户被盗了");
  // The keyboard's own key.
  await homeField.press("Enter");
  taps += 1;
  await tap(button("打开紧急处理"));
  const before = wallet.asked.length;
  await tap(button("一键冻结"));
  await panel.getByRole("heading", { name }).waitFor();
  expect(taps).toBeLessThanOrEqual(mostTaps);
  expect(wallet.asked.slice(before).map(({ path }) => path)).toContain("/freeze");
  if (does !== "freezes") await panel.locator("a.danger[href^='tel:']").first().waitFor();
  expect(testBed.problems).toEqual([]);
});
