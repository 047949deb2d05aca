import { describe, expect, test } from "vitest";
import type { Attachment } from "../../protocol/attachment.ts";
import type { ArticleId } from "../../protocol/conversation.ts";
import { recall } from "../../server/dialogue/recall.ts";
import { nextMoves } from "../../server/dialogue/rules.ts";
import type { Situation } from "../../server/dialogue/situation.ts";
import { heard, history, type Line, situation } from "./situations.ts";

const attachment = { name: "IMG_0001.jpg" } as Attachment;
const answer = (text: string): Line => ({ bot: { kind: "text", text } });

/** As the engine finds it by accident: the nearest article of a receipt. */
const finding = { outcome: "answer", articleId: "transaction-receipt" as ArticleId } as const;

/** `with`: the words stand under the picture; `before`: the picture came earlier and was answered. */
function said(
  text: string,
  picture: "with" | "before" | "none",
  status: Situation["status"] = "bot",
) {
  const before: Line[] = picture === "before" ? ["", answer("收到")] : [];
  const plain = situation(text, { before, finding, status });
  const messages = history(...before, text).map((one, index) => {
    const isPicture = picture === "with" ? index === before.length : index === 0;
    if (picture === "none" || !isPicture) return one;
    const body = {
      kind: "attachment",
      text: index === 0 && picture === "before" ? "" : text,
      attachments: [attachment],
    } as const;
    return { ...one, body };
  });
  const { rule, moves } = nextMoves({ ...plain, memory: recall(messages) });
  const [move] = moves;
  return {
    rule,
    phrase: move?.kind === "say" ? move.phrase : move?.kind,
    value: move?.kind === "say" ? move.value : undefined,
  };
}

describe("words that only point at a picture are answered by what was received, not by an article", () => {
  test.each([
    ["这是回单", "回单"],
    ["这是转账回单，谢谢", "转账回单"],
    ["回单", "回单"],
    ["這是轉帳憑證", "轉帳憑證"],
    ["收據在這裡", "收據"],
    ["Here is the receipt", "receipt"],
    ["bank statement attached", "bank statement"],
  ])("%s, with one", (text, value) => {
    expect(said(text, "with")).toEqual({ rule: "points at files", phrase: "files.named", value });
  });

  test.each([
    ["截图发你了"],
    ["看图"],
    ["如图"],
    ["这是截图"],
    ["這是截圖"],
    ["截圖傳給您了"],
    ["看一下"],
    ["see attached"],
    ["This is a screenshot"],
    ["here you go"],
  ])("%s, with one that has no name", (text) => {
    expect(said(text, "with")).toMatchObject({ rule: "points at files", phrase: "files" });
  });

  test.each([
    ["这是回单"],
    ["截图发你了"],
    ["看图"],
    ["如图"],
    ["这是截图"],
    ["如圖"],
    ["see attached"],
    ["I sent the screenshot"],
  ])("%s, where none has come: that is said", (text) => {
    expect(said(text, "none")).toMatchObject({ rule: "points at files", phrase: "files.missing" });
  });

  test("one that came before is the one that is meant", () => {
    expect(said("这是回单", "before")).toMatchObject({ phrase: "files.named", value: "回单" });
    expect(said("如图", "before")).toMatchObject({ phrase: "files" });
  });
});

test.each([
  ["回单"],
  ["我要电子回单"],
  ["怎么看回单"],
  ["看一下"],
  ["发票"],
  ["receipt"],
  ["把回单发我"],
])("%s without a picture may be a wish, and goes to the engine", (text) => {
  expect(said(text, "none").rule).not.toBe("points at files");
});

test.each([["这是回单，钱还没到账怎么办"], ["截图里说转账失败"], ["这是回单吗"], ["没有截图"]])(
  "%s says more than that, and goes to the engine with or without a picture",
  (text) => {
    expect(heard(text).files).toBeUndefined();
    expect(said(text, "with").rule).not.toBe("points at files");
  },
);

test("while an agent is on the way, what is pointed at is noted for them, and no article comes", () => {
  expect(said("这是回单", "with", "queued")).toMatchObject({
    rule: "points at files",
    phrase: "noted",
  });
  expect(said("如图", "none", "queued")).toMatchObject({ phrase: "files.missing" });
});
