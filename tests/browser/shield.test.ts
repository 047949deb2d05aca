import { describe, expect, test } from "vitest";
import { becomes, phone, useTestBed } from "./browser.ts";
import { widgetOn } from "./widget.ts";

const testBed = useTestBed();

const seed = "apple river tent copper maple wolf lunar basket olive stone crane velvet";

/** What left the device: every frame and every request with a body. */
async function chatting() {
  const alice = widgetOn(await testBed.page(phone));
  const left: string[] = [];
  alice.page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) => left.push(String(payload))),
  );
  alice.page.on("request", (request) => left.push(request.url() + (request.postData() ?? "")));
  await alice.page.goto(`${testBed.url()}/support?locale=zh-CN`);
  await alice.ask("怎么提现");
  await becomes(() => alice.state.allTextContents(), ["已发送"]);
  return { alice, left };
}

const stored = (page: { evaluate<T>(run: () => T): Promise<T> }) =>
  page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));

describe("P03 a seed phrase in the composer", () => {
  test("never leaves the device: it is explained, marked, and taken out with one tap", async () => {
    const { alice, left } = await chatting();
    const { page, panel, composer, own } = alice;
    await alice.write(`我的助记词是 ${seed} 帮我恢复`);
    await panel.getByText("已拦下，没有发出").waitFor();
    await panel.getByText("这 12 个词像是助记词").waitFor();
    await becomes(() => panel.locator(".marks u").allTextContents(), [seed]);
    // The field keeps the focus, and with it the phone's keyboard.
    expect(await composer.evaluate((field) => field.matches(":focus"))).toBe(true);

    await panel.getByRole("button", { name: "去掉这 12 个词" }).click();
    await becomes(() => composer.inputValue(), "我的助记词是 帮我恢复");
    expect(await panel.locator(".shield").count()).toBe(0);
    await composer.press("Enter");
    await becomes(() => own.allTextContents(), ["怎么提现", "我的助记词是 帮我恢复"]);
    // It bites: what was sent is there.
    await becomes(async () => left.join().includes("帮我恢复"), true);
    for (const word of ["copper", "lunar", "velvet"]) {
      expect(left.join()).not.toContain(word);
      expect(await stored(page)).not.toContain(word);
    }
  });

  test("stays in the field for who edits it, and is stopped again", async () => {
    const { alice } = await chatting();
    const { panel, composer } = alice;
    await alice.write("我的密码是Abc12345");
    await panel.getByRole("button", { name: "不是密码，我来修改" }).click();
    expect(await composer.inputValue()).toBe("我的密码是Abc12345");
    expect(await panel.locator(".shield").count()).toBe(0);
    await composer.press("Enter");
    await panel.getByText("已拦下，没有发出").waitFor();
  });
});

test("P04 a bare hash is sent with one tap, by its name", async () => {
  const { alice } = await chatting();
  const hash = "9f2c4be0a71d3358c6e1f0b7a9d24c8e5b6013fa77de90c1482b3f6ad5e07c19";
  await alice.write(hash);
  await alice.panel.getByRole("button", { name: "是交易哈希，照常发送" }).click();
  await becomes(() => alice.own.allTextContents(), ["怎么提现", `交易哈希：${hash}`]);
});

test("what the server has masked says so under the text", async () => {
  const { alice } = await chatting();
  // A client without a shield, of the same customer.
  const token = await alice.page.evaluate(() => localStorage.getItem("pocketdesk:token"));
  await fetch(`${testBed.url()}/api/customer/messages`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ clientId: crypto.randomUUID(), text: "验证码 482913" }),
  });
  await alice.log.getByText("为了您的安全，已隐去敏感内容").waitFor();
  await becomes(async () => (await alice.own.allTextContents()).at(-1), "验证码 ••••");
});
