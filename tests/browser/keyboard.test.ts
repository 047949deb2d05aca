import { describe, expect, test } from "vitest";
import { becomes, desktop, phone, useTestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { focused, tabTo } from "./focus.ts";
import { agentOnDuty } from "./meet-agent.ts";
import { widgetOn } from "./widget.ts";

const testBed = useTestBed();

describe("A03 with the keyboard alone, on a desktop", () => {
  async function arrive() {
    const alice = widgetOn(await testBed.page(desktop));
    await alice.isAnonymous();
    await alice.page.goto(testBed.url());
    await alice.launcher.waitFor();
    return alice;
  }

  test("a customer opens the widget, asks, expands, votes and asks for a person", async () => {
    const alice = await arrive();
    const { page, log, panel } = alice;
    await tabTo(page, /客服 Help|在线客服/);
    await page.keyboard.press("Enter");
    await panel.waitFor();
    await becomes(() => page.evaluate(() => document.activeElement?.localName), "pocket-desk");
    await page.keyboard.type("转账两天了还没到账");
    await page.keyboard.press("Enter");
    await log.locator(".card").waitFor();

    // The reply field has the focus. Everything else is reached with Tab.
    await becomes(() => focused(page), "消息");
    await tabTo(page, "展开全部", { key: "Shift+Tab" });
    await page.keyboard.press("Enter");
    await becomes(() => log.getByRole("button", { name: "展开全部" }).count(), 0);
    await alice.composer.focus();
    await tabTo(page, "没用", { key: "Shift+Tab" });
    await page.keyboard.press("Space");
    await log.getByRole("group", { name: "哪里没帮到您" }).waitFor();
    await tabTo(page, "没看明白");
    await page.keyboard.press("Enter");
    await log.getByText("已记下").waitFor();
    await tabTo(page, "转人工", { key: "Shift+Tab" });
    await page.keyboard.press("Enter");
    await alice.queue.waitFor();
    await tabTo(page, "不等了");
    await page.keyboard.press("Enter");
    await alice.queue.waitFor({ state: "detached" });
  });

  test("Escape closes, and the focus is back on the launcher", async () => {
    const { page, panel } = await arrive();
    await tabTo(page, /客服 Help|在线客服/);
    await page.keyboard.press("Enter");
    await panel.waitFor();
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
    await becomes(() => focused(page), "在线客服");
    await page.keyboard.press("Space");
    await panel.waitFor();
  });

  test("Tab leaves the panel beside the page", async () => {
    const { page, open, panel, button } = await arrive();
    await open();
    expect(await panel.getAttribute("aria-modal")).not.toBe("true");
    await button("关闭").focus();
    await tabTo(page, /^(?:客服工作台|帮助与客服.*)$/, { key: "Shift+Tab" });
    expect(await panel.count()).toBe(1);
  });

  test("every control shows that it has the focus, and is not hidden behind another", async () => {
    const { page, open, panel } = await arrive();
    await open();
    await panel.locator(".contact").first().waitFor();
    await panel.getByRole("textbox").focus();
    for (let count = 0; count < 20; count += 1) {
      await page.keyboard.press("Tab");
      const seen = await page.evaluate(() => {
        const element = document.activeElement?.shadowRoot?.activeElement;
        if (!(element instanceof HTMLElement)) return undefined;
        const { x, y, width, height } = element.getBoundingClientRect();
        const root = element.getRootNode() as ShadowRoot;
        const onTop = root.elementFromPoint(x + width / 2, y + height / 2);
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return {
          name: element.textContent,
          shown: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2,
          free: onTop !== null && (element === onTop || element.contains(onTop)),
        };
      });
      if (seen === undefined) break;
      expect(seen).toMatchObject({ shown: true, free: true });
    }
  });
});

test("A03 on a phone Tab stays in the modal sheet, and Escape leads back to the page", async () => {
  const { page, open, panel, launcher, homeField } = widgetOn(await testBed.page(phone));
  await page.goto(testBed.url());
  await launcher.waitFor();
  await open();
  expect(await panel.getAttribute("aria-modal")).toBe("true");
  await panel.locator(".contact").last().waitFor();
  const round = await tabTo(page, "关闭", { limit: 60 });
  const again = await tabTo(page, "关闭", { limit: 60 });
  expect(again.length).toBeGreaterThan(10);
  expect([...round, ...again]).not.toContain("客服工作台");
  await homeField.focus();
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  await becomes(() => focused(page), "在线客服");
});

test("an agent works through a conversation without a mouse", async () => {
  const alice = widgetOn(await testBed.page(phone));
  await alice.page.goto(`${testBed.url()}/support?locale=zh-CN`);
  await alice.ask("我要找人工客服");
  await alice.queue.waitFor();
  const bo = deskOn(await testBed.page(desktop));
  const { page } = bo;
  const onTheRow = () => becomes(async () => (await focused(page)).includes("匿名"), true);
  const toTheList = async () => {
    await page.keyboard.press("Escape");
    await onTheRow();
  };
  await bo.signIn(testBed.url());

  await tabTo(page, "暂停接待");
  await page.keyboard.press("Space");
  await becomes(() => bo.duty.getAttribute("aria-checked"), "true");
  await page.getByText("匿名").first().waitFor();
  await page.keyboard.press("j");
  await onTheRow();
  await page.keyboard.press("Enter");
  await bo.log.waitFor();
  await page.keyboard.press("t");
  await bo.reply.waitFor();
  await becomes(() => focused(page), "回复");
  await page.keyboard.type("您好，请讲。");
  await page.keyboard.press("Enter");
  await alice.says("您好，请讲。");

  await toTheList();
  await page.keyboard.press("/");
  await becomes(() => focused(page), "查找文章");
  await page.keyboard.type("退款");
  await page.locator(".article-preview").waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator(".attached").waitFor();
  await page.keyboard.press("Enter");
  await alice.log.locator(".card").waitFor();

  await toTheList();
  await page.keyboard.press("?");
  await bo.dialog.waitFor();
  await page.keyboard.press("Escape");
  await bo.dialog.waitFor({ state: "detached" });
  await page.keyboard.press("e");
  await bo.dialog.waitFor();
  await becomes(() => focused(page), "textarea");
  await page.keyboard.type("已说明。");
  await page.keyboard.press("Shift+Tab");
  await tabTo(page, "退款", { key: "Shift+Tab" });
  await page.keyboard.press("Enter");
  await tabTo(page, /^结束会话/);
  await page.keyboard.press("Enter");
  await bo.dialog.waitFor({ state: "detached" });
  await alice.survey.waitFor();
});

test("A07 the agent's sign-in lets a password manager fill and paste", async () => {
  const bo = deskOn(await testBed.page(desktop));
  await bo.page.goto(`${testBed.url()}/console/`);
  const password = bo.page.getByLabel(bo.say("signIn.password"));
  const isTaken = await password.evaluate((field) =>
    field.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true })),
  );
  expect(isTaken).toBe(true);
  expect(await password.getAttribute("autocomplete")).toBe("current-password");
});

describe("an agent who has a customer", () => {
  async function takeCustomer() {
    const alice = widgetOn(await testBed.page(phone));
    await alice.page.goto(`${testBed.url()}/support?locale=zh-CN`);
    await alice.ask("我要找人工客服");
    await alice.queue.waitFor();
    const bo = await agentOnDuty(testBed);
    await bo.takeNext();
    await becomes(() => focused(bo.page), "回复");
    return { bo, page: bo.page, keyboard: bo.page.keyboard };
  }

  test("leaves the reply with Escape, also when the lists beside it are empty", async () => {
    const { bo, page, keyboard } = await takeCustomer();
    await keyboard.press("Escape");
    await becomes(async () => (await focused(page)).includes("匿名"), true);
    await keyboard.press("r");
    await becomes(() => focused(page), "回复");
    await bo.resolve("支付", "已处理");
    await page.getByText(bo.say("empty.mine")).waitFor();
    await keyboard.press("Escape");
    await becomes(() => focused(page), bo.say("lists.label"));
    await keyboard.press("Tab");
    await keyboard.press("2");
    await keyboard.press("j");
    await becomes(async () => (await focused(page)).includes("匿名"), true);
  });

  test("may open a dialog while another one closes", async () => {
    const { bo, page, keyboard } = await takeCustomer();
    const heading = bo.dialog.getByRole("heading", { level: 2 });
    await keyboard.press("Escape");
    await keyboard.press("?");
    await becomes(() => heading.textContent(), bo.say("help.title"));
    await Promise.all(["Escape", "e"].map((key) => keyboard.press(key)));
    await becomes(() => focused(page), "textarea");
    // The browser sends the close event of the first dialog with the next frame.
    await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => setTimeout(seen))));
    expect(await heading.textContent()).toBe(bo.say("resolve.title"));
    await keyboard.press("Escape");
    await becomes(async () => (await focused(page)).includes("匿名"), true);
  });
});
