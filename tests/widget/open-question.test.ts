import { describe, expect, test } from "vitest";
import type { Conversation } from "../../protocol/conversation.ts";
import { openQuestionOf } from "../../widget/models/open-question.ts";
import { conversation, message } from "../ui/builders.ts";

const asking = (replies?: readonly string[]) =>
  message(1, { author: { kind: "bot" }, body: { kind: "text", text: "When?", replies } });
const notice = message(2, {
  author: { kind: "system" },
  body: { kind: "notice", code: "queued", text: "" },
});

const withMessages = (
  messages: Conversation["messages"],
  status: Conversation["status"] = "queued",
) => conversation(messages.length, { status, messages });

describe("the bot's open question", () => {
  test("is its last text with answers, also below a notice", () => {
    const open = openQuestionOf(withMessages([asking(["Today"]), notice]));
    expect(open?.replies).toEqual(["Today"]);
  });

  test("may have no answers to tap, and is a question still", () => {
    expect(openQuestionOf(withMessages([asking([])]))?.replies).toEqual([]);
    expect(openQuestionOf(withMessages([asking()]))).toBeUndefined();
  });

  test("is closed by the next word of the customer's", () => {
    expect(openQuestionOf(withMessages([asking(["Today"]), message(2)]))).toBeUndefined();
  });

  test("is closed once an agent is there", () => {
    expect(openQuestionOf(withMessages([asking(["Today"])], "assigned"))).toBeUndefined();
  });
});
