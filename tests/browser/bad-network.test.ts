import { expect, test } from "vitest";
import { becomes, phone, until, useTestBed } from "./browser.ts";
import { useHostPage } from "./host-page.ts";
import { agentOnDuty, meetAgent } from "./meet-agent.ts";
import { emulateNetwork, holdRequests, slow } from "./network.ts";
import { widgetOn } from "./widget.ts";

const host = useHostPage(() => testBed.url());
const testBed = useTestBed(() => ({ ALLOWED_ORIGINS: host.origin("wallet.example") }));
const reading = () => `${testBed.url()}/widget/reading-*.js`;

/** The line below it stands apart. */
const titleOf = (text: string) => text.split("\n")[0] ?? "";

async function arrive() {
  const page = await testBed.page(phone);
  await page.goto(host.origin("wallet.example"));
  return widgetOn(page);
}

test("W11 a part that was never loaded leaves header and close, says so, and comes by itself with the network", async () => {
  const alice = await arrive();
  const { page, panel, button, say } = alice;
  // Not ahead, either.
  let refused = 0;
  await page.route(reading(), (route) => {
    refused += 1;
    return route.abort();
  });
  await alice.open();
  await panel.locator("li .row-button").first().waitFor();
  await page.context().setOffline(true);
  await panel.locator("li .row-button").first().click();
  await panel.getByText(titleOf(say("panel.failed"))).waitFor();
  await button(say("panel.retry")).waitFor();
  await panel.locator(".offline").waitFor();
  expect(refused).toBeGreaterThan(0);

  await button(say("panel.back")).click();
  await panel.locator(".home").waitFor();
  await panel.locator("li .row-button").first().click();
  await button(say("panel.close")).click();
  await panel.waitFor({ state: "detached" });
  await alice.open();
  await panel.getByText(titleOf(say("panel.failed"))).waitFor();

  await page.unroute(reading());
  await page.context().setOffline(false);
  await panel.locator(".rich-text").waitFor();
  await panel.locator(".offline").waitFor({ state: "detached" });
  expect(testBed.problems).toEqual([]);
});

test("a part that is gone after a deploy asks for a new page", async () => {
  const alice = await arrive();
  const { page, panel, button, say } = alice;
  const statuses: number[] = [];
  await page.route(reading(), (route) => {
    statuses.push(404);
    return route.fulfill({ status: 404, body: "{}" });
  });
  await alice.open();
  await panel.locator("li .row-button").first().click();
  await panel.getByText(titleOf(say("panel.outdated"))).waitFor();
  expect(statuses).toContain(404);
  // Asked once by itself and once for the tap: no loop.
  expect(statuses.length).toBeLessThanOrEqual(2);
  await button(say("panel.retry")).click();
  await becomes(() => statuses.length, 3);
  await panel.getByText(titleOf(say("panel.outdated"))).waitFor();
  await page.unroute(reading());
  await button(say("panel.reload")).click();
  await alice.launcher.waitFor();
  await alice.open();
  await panel.locator("li .row-button").first().click();
  await panel.locator(".rich-text").waitFor();
});

test("a survey that could not be loaded has a retry in the conversation", async () => {
  const bo = await agentOnDuty(testBed);
  const alice = await arrive();
  await alice.page.route(reading(), (route) => route.abort());
  await alice.open();
  await meetAgent(alice, bo);
  await bo.resolve("支付", "已说明。");
  const retry = alice.button(alice.say("panel.retry"));
  await retry.waitFor();
  expect(await alice.composer.isVisible()).toBe(true);
  await alice.page.unroute(reading());
  await retry.click();
  await alice.survey.waitFor();
});

test("a place in the queue that could not be loaded says that it is kept, has a retry, and the hotline beside it", async () => {
  const alice = await arrive();
  await alice.page.route(reading(), (route) => route.abort());
  await alice.open();
  await alice.ask("怎么提现");
  await alice.askForAgent();
  await alice.queue.getByText(alice.say("queue.kept")).waitFor();
  const retry = alice.button(alice.say("panel.retry"));
  await retry.waitFor();
  await alice.panel.locator(".hotline .call").waitFor();
  await alice.page.unroute(reading());
  await retry.click();
  await alice.queue.getByRole("button", { name: alice.say("queue.cancel") }).waitFor();
  expect(await retry.count()).toBe(0);
});

test("a transaction that can't be drawn yet stands there by its number, with a retry", async () => {
  const alice = await arrive();
  await alice.page.route(reading(), (route) => route.abort());
  await alice.open();
  // Connected before the part is wanted: it tries again by itself as soon as there is a connection.
  const session = () => alice.page.evaluate("localStorage.getItem('pocketdesk:token') !== null");
  await becomes(session, true);
  await alice.page.evaluate("PocketDesk('open', { transaction: 'T202611300003' })");
  await alice.panel.locator(".foot-note", { hasText: "T202611300003" }).waitFor();
  const retry = alice.button(alice.say("panel.retry"));
  await retry.waitFor();
  await alice.page.unroute(reading());
  await retry.click();
  await alice.panel.locator(".shown-transaction", { hasText: "T202611300003" }).waitFor();
  expect(await retry.count()).toBe(0);
});

test("what an open chat does not need is fetched ahead, once there is time", async () => {
  const page = await testBed.page(phone);
  const asked: string[] = [];
  page.on("requestfinished", (request) => asked.push(request.url()));
  await page.goto(host.origin("wallet.example"));
  const alice = widgetOn(page);
  await alice.open();
  await until(() => {
    expect(asked.filter((url) => /\/reading-[\w-]+\.js/.test(url))).toHaveLength(1);
  });
  await alice.panel.locator("li .row-button").first().waitFor();
  await page.context().setOffline(true);
  await alice.panel.locator("li .row-button").first().click();
  // The part is there, whether the device keeps its text already or not.
  await alice.panel.locator(".reader").waitFor();
  await page.context().setOffline(false);
  await alice.panel.locator(".rich-text").waitFor();
});

test("offline is visible on every screen", async () => {
  const alice = await arrive();
  const { panel, button, say } = alice;
  await alice.open();
  await panel.locator(".tile").first().waitFor();
  await panel.locator("li .row-button").first().click();
  await panel.locator(".rich-text").waitFor();
  await alice.page.context().setOffline(true);
  const offline = panel.locator(".offline");
  await offline.getByText(say("panel.offline")).waitFor();
  await button(say("panel.back")).click();
  await panel.locator(".home").waitFor();
  await offline.waitFor();
  await panel.locator(".chip").first().click();
  await offline.waitFor();
  await button(say("panel.back")).click();
  await alice.page.context().setOffline(false);
  await alice.ask("怎么提现");
  await becomes(() => alice.state.allTextContents(), [say("message.sent")]);
  await alice.page.context().setOffline(true);
  await offline.getByText(say("chat.offline")).waitFor();
  await alice.write("还有一个问题");
  await alice.page.context().setOffline(false);
  await offline.waitFor({ state: "detached" });
  await becomes(() => alice.own.allTextContents(), ["怎么提现", "还有一个问题"]);
});

test("on a slow network each screen shows what is coming while it comes", async () => {
  const alice = await arrive();
  await alice.launcher.waitFor();
  await emulateNetwork(alice.page, slow);
  const held = await holdRequests(alice.page, `${testBed.url()}/api/faq**`);
  await alice.open();
  await alice.panel.locator(".skeleton").first().waitFor();
  await becomes(() => held.count() > 0, true);
  held.letGo();
  await alice.panel.locator(".tile").first().waitFor();
});
