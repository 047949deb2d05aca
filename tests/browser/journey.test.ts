import { expect, test } from "vitest";
import { adminName } from "../support/process.ts";
import { becomes, desktop, phone, useTestBed } from "./browser.ts";
import { type ConsolePage, deskOn } from "./desk.ts";
import { agentOnDuty } from "./meet-agent.ts";
import { vagueQuestion } from "./questions.ts";
import { type WidgetPage, widgetOn } from "./widget.ts";

const testBed = useTestBed();

/** A customer and an agent, each with an own browser window. */
async function meet(): Promise<{ readonly alice: WidgetPage; readonly bo: ConsolePage }> {
  const alice = widgetOn(await testBed.page(phone));
  const bo = deskOn(await testBed.page(desktop));
  await Promise.all([alice.page.goto(testBed.url()), bo.signIn(testBed.url())]);
  return { alice, bo };
}

test("a stranger asks, reads the answer, gets a person, and says how it was", async () => {
  const { alice, bo } = await meet();

  // Her name comes from the wallet, with the signed identity.
  await alice.open();
  await alice.panel.getByRole("heading", { name: /^林晓，/ }).waitFor();

  await alice.ask("转账给朋友两天了还没到账");
  await alice.log.getByRole("heading", { name: "转账成功了，对方没收到钱怎么办？" }).waitFor();
  await becomes(() => alice.own.allTextContents(), ["转账给朋友两天了还没到账"]);

  await bo.goOnDuty();
  await alice.write("转人工");
  await alice.place.getByText("下一位就是您").waitFor();
  // Nothing has been measured yet: a time would be a guess.
  expect(await alice.queue.getByText(/^预计接入时间/).count()).toBe(0);

  await bo.rows.first().getByText("林晓").waitFor();
  await bo.takeNext();
  await bo.log.getByText("转账给朋友两天了还没到账", { exact: true }).waitFor();
  await alice.panel.getByRole("heading", { name: adminName }).waitFor();
  await becomes(() => alice.panel.locator(".header .who-state").textContent(), "人工客服已认证");
  const [word = ""] = await alice.panel.locator(".header .session-word").allTextContents();
  expect(word).toMatch(/^暗号 .. \d\d$/);
  await bo.page.getByText(word.slice("暗号 ".length), { exact: true }).waitFor();
  await alice.queue.waitFor({ state: "detached" });

  await bo.reply.pressSequentially("您");
  await alice.log.getByText(`${adminName}正在输入`).waitFor({ state: "attached" });
  await bo.write("您好，我正在查这笔转账。");
  await alice.says("您好，我正在查这笔转账。");
  await becomes(() => alice.log.locator(".dots").count(), 0);
  await becomes(() => bo.log.locator(".state").allTextContents(), ["已读"]);

  await alice.composer.pressSequentially("是");
  await bo.log.getByText("林晓 正在输入").waitFor({ state: "attached" });
  await alice.write("是前天晚上八点转的。");
  await bo.says("是前天晚上八点转的。");
  await becomes(() => alice.state.allTextContents(), ["已读"]);

  await bo.sendArticle("撤销");
  await alice.log.getByRole("heading", { name: "转账能不能撤销，延时到账怎么设？" }).waitFor();

  await bo.resolve("转账", "对方银行延迟，已说明到账时间。");
  await alice.log.getByText(/客服已将本次服务标记为解决/).waitFor();
  await alice.survey.waitFor();
  expect(await alice.survey.count()).toBe(1);
  // It stays the one whose service it was.
  await alice.panel.getByRole("heading", { name: adminName }).waitFor();
  await becomes(() => alice.panel.locator(".header .who-state").textContent(), "服务已结束");

  await alice.survey.getByText("很满意", { exact: true }).click();
  await alice.survey.getByText("解决了", { exact: true }).click();
  await alice.survey.getByRole("textbox").fill("很快，谢谢");
  await alice.button("提交").click();
  await alice.survey.waitFor({ state: "detached" });
  const pane = bo.page.getByRole("complementary");
  await pane.getByText("5 分（满分 5 分）").waitFor();
  await pane.getByText("很快，谢谢").waitFor();
  await pane.getByText("对方银行延迟，已说明到账时间。").waitFor();

  await alice.page.reload();
  await alice.open();
  await alice.ask("谢谢");
  await alice.says("谢谢");
  expect(await alice.survey.count()).toBe(0);
  expect(testBed.problems).toEqual([]);
});

test("a question with several meanings is asked back, and the choice is answered", async () => {
  const alice = widgetOn(await testBed.page(phone));
  await alice.page.goto(`${testBed.url()}/support?locale=zh-CN`);

  await alice.ask(await vagueQuestion(testBed.url()));
  const choices = alice.log.locator(".choices button");
  await choices.first().waitFor();
  expect(await choices.count()).toBeLessThanOrEqual(4);
  expect(await choices.last().textContent()).toBe("都不是");
  const title = (await choices.first().textContent()) ?? "";
  await choices.first().click();
  await alice.log.getByRole("heading", { name: title }).waitFor();
});

test("the queue card moves when the customer before has been taken", async () => {
  const bo = await agentOnDuty(testBed);
  const customers = [];
  for (const name of ["first", "second"]) {
    const one = widgetOn(await testBed.page(phone));
    await one.page.goto(`${testBed.url()}/support?locale=zh-CN`);
    await one.ask(`${name}：我要找人工客服`);
    await one.queue.waitFor();
    customers.push(one);
  }
  const [first, second] = customers;
  await second?.place.getByText("排在您前面 1 位").waitFor();

  await bo.takeNext();
  await first?.queue.waitFor({ state: "detached" });
  await second?.place.getByText("下一位就是您").waitFor();
});
