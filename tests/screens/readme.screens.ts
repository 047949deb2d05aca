/** The pictures of README.md: the widget on three phones, and the console with the same conversation. */

import { mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { useTestBed } from "../browser/browser.ts";
import { deskOn } from "../browser/desk.ts";
import { widgetOn } from "../browser/widget.ts";

const folder = "docs/pictures";
/** Of all of them together. */
const mostBytes = 400_000;
const phone = { viewport: { width: 390, height: 780 }, locale: "zh-CN", deviceScaleFactor: 1.5 };
const testBed = useTestBed();

test("the pictures of README.md", async () => {
  mkdirSync(folder, { recursive: true });
  const bo = deskOn(
    await testBed.page({ viewport: { width: 1280, height: 760 }, locale: "zh-CN" }),
  );
  await bo.signIn(testBed.url());
  await bo.goOnDuty();
  const alice = widgetOn(await testBed.page(phone));
  await alice.page.emulateMedia({ reducedMotion: "reduce" });
  const shots: Buffer[] = [];
  const shoot = async () => {
    // Without the ring of the field that a desktop focuses.
    await alice.host.evaluate((host) => (host.shadowRoot?.activeElement as HTMLElement)?.blur());
    shots.push(await alice.page.screenshot());
  };

  await alice.page.goto(testBed.url());
  await alice.open();
  await alice.panel.getByRole("heading", { name: /^林晓，/ }).waitFor();
  await alice.panel.locator(".tile").first().waitFor();
  await shoot();
  await alice.ask("转账给朋友两天了还没到账");
  await alice.button("有用").waitFor();
  await shoot();
  await alice.askForAgent();
  for (const words of ["充值扣了银行卡的钱，余额却没增加", "登录收不到验证码"]) {
    const other = widgetOn(await testBed.page(phone));
    await other.page.goto(`${testBed.url()}/support?locale=zh-CN`);
    await other.ask(words);
    await other.log.locator(".card").first().waitFor();
    await other.askForAgent();
  }
  await bo.takeNext();
  await bo.write("您好，我在查这笔转账，请稍等。");
  await alice.says("您好，我在查这笔转账，请稍等。");
  await alice.write("好的，谢谢");
  await bo.says("好的，谢谢");
  await bo.write("收款行已经受理，最晚今晚到账。");
  await alice.says("收款行已经受理，最晚今晚到账。");
  await shoot();
  await bo.page.screenshot({ path: join(folder, "console.png") });
  await sideBySide(await testBed.page({ viewport: { width: 1280, height: 828 } }), shots);

  const bytes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(mostBytes);
});

async function sideBySide(page: Page, shots: readonly Buffer[]): Promise<void> {
  const pictures = shots.map(
    (shot) => `<img src="data:image/png;base64,${shot.toString("base64")}" alt="">`,
  );
  await page.setContent(`<!doctype html><style>
    body { display: flex; justify-content: space-between; margin: 0; padding: 24px 28px; background: #dfe4ee }
    img { inline-size: 390px; border-radius: 24px }
  </style>${pictures.join("")}`);
  await page.locator("img").last().waitFor();
  await page.screenshot({ path: join(folder, "widget.png") });
}
