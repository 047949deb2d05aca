import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { FaqCopy } from "../../protocol/faq-copy.ts";
import { violations } from "./axe.ts";
import { becomes, phone, until, useTestBed } from "./browser.ts";
import { useHostPage } from "./host-page.ts";
import { agentOnDuty } from "./meet-agent.ts";
import { widgetOn } from "./widget.ts";

const host = useHostPage(() => testBed.url());
const testBed = useTestBed(() => ({ ALLOWED_ORIGINS: host.origin("wallet.example") }));

async function arrive(prepare: (page: Page) => Promise<unknown> = async () => {}) {
  const page = await testBed.page(phone);
  const loaded: string[] = [];
  page.on("requestfinished", (request) => loaded.push(request.url()));
  await prepare(page);
  await page.goto(host.origin("wallet.example"));
  const alice = widgetOn(page);
  return {
    ...alice,
    field: alice.panel.getByRole("searchbox"),
    row: (title: string) => alice.panel.getByRole("button", { name: title, exact: true }),
    loaded: (part: string) => loaded.filter((url) => url.includes(part)),
    /** Until all is on the device that a time without a network needs. */
    isKept: () =>
      until(() => {
        expect(loaded.filter((url) => url.includes("/api/faq-copy"))).toHaveLength(1);
        expect(loaded.filter((url) => url.includes("/reading-"))).toHaveLength(1);
      }),
    goOffline: () => page.context().setOffline(true),
  };
}

async function articleCount(): Promise<number> {
  const copy = await fetch(`${testBed.url()}/api/faq-copy?locale=zh-CN`);
  const { articles } = (await copy.json()) as FaqCopy;
  return articles.length;
}

const keptLocales = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const opening = indexedDB.open("pocketdesk");
        opening.onsuccess = () => {
          const keys = opening.result.transaction("faq").objectStore("faq").getAllKeys();
          keys.onsuccess = () => resolve(keys.result.map(String));
        };
      }),
  );

test("without a network the device searches, and shows what it keeps, of when", async () => {
  const alice = await arrive();
  const { panel, button, row, field } = alice;
  await alice.open();
  await alice.isKept();
  await becomes(() => alice.loaded("/search-").length, 1);
  await panel.locator(".row-button:not(.emergency)").first().click();
  await panel.locator(".rich-text").waitFor();
  const read = await panel.getByRole("heading", { level: 1 }).textContent();
  await button("返回").click();

  await alice.goOffline();
  await panel.getByRole("heading", { name: "没有网络，也能查" }).waitFor();
  await panel.getByText(`上次打开时存下的 ${await articleCount()} 篇说明都在`).waitFor();
  await panel.getByText(/内容更新于今天 \d\d:\d\d/).waitFor();
  await row(read ?? "")
    .first()
    .waitFor();
  expect(await panel.getByText("400-800-0000").count()).toBeGreaterThan(0);

  await alice.page.emulateMedia({ reducedMotion: "reduce" });
  expect(await violations(alice.page, "all")).toEqual([]);
  await alice.page.emulateMedia({ colorScheme: "dark" });
  expect(await violations(alice.page, "colours")).toEqual([]);

  await field.fill("转账一直没到账");
  await panel.getByRole("heading", { name: "找到这些" }).waitFor();
  await panel.locator(".row-button:not(.emergency)").first().click();
  await panel.locator(".rich-text").waitFor();
  await panel.getByText(/这是上次打开时存下的内容，更新于今天 \d\d:\d\d/).waitFor();
  await panel.locator(".offline").waitFor();
  await button("返回").click();

  await panel.locator(".chip").first().click();
  await panel.getByText(/这是上次打开时存下的内容/).waitFor();
  await panel.locator(".row-button:not(.emergency)").first().click();
  await panel.locator(".rich-text").waitFor();
  await button("返回").click();
  await button("返回").click();

  // Steps and telephone are there at once, and what is ticked is sent once the network is back.
  await panel.locator(".emergency").click();
  await panel.getByRole("button", { name: /联系发卡银行/ }).click();
  await panel.getByText("已记在这部手机上").waitFor();
  await panel.locator("a[href^='tel:4008000']").first().waitFor();
  await panel.getByText("没有网络，请打电话冻结").waitFor();
  expect(await violations(alice.page, "all")).toEqual([]);

  await alice.page.context().setOffline(false);
  await panel.getByText(/您在 \d\d:\d\d 标记为已做/).waitFor();
  expect(testBed.problems).toEqual([]);
});

test("the next visit finds it where the server does not answer", async () => {
  const alice = await arrive();
  await alice.open();
  await alice.isKept();
  await becomes(() => keptLocales(alice.page), [`${testBed.url()} zh-CN`]);
  await becomes(() => alice.loaded("/search-").length, 1);

  let refused = 0;
  await alice.page.route(/\/(api|socket\.io)\//, (route) => {
    refused += 1;
    return route.abort();
  });
  await alice.page.routeWebSocket(/socket\.io/, (socket) => socket.close());
  await alice.page.reload();
  await alice.open();
  await alice.panel.getByRole("heading", { name: "没有网络，也能查" }).waitFor();
  expect(refused).toBeGreaterThan(0);
  await alice.field.fill("银行卡怎么绑定");
  await alice.panel.getByRole("heading", { name: "找到这些" }).waitFor();
  await alice.panel.locator("li .row-button").first().click();
  await alice.panel.locator(".rich-text").waitFor();
  await alice.button("返回").click();
  await alice.panel.getByText("400-800-0000").first().waitFor();
});

test("where the browser refuses storage it lasts as long as the page", async () => {
  const alice = await arrive((page) =>
    page.addInitScript(() => {
      Object.defineProperty(window, "indexedDB", {
        get() {
          throw new DOMException("refused", "SecurityError");
        },
      });
    }),
  );
  expect(await alice.page.evaluate("try { indexedDB } catch (error) { error.name }")).toBe(
    "SecurityError",
  );
  await alice.open();
  await alice.isKept();
  await becomes(() => alice.loaded("/search-").length, 1);
  await alice.goOffline();
  await alice.field.fill("退款");
  await alice.panel.getByRole("heading", { name: "找到这些" }).waitFor();
  await alice.panel.locator("li .row-button").first().click();
  await alice.panel.locator(".rich-text").waitFor();
  expect(testBed.problems).toEqual([]);
});

test("on a poor network only the steps for an emergency are read, and the hotline", async () => {
  const alice = await arrive((page) =>
    page.addInitScript(() => {
      Object.defineProperty(navigator, "connection", { value: { effectiveType: "3g" } });
    }),
  );
  await alice.open();
  await alice.isKept();
  expect(alice.loaded("/api/faq-copy")[0]).toContain("urgency=urgent");
  expect(alice.loaded("/search-")).toEqual([]);
  await alice.goOffline();
  await alice.panel.getByText("上次打开时存下的 5 篇说明都在").waitFor();
  await alice.panel.locator(".emergency").click();
  await alice.panel.locator("a[href^='tel:']").first().waitFor();
  await alice.panel.locator(".lane-step").first().waitFor();
});

test("what was read last is the customer's, and goes when they sign out", async () => {
  const alice = await arrive();
  await alice.open();
  await alice.panel.locator(".row-button:not(.emergency)").first().click();
  await alice.panel.locator(".rich-text").waitFor();
  const read = () => alice.page.evaluate("localStorage.getItem('pocketdesk:read')");
  expect(await read()).toMatch(/^[\w.-]+$/);
  await alice.page.evaluate("PocketDesk('logout')");
  await becomes(read, null);
});

test("home without a network takes a new message, which is sent once when the network is back", async () => {
  const alice = await arrive();
  await alice.open();
  await alice.isKept();
  await alice.goOffline();
  await alice.panel.getByRole("heading", { name: "没有网络，也能查" }).waitFor();
  await alice.panel.getByRole("button", { name: /^描述您遇到的问题/ }).click();
  await alice.write("钱转出去两天了");
  await becomes(() => alice.state.allTextContents(), ["待发送"]);
  await alice.button("返回").click();
  await alice.panel.getByRole("heading", { name: "待发送" }).waitFor();

  await alice.field.fill("怎么补办回单");
  await alice.panel.getByRole("button", { name: /^留言 怎么补办回单/ }).click();
  const said = ["钱转出去两天了", "怎么补办回单"];
  await becomes(() => alice.own.allTextContents(), said);
  await alice.page.context().setOffline(false);
  await becomes(() => alice.state.allTextContents(), ["已发送"]);
  await alice.page.reload();
  await alice.open();
  await alice.panel.locator(".going").click();
  await becomes(() => alice.own.allTextContents(), said);
});

test("without a network home promises to send only what waits, and shows the conversation by its last words", async () => {
  const alice = await arrive();
  await alice.open();
  await alice.isKept();
  await alice.ask("怎么提现");
  await alice.log.locator(".card").first().waitFor();
  await becomes(() => alice.state.allTextContents(), ["已发送"]);
  await alice.button("返回").click();
  await alice.goOffline();
  await alice.panel.getByRole("heading", { name: "没有网络，也能查" }).waitFor();
  const going = alice.panel.locator(".going");
  await going.waitFor();
  expect(await going.textContent()).not.toContain("自动发送");
  await going.locator("time").waitFor();
  await going.click();
  await alice.write("钱转出去两天了");
  await alice.button("返回").click();
  await becomes(() => going.textContent(), "钱转出去两天了网络恢复后自动发送");
});

test("words about an emergency without a network are kept, and lead to the steps on the device", async () => {
  const alice = await arrive();
  await alice.open();
  await alice.isKept();
  await becomes(() => alice.loaded("/search-").length, 1);
  await alice.goOffline();
  await alice.panel.getByRole("heading", { name: "没有网络，也能查" }).waitFor();
  await alice.field.fill("我的手机被偷了");
  const toSteps = alice.panel.getByRole("button", { name: /账户被盗、手机丢失或被骗/ });
  await toSteps.waitFor();
  await alice.field.press("Enter");
  await becomes(() => alice.own.allTextContents(), ["我的手机被偷了"]);
  await becomes(() => alice.state.allTextContents(), ["待发送"]);
  await alice.button("打开紧急处理").click();
  await alice.panel.locator(".lane-step").first().waitFor();
  expect(await alice.panel.locator("a[href^='tel:']").count()).toBeGreaterThan(0);
  await alice.button("返回").click();

  // Back with a network it is said once, and heard.
  await alice.page.context().setOffline(false);
  await becomes(() => alice.state.allTextContents(), ["已发送"]);
  await alice.panel.locator(".card.urgent").first().waitFor();
  await becomes(() => alice.own.allTextContents(), ["我的手机被偷了"]);
});

test("a place in the queue promises no time while nobody can know it", async () => {
  await agentOnDuty(testBed);
  const alice = await arrive();
  await alice.open();
  await alice.ask("请帮我转人工");
  await alice.queue.locator(".queue-place").waitFor();
  await alice.goOffline();
  await alice.queue.getByText(alice.say("queue.offline")).waitFor();
  expect(await alice.queue.locator(".queue-place").count()).toBe(0);
  expect(await alice.queue.getByText(alice.say("queue.expected"), { exact: true }).count()).toBe(0);
  await alice.page.context().setOffline(false);
  await alice.queue.locator(".queue-place").waitFor();
});
