import { expect, test } from "vitest";
import type { Priority } from "../../protocol/conversation.ts";
import { decideReplies, decideReply, type Finding, giveArticle } from "../../server/domain/bot.ts";
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
  ["who asks for a human is queued", found("human"), { misses: 1 }, "queue", 1],
  ["没用 is worth two misses", found("none", { useless: true }), fresh, "say", 2],
])("%s", (_, finding, memory, kind, misses) => {
  expect(decideReply(finding, memory)).toMatchObject({ reply: { kind }, misses });
});

test("the second miss offers a human, whatever was found", () => {
  for (const finding of [found("none"), found("choices", { hits })]) {
    expect(decideReply(finding, { misses: 1 }).reply).toEqual({
      kind: "say",
      what: "offer",
      offersAgent: true,
    });
  }
});

test("there are never more than three choices", () => {
  const { reply } = decideReply(found("choices", { hits }), fresh);
  expect(reply).toEqual({ kind: "choices", hits: hits.slice(0, 3) });
});

test("the article of last time is not given again, found or chosen", () => {
  const memory = { misses: 0, lastArticleId: articleId("a") };
  const repeated = { reply: { kind: "say", what: "repeated", offersAgent: true }, misses: 1 };
  expect(decideReply(answer("a"), memory)).toEqual(repeated);
  expect(giveArticle(articleId("a"), "normal", memory)).toEqual(repeated);
  expect(decideReply(answer("b"), memory).reply).toMatchObject({ kind: "article" });
});

test("only an urgent article offers a human with it", () => {
  const offers = (["normal", "high", "urgent"] as const).map(
    (urgency) => decideReply(answer("a", urgency), fresh).reply,
  );
  expect(offers.map((reply) => "offersAgent" in reply && reply.offersAgent)).toEqual([
    false,
    false,
    true,
  ]);
});

const shown = (finding: Finding, memory = {}) =>
  decideReplies(finding, { misses: 0, ...memory }).map(({ decision: { reply } }) =>
    reply.kind === "article" ? reply.articleId : reply.kind,
  );

test("each question of a message gets its article", () => {
  expect(shown({ ...answer("a"), more: [answer("b"), answer("c")] })).toEqual(["a", "b", "c"]);
});

test("what was just shown is passed over where there is something new", () => {
  const both = { ...answer("a"), more: [answer("b")] };
  expect(shown(both, { lastArticleId: articleId("a") })).toEqual(["b"]);
  expect(shown(answer("a"), { lastArticleId: articleId("a") })).toEqual(["say"]);
});
