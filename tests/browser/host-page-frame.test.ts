/** `mount: "frame"`: the widget for a page that holds keys. */

import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { signIdentity } from "../../server/identity/identities.ts";
import { becomes, desktop, phone, until, useTestBed } from "./browser.ts";
import { useHostPage } from "./host-page.ts";
import { widgetOn } from "./widget.ts";

const secret = "a secret that is long enough for tests, surely";
const host = useHostPage(() => testBed.url());
const testBed = useTestBed(() => ({
  ALLOWED_ORIGINS: `${host.origin("wallet.example")},${host.origin()}`,
  IDENTITY_SECRET: secret,
}));

const script = (token: string) => `
  window.PocketDesk = window.PocketDesk || function () { (PocketDesk.q = PocketDesk.q || []).push(arguments) };
  window.said = [];
  window.breaches = [];
  addEventListener("securitypolicyviolation", ({ violatedDirective }) => breaches.push(violatedDirective));
  for (const name of ["open", "close", "unread", "message", "queue", "error"])
    PocketDesk("on", name, (detail) => { said.push(name === "error" ? detail.reason : name) });
  PocketDesk("on", "beforeSend", ({ text }) => !text.includes("stop"));
  PocketDesk("boot", { mount: "frame", identify: () => ${JSON.stringify(token)} });`;

beforeAll(() => {
  host.frames = true;
});

const tokenOf = (subject: string) =>
  signIdentity({ subject, name: "小安" }, { secret }, { now: Date.now(), lifeSeconds: 600 });

async function walletPage({ token = "", options = phone, name = "wallet.example" } = {}) {
  host.script = script(token);
  const page = await testBed.page(options);
  await page.goto(host.origin(name));
  return { page, launcher: widgetOn(page).launcher };
}

/** What stands in the frame, which has its own document. */
async function openFrame({ page, launcher }: Awaited<ReturnType<typeof walletPage>>) {
  await launcher.click();
  const inFrame = await until(() => {
    const frame = page.frames().find((one) => one.url().startsWith(testBed.url()));
    if (!frame) throw new Error("There is no frame.");
    return frame;
  });
  const widget = widgetOn(inFrame as unknown as Page);
  await widget.panel.waitFor();
  return { ...widget, frame: inFrame };
}

const said = (page: Page): Promise<string[]> => page.evaluate("said");
const element = (page: Page) => page.locator("pocket-desk iframe");
const call = (page: Page, ...command: unknown[]) =>
  page.evaluate(
    (given) =>
      (window as unknown as { PocketDesk(...given: unknown[]): unknown }).PocketDesk(...given),
    command,
  );

test("S24 a signed-in customer is served in a document of the server's, which the page cannot reach", async () => {
  const wallet = await walletPage({ token: await tokenOf("frame alice") });
  const { page } = wallet;
  const { panel, ask, state, frame } = await openFrame(wallet);
  await panel.getByRole("heading", { name: /^小安，/ }).waitFor();
  await ask("怎么提现");
  await becomes(() => state.allTextContents(), ["已发送"]);

  expect(await element(page).getAttribute("sandbox")).toBe(
    "allow-scripts allow-same-origin allow-forms allow-downloads allow-popups",
  );
  const reached = await element(page).evaluate((one: HTMLIFrameElement) => one.contentDocument);
  expect(reached).toBeNull();
  expect(await frame.evaluate(() => document.cookie)).toBe("");
  // Neither can read the other's storage, and the page keeps nothing of the customer.
  await becomes(
    () => page.evaluate(() => Object.keys({ ...localStorage }).sort()),
    ["pocketdesk:frame", "pocketdesk:live"],
  );
  // The nonce is out of the address by then.
  expect(frame.url()).toBe(`${testBed.url()}/support`);
  expect(await page.evaluate("breaches")).toEqual([]);

  // This browser refuses storage to what is framed from elsewhere. The server has the conversation.
  await page.reload();
  const again = await openFrame(wallet);
  await again.panel.locator(".going").click();
  await becomes(() => again.own.allTextContents(), ["怎么提现"]);
  expect(testBed.problems).toEqual([]);
});

test.each([
  ["a phone", { width: 390, height: 844 }, { x: 0, y: 44, width: 390, height: 800 }],
  ["a small phone", { width: 320, height: 568 }, { x: 0, y: 44, width: 320, height: 524 }],
  ["a phone on its side", { width: 844, height: 390 }, { x: 0, y: 0, width: 844, height: 390 }],
  ["a desktop", { width: 1200, height: 800 }, { x: 776, y: 96, width: 400, height: 680 }],
])("on %s the frame stands where the widget would", async (_, viewport, box) => {
  const wallet = await walletPage({ options: { ...phone, viewport } });
  const { panel } = await openFrame(wallet);
  await becomes(() => element(wallet.page).boundingBox(), box);
  // What is read has 720 px at most, as on a page of its own.
  const width = Math.min(box.width, 720);
  await becomes(() => panel.boundingBox(), { ...box, x: box.x + (box.width - width) / 2, width });
});

test("the page's commands and listeners work across the border", async () => {
  const wallet = await walletPage({ options: desktop });
  const { page, launcher } = wallet;
  const { panel, ask, write, own, composer, say } = await openFrame(wallet);
  await becomes(() => said(page), ["open"]);
  await ask("怎么提现");
  await becomes(() => own.allTextContents(), ["怎么提现"]);
  await write("please stop");
  await panel.getByText(say("problem.vetoed")).waitFor();
  await becomes(() => composer.inputValue(), "please stop");
  expect(await own.allTextContents()).toEqual(["怎么提现"]);

  expect(await call(page, "back")).toBe(true);
  await panel.locator(".home").waitFor();
  await page.keyboard.press("Escape");
  await becomes(() => element(page).isVisible(), false);
  await launcher.waitFor();
  await becomes(() => page.evaluate(() => document.activeElement?.localName), "pocket-desk");
  expect(await call(page, "back")).toBe(false);
  expect(await said(page)).toContain("close");

  await call(page, "open", { draft: "没到账" });
  // What was written before stays.
  await becomes(() => composer.inputValue(), "please stop\n没到账");
  await call(page, "update", { theme: "dark", locale: "en" });
  await panel.waitFor({ state: "detached" });
  await becomes(() => page.frames()[1]?.locator("pocket-desk").getAttribute("data-theme"), "dark");
  await call(page, "explode");
  await until(async () => expect(await said(page)).toContain("unknownOption"));
  await call(page, "destroy");
  expect(await element(page).count()).toBe(0);
});

test("S24 a handshake with another nonce, from another origin or a second time is not answered", async () => {
  const wallet = await walletPage();
  const { page } = wallet;
  const address = `${testBed.url()}/support`;
  /** Frames the page by hand and begins the handshake. Answers whether the frame has taken the port. */
  const isTaken = (handshake: { nonce: string; page: string; twice?: boolean }) =>
    page.evaluate(
      async ([url, { nonce, page: named, twice }]) => {
        const frame = document.createElement("iframe");
        frame.src = `${url}#frame=right&page=${encodeURIComponent(named)}`;
        const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
        document.body.append(frame);
        await loaded;
        const begin = async () => {
          const { port1, port2 } = new MessageChannel();
          const options = { actions: [], identify: 0, pageLanguage: "zh-CN", server: "https://x" };
          const message = { type: "pocketdesk", nonce, keeping: "k", options };
          frame.contentWindow?.postMessage(message, "*", [port2]);
          return new Promise<boolean>((resolve) => {
            port1.onmessage = () => resolve(true);
            setTimeout(resolve, 1_500, false);
          });
        };
        const first = await begin();
        const answer = twice ? await begin() : first;
        frame.remove();
        return answer;
      },
      [address, handshake] as const,
    );
  const own = host.origin("wallet.example");
  expect(await isTaken({ nonce: "right", page: own })).toBe(true);
  expect(await isTaken({ nonce: "wrong", page: own })).toBe(false);
  expect(await isTaken({ nonce: "right", page: "https://evil.example" })).toBe(false);
  expect(await isTaken({ nonce: "right", page: own, twice: true })).toBe(false);
});

test("S24 a page that the server does not list cannot frame it, and says that nothing comes", async () => {
  const stranger = await walletPage({ name: "stranger.example" });
  const { page } = stranger;
  await stranger.launcher.waitFor();
  await page.evaluate(`PocketDesk("on", "error", ({ message }) => { window.problem = message })`);
  const hints: string[] = [];
  page.on("console", (message) => hints.push(message.text()));
  await stranger.launcher.click();
  await page.locator("pocket-desk .frame p").getByText(/./).waitFor({ timeout: 6_000 });
  // Whoever embeds it reads what to set, and the origin to set it to.
  expect(await page.evaluate("problem")).toContain(
    `${host.origin("stranger.example")} in the server's ALLOWED_ORIGINS`,
  );
  expect(hints.join()).toContain("ALLOWED_ORIGINS");
  await becomes(() => element(page).count(), 0);
});

/** Of the server's site, so that the browser lets the frame keep something. */
const sameSite = "127.0.0.1";

test("the conversation is there after a reload, and logout leaves nothing of it in the frame", async () => {
  const wallet = await walletPage({ name: sameSite });
  const { page } = wallet;
  const first = await openFrame(wallet);
  await first.ask("订单尾号 5566");
  await becomes(() => first.state.allTextContents(), ["已发送"]);
  await page.reload();
  const second = await openFrame(wallet);
  await second.panel.locator(".going").click();
  await becomes(() => second.own.allTextContents(), ["订单尾号 5566"]);
  await second.composer.fill("还没写完");

  await call(page, "logout");
  await becomes(() => element(page).count(), 0);
  const third = await openFrame(wallet);
  await third.panel.locator(".greeting").waitFor();
  expect(await third.panel.locator(".going").count()).toBe(0);
  const kept = await third.frame.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).not.toContain("还没写完");
  await third.ask("新的问题");
  await becomes(() => third.own.allTextContents(), ["新的问题"]);
});

test("a sign-out while the frame was not there is known to it the next time", async () => {
  const wallet = await walletPage({ name: sameSite });
  const { page } = wallet;
  const first = await openFrame(wallet);
  await first.ask("订单尾号 7788");
  await becomes(() => first.state.allTextContents(), ["已发送"]);
  const token = () => first.frame.evaluate(() => localStorage.getItem("pocketdesk:token"));
  expect(await token()).toBeTruthy();
  await page.evaluate(() => localStorage.removeItem("pocketdesk:live"));
  await page.reload();
  await wallet.launcher.waitFor();
  expect(await element(page).count()).toBe(0);
  await call(page, "logout");
  const second = await openFrame(wallet);
  await second.panel.locator(".greeting").waitFor();
  expect(await second.panel.locator(".going").count()).toBe(0);
});
