import { describe, expect, test } from "vitest";
import type { FreezePart } from "../../protocol/emergency.ts";
import { freezeAfter, freezeDoubted, mayAskToFreeze } from "../../server/domain/emergency-steps.ts";

const at = "2026-11-21T08:30:12.000Z";
const later = "2026-11-21T08:40:00.000Z";
const payments: FreezePart = { title: "付款和转出", frozen: true };
const card: FreezePart = { title: "卡", frozen: false, phone: "95533" };
const answer = (frozen: boolean, parts?: readonly FreezePart[]) =>
  freezeAfter({ outcome: "answered", value: { frozen, parts } }, { at });

describe("what the wallet answers to a freeze", () => {
  test.each([
    { frozen: true, parts: undefined, state: "frozen" },
    { frozen: true, parts: [], state: "frozen" },
    { frozen: true, parts: [payments], state: "frozen" },
    { frozen: true, parts: [payments, card], state: "partly" },
    { frozen: true, parts: [card], state: "refused" },
    { frozen: false, parts: [card], state: "refused" },
    { frozen: false, parts: undefined, state: "refused" },
  ])("frozen: $frozen with $parts is $state", ({ frozen, parts, state }) => {
    expect(answer(frozen, parts)).toMatchObject({ state, at });
    expect(answer(frozen, parts).parts).toEqual(parts);
  });

  test("stays known through attempts that get no answer, and gives way to the next answer", () => {
    const partly = answer(true, [payments, card]);
    const failed = freezeAfter({ outcome: "failed" }, { at: later, before: partly });
    expect(failed).toEqual({ state: "failed", at: later, last: partly });
    const again = freezeAfter({ outcome: "none" }, { at: later, before: failed });
    expect(again).toEqual({ state: "unavailable", at: later, last: partly });
    const value = { frozen: true };
    const whole = freezeAfter({ outcome: "answered", value }, { at: later, before: again });
    expect(whole).toEqual({ state: "frozen", at: later });
  });
});

test("what is frozen whole is asked for once more when the customer says that it goes on", () => {
  const now = Date.parse(later);
  const frozen = answer(true);
  expect(mayAskToFreeze({ frozen }, now)).toBe(false);
  expect(mayAskToFreeze({ frozen: freezeDoubted(frozen) }, now)).toBe(true);
  const asking = { state: "asking", at: later } as const;
  expect(mayAskToFreeze({ frozen: freezeDoubted(asking) }, now)).toBe(false);
  expect(freezeDoubted(undefined)).toBeUndefined();
});
