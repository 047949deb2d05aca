/** What customers are asked, and when. */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { afterAll, expect, test } from "vitest";
import type { Locale } from "../../protocol/conversation.ts";
import { adminEmail, adminPassword } from "../support/process.ts";
import { violations } from "./axe.ts";
import { phone, useTestBed } from "./browser.ts";
import { directAgent } from "./direct.ts";
import { keepPicture } from "./looks-right.ts";
import { meetDirectAgent } from "./meet-agent.ts";
import { widgetOn } from "./widget.ts";

/** The pictures are wanted in others, too. */
const locale = (process.env.SHOTS_LOCALE ?? "zh-CN") as Locale;
const folder = mkdtempSync(join(tmpdir(), "pocketdesk-surveys-"));
const testBed = useTestBed(() => ({ RATE_LIMITS: "off", DATA_DIR: folder }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const textOf = (part: "ideas" | "tickets", key: string): string =>
  JSON.parse(readFileSync(`widget/locales/${part}/${locale}.json`, "utf8"))[key];

async function asksEverybody() {
  const json = { "content-type": "application/json" };
  const send = (path: string, method: string, body: object, headers: object = json) =>
    fetch(`${testBed.url()}${path}`, {
      method,
      body: JSON.stringify(body),
      headers: { ...json, ...headers },
    });
  const account = { email: adminEmail, password: adminPassword };
  const { token } = await (await send("/api/agent/sessions", "POST", account)).json();
  const authorization = `Bearer ${token}`;
  const value = { periodicPercent: 100 };
  const set = await send("/api/admin/settings/surveys", "PUT", value, { authorization });
  expect(set.status).toBe(200);
}

/** Days go by: what is due then is due now. */
async function daysGoBy() {
  await testBed.killServer();
  const file = new Database(join(folder, "pocketdesk.db"));
  file.exec("UPDATE tickets SET follow_up_at = 1, due_at = 1 WHERE follow_up_at IS NOT NULL");
  file.close();
  await testBed.restartServer();
}

test("C10 a customer is asked at the right times, and one tap brings a complaint back", async () => {
  await asksEverybody();
  const alice = widgetOn(await testBed.page({ ...phone, locale }), locale);
  const { page, panel, say } = alice;
  await alice.isAnonymous();
  await page.goto(`${testBed.url()}/support?locale=${locale}`);

  await alice.survey.getByText(say("survey.3"), { exact: true }).click();
  await alice.survey.getByText(say("survey.reason.speed"), { exact: true }).click();
  await look(page, "periodic");
  await alice.button(say("survey.submit")).click();
  await panel.getByText(say("survey.thanks")).waitFor();

  const bo = await directAgent(testBed.url());
  const conversationId = await meetDirectAgent(alice, bo);
  const complaint = { conversationId, topic: "提现未到账", description: "提现三天了还没到" };
  const { number } = (await bo.call("ticket:file", complaint)).ticket;
  await bo.call("ticket:accept", { number });
  await bo.call("ticket:decide", { number, kind: "explanation", text: "银行今天已经处理" });
  await bo.resolves(conversationId);
  await alice.survey.getByText(say("survey.2"), { exact: true }).click();
  await alice.survey.getByText(say("survey.reason.manner"), { exact: true }).click();
  await alice.survey
    .getByRole("textbox")
    .fill(locale === "en" ? "my password is Abc12345" : "我的密码是Abc12345");
  await alice.button(say("survey.submit")).click();
  await panel.getByText(say("survey.secret")).waitFor();
  await alice.survey.getByRole("textbox").fill("说了三遍");
  await look(page, "service");
  await alice.button(say("survey.submit")).click();
  await alice.survey.waitFor({ state: "detached" });
  bo.leaves();

  await daysGoBy();
  const cy = await directAgent(testBed.url());
  await asked();
  await panel.getByText(say("news.followUp")).click();
  await alice.survey.getByText(say("survey.stillWrong"), { exact: true }).click();
  await alice.survey.getByText(say("survey.2"), { exact: true }).click();
  await look(page, "follow-up");
  await alice.button(say("survey.submit")).click();
  await alice.survey.waitFor({ state: "detached" });
  const { ticket } = await cy.call("ticket:open", { number });
  expect(ticket.state).toBe("investigating");
  await look(page, "reopened");

  cy.leaves();
  expect(testBed.problems).toEqual([]);

  /** The server asks within some seconds of its start. */
  async function asked() {
    await expect
      .poll(async () => (await cy.call("ticket:open", { number })).ticket.timeline.at(-1).kind, {
        timeout: 12_000,
      })
      .toBe("followed-up");
    await page.reload();
  }
}, 90_000);

test("C10 the answer to a suggestion is there as it is written: in the list, on home and on the launcher", async () => {
  const alice = widgetOn(await testBed.page({ ...phone, locale }), locale);
  const { page, panel, say, launcher } = alice;
  const suggestion = async (text: string) => {
    await alice.button(textOf("ideas", "write")).click();
    await panel.getByRole("textbox", { name: textOf("ideas", "label") }).fill(text);
    await alice.button(textOf("tickets", "send")).click();
    await panel.getByText(text).waitFor();
  };
  await alice.isAnonymous();
  await page.goto(testBed.url());
  await alice.open();
  await panel.getByRole("button", { name: say("home.complaints") }).click();
  await panel.getByRole("button", { name: textOf("ideas", "row") }).click();
  await suggestion("希望能按月看账单");
  await suggestion("字再大一点");
  const bo = await directAgent(testBed.url());
  const [first, second] = (await bo.call("idea:list", { view: "open" })).ideas;
  await bo.call("idea:answer", { id: first.id, text: "下个版本会有" });
  await panel.getByText("下个版本会有").waitFor();

  for (const _ of ["ideas", "tickets"]) await alice.button(say("panel.back")).click();
  await alice.button(say("panel.close")).click();
  await expect.poll(() => launcher.getAttribute("data-unread")).toBe(null);
  await bo.call("idea:answer", { id: second.id, text: "已经在做" });
  await expect.poll(() => launcher.getAttribute("data-unread")).toBe("1");
  await alice.open();
  await panel.getByText(say("news.idea")).click();
  await panel.getByText("已经在做").waitFor();
  await expect.poll(() => launcher.getAttribute("data-unread")).toBe(null);
  bo.leaves();
  expect(testBed.problems).toEqual([]);
});

async function look(page: Parameters<typeof violations>[0], name: string) {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await violations(page, "all")).toEqual([]);
    await keepPicture(page, `${name}-${locale}-${colorScheme}`);
  }
}
