import { expect, test } from "vitest";
import { beginWork, changeOf, missingIn } from "../../console/models/gap-change.ts";
import type { GapDetail } from "../../protocol/gaps.ts";

const question = { locale: "zh-CN", customers: 1, now: "none" } as const;
const gap = {
  name: "我叫〔姓名1〕，捐款证书怎么开",
  questions: [
    { ...question, text: "我叫〔姓名1〕，捐款证书怎么开", fits: false },
    { ...question, text: "捐款证书怎么开", fits: true },
  ],
  answers: [{ text: "〔姓名1〕您好，证书在账单里", agentName: "小博", at: "", score: 5 }],
  template: "第一段是简短的答案。",
} as unknown as GapDetail;

test("a new article begins as the template, by a wording that fits, and never with what an agent wrote", () => {
  const work = beginWork(gap);
  expect(work.draft.texts["zh-CN"]).toEqual({
    title: "捐款证书怎么开",
    body: "第一段是简短的答案。",
  });
  expect(work.picked).toEqual(["捐款证书怎么开"]);
});

test("what is missing is named, and an unchanged template is no article yet", () => {
  const work = beginWork(gap);
  expect(missingIn(work)).toBe("category");
  const placed = { ...work, draft: { ...work.draft, category: "payments" } };
  expect(missingIn(placed)).toBe("fileName");
  const named = { ...placed, draft: { ...placed.draft, id: "donation" } };
  expect(missingIn(named)).toBe("text");
  const texts = { ...named.draft.texts, "zh-CN": { title: "捐款证书", body: "在账单里。" } };
  const written = { ...named, draft: { ...named.draft, texts } };
  expect([missingIn(written), changeOf(written)?.kind]).toEqual([undefined, "article"]);
  expect(missingIn({ ...work, way: "phrasings" })).toBe("article");
});
