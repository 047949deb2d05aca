import { expect, test } from "vitest";
import { decide, type Findings, thresholds } from "../../../server/faq/answer/answer-policy.ts";

const nothing: Findings = { empty: false, guessed: false, errorCode: false };
const article = (probability: number, urgency: "normal" | "high" | "urgent" = "normal") => ({
  article: { probability, urgency },
});
const { answer, choices } = thresholds.normal;

test.each<[string, Partial<Findings>, string]>([
  ["an article that is sure enough answers", article(answer), "answer"],
  ["one that is not offers choices", article(answer - 0.01), "choices"],
  ["one that hardly fits is not offered", article(choices - 0.01), "none"],
  ["nothing found is nothing", {}, "none"],
  ["silence is nothing, whatever ranks", { empty: true, ...article(1) }, "none"],
  [
    "an urgent article is asked back about sooner",
    article(thresholds.normal.answer, "urgent"),
    "choices",
  ],
  ["first letters are never answered outright", { guessed: true, ...article(1) }, "choices"],
  ["a known error code is answered", { errorCode: true, ...article(0) }, "answer"],
  ["a listed wish for a human is one", { exact: "human", ...article(1) }, "human"],
  ["a listed phrasing is answered", { exact: "article", ...article(0.1) }, "answer"],
  ["what is listed as out of scope is declined", { exact: "outside", ...article(1) }, "none"],
  [
    "a wish for a human may be second",
    { intent: { kind: "human", lead: -0.1 }, ...article(1) },
    "human",
  ],
  ["but not far behind", { intent: { kind: "human", lead: -0.3 }, ...article(1) }, "answer"],
  ["a greeting must lead", { intent: { kind: "greeting", lead: -0.3 }, ...article(1) }, "answer"],
  ["a greeting that leads is one", { intent: { kind: "greeting", lead: 0.2 } }, "greeting"],
  ["so is “that did not help”", { intent: { kind: "useless", lead: 0.2 } }, "useless"],
])("%s", (_, findings, verdict) => {
  expect(decide({ ...nothing, ...findings }).verdict).toBe(verdict);
});

test("the more urgent an article, the surer it must be to answer", () => {
  expect(thresholds.high.answer).toBeGreaterThanOrEqual(thresholds.normal.answer);
  expect(thresholds.urgent.answer).toBeGreaterThan(thresholds.high.answer);
});
