import type { Page } from "playwright-core";
import { afterEach, describe, expect, test } from "vitest";
import { signIdentity } from "../../server/identity/identities.ts";
import { becomes, phone, useTestBed } from "./browser.ts";
import { useHostPage } from "./host-page.ts";
import { agentOnDuty, meetAgent } from "./meet-agent.ts";
import { widgetOn } from "./widget.ts";

const secret = "a secret that is long enough for tests, surely";
const host = useHostPage(() => testBed.url());
const testBed = useTestBed(() => ({
  ALLOWED_ORIGINS: host.origin("wallet.example"),
  IDENTITY_SECRET: secret,
}));

afterEach(() => {
  Object.assign(host, { script: "", strict: true });
});

const tokenOf = (subject: string, lifeSeconds = 600) =>
  signIdentity({ subject }, { secret }, { now: Date.now(), lifeSeconds });

/** How the wallet answers the question who is signed in; it can be changed at any time. */
type Answer = () => Promise<string> | "hangs" | "fails";

/** A wallet's page whose `identify` asks the wallet, and throws where that does not answer 200. */
async function walletPage(options = phone) {
  const page = await testBed.page(options);
  const wallet = { answer: (() => "fails") as Answer, asked: 0 };
  await page.route("**/token", async (route) => {
    wallet.asked += 1;
    const answer = wallet.answer();
    // A route that is not answered hangs.
    if (answer === "hangs") return;
    if (answer === "fails") return route.fulfill({ status: 502, body: "<h1>Bad gateway</h1>" });
    await route.fulfill({ body: await answer });
  });
  host.strict = false;
  host.script = `
    window.PocketDesk = window.PocketDesk || function () { (PocketDesk.q = PocketDesk.q || []).push(arguments) };
    window.told = [];
    PocketDesk("on", "error", (error) => { told.push(error) });
    PocketDesk("boot", { identify: async () => {
      const response = await fetch("/token");
      if (!response.ok) throw new Error("token: " + response.status);
      return response.text();
    } });`;
  await page.goto(host.origin("wallet.example"));
  return { ...widgetOn(page), wallet };
}

const told = (page: Page) =>
  page.evaluate(() => (window as unknown as { told: { reason?: string }[] }).told);
const reasons = async (page: Page) => (await told(page)).map(({ reason }) => reason);
const stored = (page: Page, key: string) =>
  page.evaluate((name) => localStorage.getItem(`pocketdesk:${name}`), key);

describe("W12 a customer who is signed in and talks with an agent", () => {
  test.each([
    ["fails", "rejected"],
    ["hangs", "timeout"],
    ["answers HTML", "html"],
  ])("stays who they are while identify %s", async (how, reason) => {
    const alice = await walletPage();
    const bo = await agentOnDuty(testBed);
    alice.wallet.answer = () => tokenOf(`alice ${how}`);
    await alice.open();
    await meetAgent(alice, bo);

    const wrong: Record<string, Answer> = {
      fails: () => "fails",
      hangs: () => "hangs",
      "answers HTML": async () => "<!doctype html><title>Log in</title>",
    };
    alice.wallet.answer = wrong[how] ?? (() => "fails");
    const askedBefore = alice.wallet.asked;
    await testBed.killServer();
    await alice.offline.first().waitFor();
    await testBed.restartServer();
    const held = alice.panel.getByText(alice.say("identity.held"));
    await held.waitFor();
    expect(alice.wallet.asked).toBeGreaterThan(askedBefore);
    await alice.write("还没有到账。");
    await becomes(() => alice.state.allTextContents(), ["发送中"]);
    await alice.says("您好，请讲。");
    await becomes(() => reasons(alice.page), [reason]);
    expect(await stored(alice.page, "token")).toBeNull();
    expect(await alice.panel.getByText(alice.say("chat.offline")).count()).toBe(0);

    alice.wallet.answer = () => tokenOf(`alice ${how}`);
    await held.waitFor({ state: "detached" });
    await bo.says("还没有到账。");
    await becomes(() => alice.own.allTextContents(), ["我要找人工客服", "还没有到账。"]);
    await bo.write("收到。");
    await alice.says("收到。");
    await bo.resolve("支付", "已说明。");
  });

  test("goes on as a guest when they choose so, and their unsent words wait for them", async () => {
    const alice = await walletPage();
    alice.wallet.answer = () => tokenOf("alice who chooses");
    await alice.open();
    await alice.ask("怎么提现");
    await becomes(() => alice.state.allTextContents(), ["已发送"]);
    alice.wallet.answer = () => "fails";
    await alice.page.reload();
    await alice.open();
    await alice.button(alice.say("identity.asGuest")).click();
    await alice.panel.getByText(alice.say("identity.guest")).waitFor();
    await alice.ask("我是谁");
    await becomes(() => alice.state.allTextContents(), ["已发送"]);
    expect(await alice.own.allTextContents()).toEqual(["我是谁"]);
  });
});

describe("a customer who never was signed in", () => {
  const faults: Readonly<Record<string, () => Promise<string>>> = {
    html: async () => "<!doctype html><title>Log in</title>",
    bearer: async () => `Bearer ${await tokenOf("zoe")}`,
    tooLong: async () => `${await tokenOf("zoe")}${"a".repeat(8_000)}`,
  };

  test.each(Object.keys(faults))(
    "is served as a guest, and the page gets the reason: %s",
    async (reason) => {
      const zoe = await walletPage();
      zoe.wallet.answer = faults[reason] ?? (() => "fails");
      await zoe.open();
      await zoe.panel.getByText(zoe.say("identity.guest")).waitFor();
      await zoe.ask("怎么提现");
      await becomes(() => zoe.state.allTextContents(), ["已发送"]);
      expect(await reasons(zoe.page)).toEqual([reason]);
      expect((await told(zoe.page))[0]).toMatchObject({ code: "unauthenticated" });
      expect(await zoe.panel.getByText(zoe.say("chat.offline")).count()).toBe(0);
    },
  );

  test("keeps the conversation as soon as the page says who they are", async () => {
    const zoe = await walletPage();
    await zoe.open();
    await zoe.ask("我登录不了");
    await becomes(() => zoe.state.allTextContents(), ["已发送"]);
    expect(await stored(zoe.page, "token")).not.toBeNull();

    zoe.wallet.answer = () => tokenOf("zoe who signs in");
    await zoe.log.getByText("您已登录，会话继续").waitFor();
    expect(await zoe.own.allTextContents()).toEqual(["我登录不了"]);
    expect(await stored(zoe.page, "token")).toBeNull();
    await zoe.write("现在好了");
    await becomes(() => zoe.own.allTextContents(), ["我登录不了", "现在好了"]);
  });
});

test("S09 nothing of the one before is left when somebody else signs in, whether or not there was a logout", async () => {
  const alice = await walletPage();
  alice.wallet.answer = () => tokenOf("alice before bea");
  await alice.open();
  await alice.ask("订单尾号 5566");
  await becomes(() => alice.state.allTextContents(), ["已发送"]);
  await testBed.killServer();
  await alice.offline.first().waitFor();
  await alice.write("没发出去的 7788");
  await alice.composer.fill("没写完的 9900");
  alice.wallet.answer = () => tokenOf("bea");
  await testBed.restartServer();

  await alice.panel.getByRole("heading", { name: /好$/ }).waitFor();
  const kept = await alice.page.evaluate(() => JSON.stringify({ ...localStorage }));
  const html = await alice.panel.evaluate((panel) => panel.innerHTML);
  for (const secretOfAlice of ["5566", "7788", "9900"]) {
    expect(kept).not.toContain(secretOfAlice);
    expect(html).not.toContain(secretOfAlice);
  }
  await alice.ask("我是 Bea");
  await becomes(() => alice.own.allTextContents(), ["我是 Bea"]);
});
