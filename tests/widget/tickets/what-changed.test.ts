import { expect, test } from "vitest";
import { locales } from "../../../protocol/conversation.ts";
import { ticketTexts } from "../../../ui/receipt/ticket-texts.ts";
import {
  type StepChange,
  whatChanged,
  withdrawal,
} from "../../../widget/screens/tickets/what-changed.ts";

const nothing = { add: false, escalate: false, withdraw: false, followUp: false };
const open = { state: "investigating", may: { ...nothing, add: true, withdraw: true } } as const;
const decided = { state: "decided", may: { ...nothing, escalate: true } } as const;
const last = { state: "decided", may: nothing } as const;
const closed = { state: "closed", may: nothing } as const;
const merged = { ...closed, mergedInto: "PD-20261121-0002-1" as never };

test("a step that can be taken is taken, and one that was not begun says nothing", () => {
  for (const doing of ["nothing", "add", "withdraw"] as const)
    expect(whatChanged(open, doing)).toBeUndefined();
  expect(whatChanged(decided, "escalate")).toBeUndefined();
  expect(whatChanged(closed, "nothing")).toBeUndefined();
});

test("in a second review that alone is taken back, and the words say so", () => {
  const at = "2026-11-21T08:00:00.000Z";
  const timeline = [
    { kind: "filed", at },
    { kind: "escalated", at },
  ] as const;
  expect(withdrawal({ timeline: timeline.slice(0, 1) })).toBe("withdraw");
  expect(withdrawal({ timeline })).toBe("withdrawReview");
  const decision = { "zh-CN": "处理结果不变", "zh-TW": "處理結果不變", en: "stays as it was" };
  for (const locale of locales) {
    expect(ticketTexts[locale].withdrawReviewQuestion).toContain(decision[locale]);
    expect(ticketTexts[locale].withdrawReview).not.toBe(ticketTexts[locale].withdraw);
  }
});

test.each([
  [decided, "add", "decided"],
  [last, "add", "decidedLast"],
  [closed, "add", "over"],
  [merged, "add", "merged"],
  [last, "escalate", "reviewed"],
  [decided, "withdraw", "noWithdraw"],
  [merged, "escalate", "merged"],
] as const)(
  "a ticket that moved while the customer was about to %#: says how",
  (ticket, doing, how) => {
    expect(whatChanged(ticket, doing)).toBe(how);
  },
);

test.each(locales)(
  "%s says of each change what can be done with the words, and that they are kept",
  (locale) => {
    const ways: readonly StepChange[] = ["merged", "reviewed", "decided", "decidedLast", "over"];
    const kept = { "zh-CN": "还在", "zh-TW": "還在", en: "still here" };
    for (const way of ways) expect(ticketTexts[locale][`changed.${way}`]).toContain(kept[locale]);
  },
);
