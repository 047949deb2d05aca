import { expect, test } from "vitest";
import {
  chooseOutcome,
  type Findings,
  thresholds,
  thresholdsFor,
} from "../../../server/faq/answer/answer-policy.ts";

const nothing: Findings = {
  empty: false,
  guessed: false,
  foreignProduct: undefined,
  outOfScope: false,
  smallContent: false,
  bareTopic: false,
  errorCode: false,
  unknownCode: false,
  exact: undefined,
  intent: undefined,
  article: undefined,
};
const article = (probability: number, urgency: "normal" | "high" | "urgent" = "normal") => ({
  article: { probability, urgency },
});
const { answer, choices } = thresholds.normal;
const smallContent = true;
const small = thresholdsFor({ smallContent }).normal;

test.each<[string, Partial<Findings>, string]>([
  ["an article that is probable enough is the answer", article(answer), "answer"],
  [
    "in small content a lower probability is enough for an answer",
    { smallContent, ...article(small.answer) },
    "answer",
  ],
  ["and for a choice", { smallContent, ...article(small.choices) }, "choices"],
  ["what is enough there is not enough elsewhere", article(small.choices), "none"],
  ["a less probable article is one of the choices", article(answer - 0.01), "choices"],
  [
    "what reads like out of scope needs more to be offered",
    { outOfScope: true, ...article(choices + 0.01) },
    "none",
  ],
  ["an improbable article is not offered", article(choices - 0.01), "none"],
  ["without an article there is no answer", {}, "none"],
  ["an empty question has no answer, whatever ranks first", { empty: true, ...article(1) }, "none"],
  [
    "an urgent article needs a higher probability",
    article(thresholds.normal.answer, "urgent"),
    "choices",
  ],
  [
    "first letters are never answered without asking back",
    { guessed: true, ...article(1) },
    "choices",
  ],
  ["a known error code is answered", { errorCode: true, ...article(0) }, "answer"],
  [
    "a question about a foreign product is asked back",
    { foreignProduct: "unclear", ...article(1) },
    "choices",
  ],
  ["a listed request for a human is one for a human", { exact: "human", ...article(1) }, "human"],
  ["a listed phrasing is answered", { exact: "article", ...article(0.1) }, "answer"],
  ["a listed out-of-scope question is declined", { exact: "outOfScope", ...article(1) }, "none"],
  [
    "a request for a human may rank a little behind an article",
    { intent: { kind: "human", lead: -0.1 }, ...article(1) },
    "human",
  ],
  [
    "a request for a human that ranks far behind is none",
    { intent: { kind: "human", lead: -0.3 }, ...article(1) },
    "answer",
  ],
  [
    "a greeting that ranks behind an article is none",
    { intent: { kind: "greeting", lead: -0.3 }, ...article(1) },
    "answer",
  ],
  [
    "a greeting that ranks first is a greeting",
    { intent: { kind: "greeting", lead: 0.2 } },
    "greeting",
  ],
  [
    "“that did not help” is understood where it ranks first",
    { intent: { kind: "useless", lead: 0.2 } },
    "useless",
  ],
])("%s", (_, findings, outcome) => {
  expect(chooseOutcome({ ...nothing, ...findings }).outcome).toBe(outcome);
});

test("the more urgent an article is, the more probable it must be to be the answer", () => {
  expect(thresholds.high.answer).toBeGreaterThanOrEqual(thresholds.normal.answer);
  expect(thresholds.urgent.answer).toBeGreaterThan(thresholds.high.answer);
});
