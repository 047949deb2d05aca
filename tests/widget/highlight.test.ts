import { expect, test } from "vitest";
import { highlight } from "../../widget/screens/highlight.ts";

const marked = (title: string, question: string) =>
  highlight(title, question)
    .map(({ text, found }) => (found ? `[${text}]` : text))
    .join("");

test("what stands in the question stands out in the title", () => {
  expect(marked("转账成功了，对方没收到钱", "转账没到")).toBe("[转账]成功了，对方[没]收[到]钱");
  expect(marked("Refund to a card", "refund ca")).toBe("[Refund] to a [card]");
});

test("words that stand everywhere do not", () => {
  expect(marked("我的钱不见了", "我的卡不能用了")).toBe("我的钱不见了");
});

test("nothing of the title is lost", () => {
  for (const title of ["APP 使用：怎么办？", "👛 wallet", "", "a—b (c)"])
    expect(
      highlight(title, "app 怎么 wallet b")
        .map(({ text }) => text)
        .join(""),
    ).toBe(title);
});
