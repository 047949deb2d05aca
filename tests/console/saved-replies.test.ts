import { describe, expect, test } from "vitest";
import type { AgentCall } from "../../console/models/agent-call.ts";
import {
  blanksIn,
  fillPlaceholders,
  nextPlaceholder,
  unfilledIn,
} from "../../console/models/placeholders.ts";
import { askedReply, createSavedReplies, repliesFor } from "../../console/models/saved-replies.ts";
import type { SavedReply, SavedReplyId } from "../../protocol/notes.ts";
import { Refusal } from "../../ui/refusal.ts";

const reply = (shortcut: string, title: string, text = "您好"): SavedReply => ({
  id: shortcut as SavedReplyId,
  shortcut,
  title,
  text,
  shared: false,
});

test("a shortcut is found first, then a title, then words of the text", () => {
  const replies = [
    reply("问候", "开头", "关于到账，请稍等"),
    reply("延迟", "到账时间"),
    reply("到账", "一般情况"),
    reply("结束", "再见"),
  ];
  expect(repliesFor("到账", replies).map(({ shortcut }) => shortcut)).toEqual([
    "到账",
    "延迟",
    "问候",
  ]);
  expect(repliesFor(" ", replies)).toHaveLength(4);
});

test("what is typed after the list was opened is looked for, and no part of the message", () => {
  expect(askedReply("到账", "")).toEqual({ query: "到账", kept: "" });
  expect(askedReply("；到账", "")).toEqual({ query: "到账", kept: "" });
  expect(askedReply("我查一下到账", "我查一下")).toEqual({ query: "到账", kept: "我查一下" });
  expect(askedReply("我查一下", "我查一下")).toEqual({ query: "", kept: "我查一下" });
});

test("without the list, only a text that begins with ; or ； asks for a reply", () => {
  expect(askedReply(";到账", undefined)).toEqual({ query: "到账", kept: "" });
  expect(askedReply("；", undefined)).toEqual({ query: "", kept: "" });
  expect(askedReply("到账；", undefined)).toBeUndefined();
});

test("a list that was opened behind words which have changed since asks for nothing: Enter sends no reply under them", () => {
  expect(askedReply("我再查", "我查一下")).toBeUndefined();
});

describe("a placeholder", () => {
  const facts = { customer: "林晓", agent: "小星", topic: undefined, time: "18:31" };

  test("is filled with what is known; the rest stays for the agent", () => {
    expect(fillPlaceholders("{称呼}您好，我是{客服}。{金额}在 {time} 退回，{主题}", facts)).toBe(
      "林晓您好，我是小星。{金额}在 18:31 退回，{主题}",
    );
  });

  test("that nobody has filled is found from the cursor on, and after the last comes the first", () => {
    const text = "预计{时刻}到账{金额}";
    expect(nextPlaceholder(text, 0)).toEqual({ from: 2, to: 6 });
    expect(nextPlaceholder(text, 6)).toEqual({ from: 8, to: 12 });
    expect(nextPlaceholder(text, 12)).toEqual({ from: 2, to: 6 });
    expect(nextPlaceholder("好的", 0)).toBeUndefined();
  });

  test("has an English name and wide braces, too", () => {
    expect(fillPlaceholders("{customer}您好，我是｛agent｝", facts)).toBe("林晓您好，我是小星");
    expect(nextPlaceholder("预计｛时刻｝到账", 0)).toEqual({ from: 2, to: 6 });
  });

  test("that nothing fills is named where the reply is written", () => {
    expect(blanksIn("{称呼}您好，{金额}在 {time} 退回 ｛ 金额 ｝，{custmer}")).toEqual([
      "金额",
      "custmer",
    ]);
    expect(blanksIn("好的")).toEqual([]);
    expect(unfilledIn("预计{时刻}到账，{客服}")).toBe("{时刻}");
    expect(unfilledIn("好的 :} {")).toBeUndefined();
  });

  test("never takes what a customer is called for another placeholder", () => {
    expect(fillPlaceholders("{称呼}", { ...facts, customer: "{客服}" })).toBe("{客服}");
  });
});

test("a reply that the server refuses to keep says why, and its form stays open", async () => {
  const said: string[] = [];
  const call = (async (name: string) => {
    if (name === "reply:save") throw new Refusal({ code: "secret_found", message: "no" });
    return { replies: [] };
  }) as unknown as AgentCall;
  const replies = createSavedReplies({ call, say: (key) => said.push(key) });
  const written = { shortcut: "x", title: "x", text: "把验证码发给我", shared: false };
  expect(await replies.save(written)).toBe(false);
  expect(said).toEqual(["refused.secret_found"]);
  await replies.load();
  expect(replies.all.value).toEqual([]);
});
