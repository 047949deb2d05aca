/** Somebody waits for a person, with the wallet's own content. */

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Locale } from "../../protocol/conversation.ts";
import { createKnowledge } from "../../server/actions/knowledge.ts";
import { rehearse } from "../../server/dialogue/rehearsal.ts";
import { isSettled } from "../../server/dialogue/settled.ts";
import { type LiveFaq, openFaq } from "../../server/faq/live.ts";
import { words } from "./situations.ts";

let faq: LiveFaq;
beforeAll(async () => {
  faq = await openFaq("faq-content", { watch: false, cacheDir: "dist/faq-cache" });
}, 60_000);
afterAll(() => faq.close());

function talk(locale: Locale, ...before: readonly string[]) {
  const rehearsal = rehearse(createKnowledge(faq)(locale), locale);
  for (const text of before) rehearsal.say([text]);
  return {
    rehearsal,
    codes: (text: string) =>
      rehearsal
        .say([text])
        .flatMap(({ bodies }) => bodies.map((one) => ("code" in one ? one.code : one.kind))),
  };
}

describe("an empty request", () => {
  test.each([
    ["zh-CN", "转人工", "嗯"],
    ["zh-CN", "转人工", "好的"],
    ["zh-CN", "转人工", "转人工"],
    ["zh-CN", "转人工", "谢谢"],
    ["zh-CN", "转人工", "👍"],
    ["zh-TW", "轉人工", "好喔"],
    ["en", "agent please", "ok"],
  ] as const)(
    "%s “%s”, “%s” is asked once what it is about, with buttons, and never noted",
    (locale, first, empty) => {
      const { codes, rehearsal } = talk(locale, first);
      expect(codes(empty)).toEqual(["collect.what"]);
      expect(rehearsal.messages.at(-1)?.body).toMatchObject({
        replies: expect.arrayContaining([expect.any(String)]),
      });
      for (const again of [empty, empty, empty, empty, empty]) {
        const said = codes(again);
        expect(said).not.toContain("collect.what");
        expect(said).not.toContain("noted");
      }
    },
  );

  test("what it is about is still heard after it was asked again", () => {
    const { codes } = talk("zh-CN", "转人工", "嗯");
    expect(codes("转账没到账")).toEqual(["collect.which-transaction"]);
  });

  test("a yes to a question that asks for one is an answer", () => {
    const { codes } = talk("zh-CN", "账户被盗了", "转人工");
    expect(codes("是的")).toEqual(["collect.when"]);
  });
});

describe("somebody for whom it is over", () => {
  test.each([
    ["zh-CN", "没事了谢谢"],
    ["zh-CN", "不用了，到账了"],
    ["zh-CN", "不用排队了"],
    ["zh-TW", "沒事了，謝謝"],
    ["en", "never mind, found it"],
    ["en", "it's fixed now, thanks"],
  ] as const)("%s “%s” is offered to leave, and stays in the queue until then", (locale, text) => {
    const { codes, rehearsal } = talk(locale, locale === "en" ? "agent please" : "转人工");
    expect(codes(text)).toEqual(["leave"]);
    expect(rehearsal.status).toBe("queued");
    const [stays, leaves] = createKnowledge(faq)(locale).wordings("leave.replies");
    expect(codes(stays ?? "")).toEqual(["waits-on"]);
    expect(codes(text)).toEqual(["leave"]);
    expect(codes(leaves ?? "")).toEqual(["cancelled"]);
    expect(rehearsal.status).toBe("bot");
  });

  test.each([
    "钱到账了但是少了",
    "好了吗",
    "好的",
    "收到",
    "找到原因了吗",
    "my card arrived broken",
  ])("“%s” does not say so", (text) => {
    expect(isSettled(text, words)).toBe(false);
  });

  test("who spoke of ending their life is not asked to leave", () => {
    const { codes } = talk("zh-CN", "不想活了");
    expect(codes("没事了谢谢")).not.toContain("leave");
  });
});

test.each([
  ["zh-CN", "转人工", "好了吗"],
  ["zh-TW", "轉人工", "到我了嗎"],
  ["en", "agent please", "any update?"],
  ["zh-CN", "转人工", "快点"],
] as const)("%s “%s”, “%s” gets the place", (locale, first, text) => {
  expect(talk(locale, first).codes(text)[0]).toBe("in-queue");
});
