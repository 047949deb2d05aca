import { expect, test } from "vitest";
import type { Priority } from "../../protocol/conversation.ts";
import { decide, decideAll, type Finding, give } from "../../server/domain/bot.ts";
import { articleId } from "../support/builders.ts";

const found = (outcome: Finding["outcome"], more: Partial<Finding> = {}): Finding => ({
  outcome,
  hits: [],
  ...more,
});
const answer = (id: string, urgency: Priority = "normal") =>
  found("answer", { articleId: articleId(id), urgency });
const fresh = { misses: 0 };
const hits = ["a", "b", "c", "d"].map((id) => ({ articleId: articleId(id), title: id }));

test.each([
  ["an answer is given and resets the misses", answer("a"), { misses: 1 }, "article", 0],
  ["choices are a miss", found("choices", { hits }), fresh, "choices", 1],
  ["nothing found is a miss", found("none"), fresh, "say", 1],
  ["a greeting leaves the misses", found("greeting"), { misses: 1 }, "greet", 1],
  ["a wish for a human queues", found("human"), { misses: 1 }, "queue", 1],
  ["没用 is worth two misses", found("none", { useless: true }), fresh, "say", 2],
])("%s", (_, finding, memory, kind, misses) => {
  expect(decide(finding, memory)).toMatchObject({ move: { kind }, misses });
});

test("the second miss offers a human, whatever was found", () => {
  for (const finding of [found("none"), found("choices", { hits })]) {
    expect(decide(finding, { misses: 1 }).move).toEqual({
      kind: "say",
      what: "offer",
      offersAgent: true,
    });
  }
});

test("there are never more than three choices", () => {
  const { move } = decide(found("choices", { hits }), fresh);
  expect(move).toEqual({ kind: "choices", hits: hits.slice(0, 3) });
});

test("the article of last time is not given again, found or chosen", () => {
  const memory = { misses: 0, lastArticleId: articleId("a") };
  const repeated = { move: { kind: "say", what: "repeated", offersAgent: true }, misses: 1 };
  expect(decide(answer("a"), memory)).toEqual(repeated);
  expect(give(articleId("a"), "normal", memory)).toEqual(repeated);
  expect(decide(answer("b"), memory).move).toMatchObject({ kind: "article" });
});

test("only an urgent article offers a human with it", () => {
  const offers = (["normal", "high", "urgent"] as const).map(
    (urgency) => decide(answer("a", urgency), fresh).move,
  );
  expect(offers.map((move) => "offersAgent" in move && move.offersAgent)).toEqual([
    false,
    false,
    true,
  ]);
});

const shown = (finding: Finding, memory = {}) =>
  decideAll(finding, { misses: 0, ...memory }).map(({ decision: { move } }) =>
    move.kind === "article" ? move.articleId : move.kind,
  );

test("each question of a message gets its article", () => {
  expect(shown({ ...answer("a"), more: [answer("b"), answer("c")] })).toEqual(["a", "b", "c"]);
});

test("what was just shown is passed over where there is something new", () => {
  const both = { ...answer("a"), more: [answer("b")] };
  expect(shown(both, { lastArticleId: articleId("a") })).toEqual(["b"]);
  expect(shown(answer("a"), { lastArticleId: articleId("a") })).toEqual(["say"]);
});
