import { describe, expect, test } from "vitest";
import { locales } from "../../protocol/conversation.ts";
import { announcementLimits } from "../../protocol/limits.ts";
import { presentRadarAlert } from "../../server/present/radar.ts";
import { aRadarAlert } from "../support/builders.ts";

const failed = {
  "zh-CN": "付款失败了怎么办？",
  "zh-TW": "付款失敗了怎麼辦？",
  en: "My payment failed. What should I do?",
};
const suggestion = (
  subject: Parameters<typeof aRadarAlert>[0],
  article: typeof failed | null = failed,
) =>
  presentRadarAlert({
    record: aRadarAlert(subject),
    title: undefined,
    article: article ?? undefined,
    announcement: undefined,
  }).suggestion;

describe("what an incident begins with", () => {
  test("is what customers meet, as a statement, in each language", () => {
    expect(suggestion({ subject: "topic:payment-failed" })).toEqual({
      title: {
        "zh-CN": "正在查：付款失败了",
        "zh-TW": "正在查：付款失敗了",
        en: "Looking into: My payment failed",
      },
      text: {
        "zh-CN": "最近不少客户遇到“付款失败了”这个问题。我们正在查原因，进展会写在这里。",
        "zh-TW": "最近不少客戶遇到「付款失敗了」這個問題。我們正在查原因，進展會寫在這裡。",
        en: "Many customers have met this lately: “My payment failed”. We are looking into the cause, and write here what we find.",
      },
      topics: ["payment-failed"],
      errorCodes: ["PAY-1001"],
    });
  });

  test("names the code, where a code rises", () => {
    const { title, text } = suggestion({ subject: "code:PAY-1001" }, null);
    expect([title["zh-CN"], title.en]).toEqual([
      "正在查：错误码 PAY-1001",
      "Looking into error PAY-1001",
    ]);
    expect(text["zh-TW"]).toContain("錯誤碼 PAY-1001");
  });

  test("has no word of a customer's, where nothing answers their question", () => {
    const { title, text } = suggestion({ subject: "question:公积金怎么查" }, null);
    expect(JSON.stringify([title, text])).not.toContain("公积金");
    expect(text.en).toMatch(/^Many customers have met the same problem/);
  });

  test("fits in the field in each language, cut between words", () => {
    const long = "My bank was charged for a top-up, but my balance did not go up. What now?";
    const { title } = suggestion({ subject: "topic:x" }, { ...failed, en: long });
    for (const locale of locales)
      expect(title[locale]?.length).toBeLessThanOrEqual(announcementLimits.titleLength);
    expect(title.en).toBe("Looking into: My bank was charged for…");
  });
});
