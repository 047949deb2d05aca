import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { limits } from "../../protocol/limits.ts";
import { becomes, phone, useTestBed } from "./browser.ts";
import { agentOnDuty } from "./meet-agent.ts";
import { widgetOn } from "./widget.ts";

const testBed = useTestBed();

async function chatting() {
  const alice = widgetOn(await testBed.page(phone));
  await alice.page.goto(`${testBed.url()}/support?locale=zh-CN`);
  await alice.ask("怎么提现");
  await becomes(() => alice.state.allTextContents(), ["已发送"]);
  return alice;
}

/** What an input method does while its candidates are shown. */
async function compose(page: Page, text: string) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Input.imeSetComposition", {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  });
  const key = { key: "Enter", code: "Enter", windowsVirtualKeyCode: 229 };
  return {
    /** The key goes to the input method: the page gets the event, and no text is inserted. */
    async pressEnter() {
      await devtools.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
      await devtools.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
    },
    pick: (chosen: string) => devtools.send("Input.insertText", { text: chosen }),
  };
}

describe("W09 Enter", () => {
  test("picks a candidate of the input method, and sends only after it", async () => {
    const { page, composer, own } = await chatting();
    await composer.focus();
    const method = await compose(page, "zhuanzhang");
    await method.pressEnter();
    await becomes(() => composer.inputValue(), "zhuanzhang");
    expect(await own.allTextContents()).toEqual(["怎么提现"]);

    await method.pick("转账");
    await becomes(() => composer.inputValue(), "转账");
    await page.keyboard.press("Enter");
    await becomes(() => own.allTextContents(), ["怎么提现", "转账"]);
    expect(await composer.inputValue()).toBe("");
  });

  test("of an older WebKit, which says 229 after the composition has ended, does not send", async () => {
    const { composer, own, page } = await chatting();
    await composer.fill("转账");
    await composer.evaluate((field) => {
      field.dispatchEvent(
        new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true }),
      );
    });
    expect(await composer.inputValue()).toBe("转账");
    await page.keyboard.press("Enter");
    await becomes(() => own.allTextContents(), ["怎么提现", "转账"]);
  });

  test("in the field of the home screen waits for the input method, too", async () => {
    const { page, homeField, log, own } = widgetOn(await testBed.page(phone));
    await page.goto(`${testBed.url()}/support?locale=zh-CN`);
    await homeField.focus();
    const method = await compose(page, "tixian");
    await method.pressEnter();
    await becomes(() => homeField.inputValue(), "tixian");
    expect(await log.count()).toBe(0);
    await method.pick("提现");
    await page.keyboard.press("Enter");
    await becomes(() => own.allTextContents(), ["提现"]);
  });

  test("with Shift breaks the line", async () => {
    const { page, composer, own } = await chatting();
    await composer.fill("第一行");
    await composer.press("Shift+Enter");
    await page.keyboard.type("第二行");
    expect(await composer.inputValue()).toBe("第一行\n第二行");
    expect(await own.count()).toBe(1);
    await page.keyboard.press("Enter");
    await becomes(() => own.allInnerTexts(), ["怎么提现", "第一行\n第二行"]);
  });

  test("does not send in the console while an input method is at work", async () => {
    const alice = await chatting();
    await alice.write("转人工");
    const bo = await agentOnDuty(testBed);
    await bo.takeNext();
    await bo.reply.focus();
    const method = await compose(bo.page, "ninhao");
    await method.pressEnter();
    await becomes(() => bo.reply.inputValue(), "ninhao");
    await method.pick("您好");
    await bo.page.keyboard.press("Enter");
    await alice.says("您好");
    expect(await alice.log.getByText("ninhao").count()).toBe(0);
  });
});

test("a message that is too long is refused in words, and not a character of it is lost", async () => {
  const { panel, composer, own, button } = await chatting();
  const long = "长".repeat(limits.messageLength + 1);
  await composer.fill(long);
  await panel.getByText("最多 4000 字，已超出 1 字。请分几条发送。").waitFor();
  await composer.press("Enter");
  await button("发送").dispatchEvent("click");
  expect(await composer.inputValue()).toBe(long);
  expect(await own.count()).toBe(1);

  await composer.press("Backspace");
  await composer.press("Enter");
  await becomes(() => own.last().textContent(), long.slice(1));
  expect(await composer.inputValue()).toBe("");
});

test("S15 whatever is written is shown as text, and only as text, on both sides", async () => {
  const alice = await chatting();
  const written = [
    `<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>`,
    `[click](javascript:window.hurt=1) **bold** &lt;b&gt; \${window.hurt=1}`,
    "👨‍👩‍👧‍👦 🇨🇳 é ﷽ 𠮷",
    "العربية ثم English",
    "\u202Etxt.exe",
  ];
  for (const text of written) await alice.write(text);
  await alice.write("转人工");
  await becomes(() => alice.own.allTextContents(), ["怎么提现", ...written, "转人工"]);

  const bo = await agentOnDuty(testBed);
  await bo.takeNext();
  for (const text of written) await bo.says(text);
  for (const { page } of [alice, bo]) {
    expect(await page.evaluate("window.hurt")).toBeUndefined();
    expect(await page.locator("[role=log] :is(img, script, b, strong)").count()).toBe(0);
    expect(await page.locator('[href^="javascript"]').count()).toBe(0);
  }
  // Arabic reads from the right inside its bubble, and the bubble stays where it was.
  const arabic = alice.own.nth(4);
  expect(await arabic.evaluate((bubble) => getComputedStyle(bubble).direction)).toBe("rtl");
  expect(testBed.problems).toEqual([]);
});
