/** A ticket has an address of its own, the keys of the list lead to it, and it offers what whoever reads it may do. */

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { fileComplaints } from "../screens/situations/complaints.ts";
import { violations } from "./axe.ts";
import { becomes, desktop, useTestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { walletSecret } from "./waiting-customers.ts";

const testBed = useTestBed(() => ({ IDENTITY_SECRET: walletSecret, RATE_LIMITS: "off" }));
let filed: ReturnType<typeof fileComplaints> | undefined;

/** The desk on the list of complaints, which are filed once. */
async function onTickets() {
  filed ??= fileComplaints(testBed.url(), "zh-CN");
  const numbers = await filed;
  const desk = deskOn(await testBed.page(desktop));
  await desk.signIn(testBed.url());
  await desk.page.getByRole("button", { name: desk.say("tickets.title"), exact: true }).click();
  await desk.page.locator(".ticket-row").nth(5).waitFor();
  return { ...desk, numbers };
}

const hash = (page: Page) => new URL(page.url()).hash;
const shown = (page: Page) => page.locator(".ticket-head .ticket-number").textContent();
const numbersIn = (page: Page) => page.locator(".ticket-row .ticket-number").allTextContents();
const atCursor = (page: Page) =>
  page.locator('.ticket-row[data-cursor="true"] .ticket-number').allTextContents();

test("J and K go through the list, Enter opens the ticket, and Escape leads back to its row", async () => {
  const { page } = await onTickets();
  const [first, second] = await numbersIn(page);
  await page.keyboard.press("j");
  expect(await atCursor(page)).toEqual([first]);
  await page.keyboard.press("j");
  expect(await atCursor(page)).toEqual([second]);
  await page.keyboard.press("k");
  expect(await atCursor(page)).toEqual([first]);
  await page.keyboard.press("j");
  // The row has the focus as well: its own button is what Enter presses.
  await page.locator('.ticket-row[data-cursor="true"] .ticket-open:focus').waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".ticket-steps").waitFor();
  expect(await shown(page)).toBe(second);
  await page.keyboard.press("k");
  await becomes(() => shown(page), first ?? "");
  await page.keyboard.press("Escape");
  await page.locator(".ticket-row").first().waitFor();
  expect(await atCursor(page)).toEqual([first]);
  expect(testBed.problems).toEqual([]);
});

test("a ticket keeps its address over a reload, back leads to the one before, and the link is copied", async () => {
  const { page, say } = await onTickets();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const [first = "", second = ""] = await numbersIn(page);
  expect(hash(page)).toBe("#/tickets");
  await page.locator(".ticket-row", { hasText: first }).click();
  await page.locator(".ticket-steps").waitFor();
  expect(hash(page)).toBe(`#/tickets/${first}`);
  await page.keyboard.press("j");
  await becomes(() => hash(page), `#/tickets/${second}`);
  await page.locator(".ticket-steps").waitFor();
  await page.reload();
  await page.locator(".ticket-steps").waitFor();
  expect(await shown(page)).toBe(second);
  await page.goBack();
  await becomes(() => shown(page), first);
  await page.goBack();
  await page.locator(".ticket-row").first().waitFor();
  expect(hash(page)).toBe("#/tickets");
  await page.goForward();
  await becomes(() => shown(page), first);
  await page.getByRole("button", { name: say("ticket.more"), exact: true }).click();
  expect(await violations(page, "all")).toEqual([]);
  await page.getByRole("button", { name: say("ticket.copyLink"), exact: true }).click();
  await page.getByRole("button", { name: say("ticket.linkCopied"), exact: true }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(copied).hash).toBe(`#/tickets/${first}`);
  expect(testBed.problems).toEqual([]);
});

test("who decided before the re-review is offered notes and to hand it over, and reads who may review it", async () => {
  const { page, say, numbers } = await onTickets();
  await page.goto(`${testBed.url()}/console/#/tickets/${numbers["in review"]}`);
  await page.getByText(say("ticket.who.give"), { exact: true }).waitFor();
  expect(await page.locator(".ticket-modes button").count()).toBe(1);
  await page.locator('.ticket-modes [data-mode="note"]').waitFor();
  for (const part of [".ticket-decision", ".ticket-classes", ".ticket-story .redact"])
    expect(await page.locator(part).count()).toBe(0);
  expect(await page.getByRole("button", { name: say("ticket.accept"), exact: true }).count()).toBe(
    0,
  );
  await page.getByLabel(say("ticket.give"), { exact: true }).selectOption("team:技术组");
  await page.locator(".ticket-card", { hasText: "技术组" }).first().waitFor();
  expect(await violations(page, "all")).toEqual([]);
  // The same page offers all of it where they had no part.
  await page.goto(`${testBed.url()}/console/#/tickets/${numbers.filed}`);
  await page.locator(".ticket-decision").waitFor();
  expect(await page.locator(".ticket-modes button").count()).toBe(4);
  expect(testBed.problems).toEqual([]);
});
