import { expect, test } from "vitest";
import { ticketTexts } from "../../../ui/receipt/ticket-texts.ts";
import { cardLabel, stateTag } from "../../../widget/screens/tickets/card-words.ts";

const at = "2026-11-21T08:00:00.000Z";
const promise = { kind: "answer", at } as const;
const decision = { kind: "refund", text: "已退回" } as const;

test.each([
  ["one that goes on", { state: "accepted" }, "promise.answer", "accepted"],
  ["one that is late", { state: "accepted", breachedAt: at }, "promise.answer", "late"],
  ["one that waits", { state: "waiting", pausedSince: at, breachedAt: at }, "current", "waiting"],
  ["one that is decided", { state: "decided", decision, breachedAt: at }, "result", "decided"],
  ["one that was decided", { state: "closed", closedAt: at, decision }, "result", "closed"],
  ["one that was withdrawn", { state: "withdrawn", closedAt: at }, "current", "withdrawn"],
  ["one that is reviewed", { state: "reviewing", decision }, "promise.answer", "reviewing"],
] as const)(
  "the card of %s says what its large line is, and how it stands",
  (_, parts, label, tag) => {
    expect(cardLabel({ promise, ...parts })).toBe(label);
    expect(stateTag(parts)).toBe(tag);
    // Under it stands 进度 once more.
    expect(ticketTexts["zh-CN"][cardLabel({ promise, ...parts })]).not.toBe(
      ticketTexts["zh-CN"].progress,
    );
  },
);

test("no English promise reads as done by a person", () => {
  for (const kind of ["acknowledge", "answer", "decision", "review"] as const)
    expect(ticketTexts.en[`promise.${kind}`]).not.toMatch(/ by$/);
});
