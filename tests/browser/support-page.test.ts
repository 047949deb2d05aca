import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { signIdentity } from "../../server/identity/identities.ts";
import { becomes, phone, until, useTestBed } from "./browser.ts";
import { widgetOn } from "./widget.ts";

const secret = "a secret that is long enough for tests, surely";
const testBed = useTestBed(() => ({ IDENTITY_SECRET: secret }));

const tokenOf = (subject: string, lifeSeconds = 600) =>
  signIdentity({ subject }, { secret }, { now: Date.now(), lifeSeconds });

/** The page in a WebView whose app listens as Android's does. */
async function inApp(address = "/support") {
  const page = await testBed.page(phone);
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, {
      heard,
      PocketDeskApp: { postMessage: (text: string) => heard.push(text) },
    });
  });
  await page.goto(testBed.url() + address);
  return widgetOn(page);
}

const heard = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    (window as unknown as { heard: string[] }).heard.map((text) => JSON.parse(text).event),
  );
const call = (page: Page, ...command: unknown[]) =>
  page.evaluate(
    (given) =>
      (window as unknown as { PocketDesk(...given: unknown[]): unknown }).PocketDesk(...given),
    command,
  );

test("an identity in the address signs in, leaves the address, and the tab keeps the session after it is over", async () => {
  const token = await tokenOf("native alice", 2);
  const alice = await inApp(`/support#identity=${token}`);
  await alice.ask("怎么提现");
  await becomes(() => alice.state.allTextContents(), ["已发送"]);
  expect(alice.page.url()).toBe(`${testBed.url()}/support`);
  await until(() => expect(Date.now() / 1_000).toBeGreaterThan(2 + Number(claim(token, "iat"))));
  await alice.page.reload();
  await alice.panel.locator(".going").click();
  await becomes(() => alice.own.allTextContents(), ["怎么提现"]);
  await alice.write("还有一个问题");
  await becomes(() => alice.own.allTextContents(), ["怎么提现", "还有一个问题"]);
  const kept = await alice.page.evaluate(() => Object.keys({ ...localStorage }));
  expect(kept).not.toContain("pocketdesk:token");
});

const claim = (token: string, name: string): unknown =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString())[name];

test("the app signs in and out by commands, and by messages of its own only", async () => {
  const alice = await inApp();
  const { page, panel } = alice;
  const signedIn = () => page.evaluate(() => localStorage.getItem("pocketdesk:verified") !== null);
  await panel.waitFor();
  const post = (token: string) => ({ type: "pocketdesk", command: "identify", args: [token] });

  // A frame inside the page is no app.
  await page.evaluate(
    (message) => {
      const frame = document.body.appendChild(document.createElement("iframe"));
      const source = frame.contentWindow;
      dispatchEvent(
        new MessageEvent("message", { data: message, origin: location.origin, source }),
      );
    },
    post(await tokenOf("mallory")),
  );
  // Neither is a message that says it comes from elsewhere.
  await page.evaluate(
    (message) => {
      dispatchEvent(new MessageEvent("message", { data: message, origin: "https://evil.example" }));
    },
    post(await tokenOf("mallory")),
  );
  await alice.ask("怎么提现");
  await becomes(() => alice.state.allTextContents(), ["已发送"]);
  expect(await signedIn()).toBe(false);

  // As a WebView's own message arrives: without an origin.
  await page.evaluate(
    (message) => {
      dispatchEvent(new MessageEvent("message", { data: JSON.stringify(message) }));
    },
    post(await tokenOf("native bea")),
  );
  await becomes(signedIn, true);
  await alice.log.getByText("您已登录，会话继续").waitFor();

  await call(page, "logout");
  await panel.waitFor({ state: "detached" });
  expect(await heard(page)).toContain("close");
  const left = () => page.evaluate(() => ({ ...localStorage, ...sessionStorage }));
  expect(await left()).toEqual({});
});

test("the app's back button closes one level each, and hears when nothing is left", async () => {
  const { page, ask, panel } = await inApp();
  await ask("怎么提现");
  expect(await call(page, "back")).toBe(true);
  await panel.locator(".home").waitFor();
  expect(await heard(page)).not.toContain("back");
  expect(await call(page, "back")).toBe(false);
  expect(await heard(page)).toContain("back");
});

test.each(["errorCode=PAY-1001", "draft=转账没到", "draft=x&emergency=1"])(
  "an address sends nothing by itself: %s",
  async (query) => {
    const { page, panel, own, composer } = await inApp(`/support?${query}`);
    await panel.waitFor();
    await until(async () => expect(await composer.inputValue()).not.toBe(""));
    await page.waitForLoadState("networkidle");
    expect(await own.count()).toBe(0);
    await composer.press("Enter");
    await becomes(() => own.count(), 1);
  },
);

test("an address with a transaction shows it over the field, and sends nothing by itself", async () => {
  const { page, panel, own, composer } = await inApp("/support?transaction=T1");
  await panel.locator(".shown-transaction").getByText("T1").waitFor();
  await page.waitForLoadState("networkidle");
  expect(await own.count()).toBe(0);
  await composer.fill("这笔到账了吗");
  await composer.press("Enter");
  await becomes(() => own.count(), 1);
  await becomes(() => panel.locator(".shown-transaction").count(), 0);
});

test("an address with a ticket shows it and sends nothing", async () => {
  const { panel, own } = await inApp("/support?ticket=PD-1");
  await panel.getByText("没有找到这个工单").waitFor();
  expect(await own.count()).toBe(0);
});

test("the page speaks the browser's language, and says which", async () => {
  const page = await testBed.page({ ...phone, locale: "zh-HK" });
  await page.goto(`${testBed.url()}/support`);
  await becomes(() => page.evaluate(() => document.documentElement.lang), "zh-TW");
  await page.goto(`${testBed.url()}/support?locale=en`);
  await becomes(() => page.evaluate(() => document.documentElement.lang), "en");
});
