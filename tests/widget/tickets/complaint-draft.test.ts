import { expect, test } from "vitest";
import {
  keptDraft,
  timeWith,
  unfinishedIn,
} from "../../../widget/screens/tickets/complaint-draft.ts";
import { keptWords } from "../../../widget/screens/tickets/transaction-words.ts";

const kept = {
  clientId: "5f1d2c8e-3b7a-4f60-9d15-2a8c4e6b7f01",
  step: 3,
  topic: "退款",
  description: "没收到",
  happenedAt: "2026-11-20T09:42",
  isOwnTime: false,
  demand: "",
  contact: "a@example.com",
  transactionId: "T202611211612",
  transactionWords: "鲜市超市 ¥138.60",
};

test("a complaint that was begun is found as it was left", () => {
  expect(keptDraft(JSON.stringify(kept))).toEqual(kept);
});

test.each([undefined, "", "null", "7", "{", '["a"]'])(
  "%s is no draft: a new one begins, with an id of its own",
  (text) => {
    const draft = keptDraft(text);
    expect(draft).toMatchObject({ step: 0, topic: "", description: "" });
    expect(draft.clientId).toMatch(/^[\da-f-]{36}$/);
    expect(keptDraft(text).clientId).not.toBe(draft.clientId);
  },
);

test("parts that are of another kind are left out, and a step that is not there is the nearest", () => {
  const odd = { ...kept, step: 99, topic: { evil: true }, description: 5 };
  expect(keptDraft(JSON.stringify(odd))).toEqual({ ...kept, step: 4, topic: "", description: "" });
  for (const happenedAt of ["yesterday", "2026-13-45T09:42", 7])
    expect(keptDraft(JSON.stringify({ ...kept, happenedAt })).happenedAt).toBe("");
});

test("the time of the transaction that is chosen replaces one that was filled in, and none that the customer has given", () => {
  const happenedAt = "2026-11-20T17:30";
  const chosen = "2026-11-20T18:36";
  expect(timeWith({ happenedAt, isOwnTime: false }, chosen)).toBe(chosen);
  expect(timeWith({ happenedAt, isOwnTime: true }, chosen)).toBe(happenedAt);
  expect(timeWith({ happenedAt: "", isOwnTime: true }, chosen)).toBe(chosen);
  // A draft of before does not say whose it is.
  expect(keptDraft(JSON.stringify({ happenedAt })).isOwnTime).toBe(true);
});

test("the chosen transaction is read as it was chosen, without a network and after a reload", () => {
  const transactionWords = "鲜市超市 ¥138.60";
  const draft = keptDraft(JSON.stringify({ transactionId: "PAY-1001", transactionWords }));
  expect(keptWords(draft)).toBe(transactionWords);
  // Of a version of before, or taken from the conversation.
  expect(keptWords({ transactionId: "PAY-1001", transactionWords: "" })).toBe("PAY-1001");
  expect(keptWords({ transactionId: "", transactionWords })).toBe("");
});

const keeping = (step: number, description = "退款没有到账。等了三天") => ({
  read: () => JSON.stringify({ step, topic: "退款", description }),
});

test("a complaint that was begun is called by its words, or its topic; the first step alone is no beginning", () => {
  expect(unfinishedIn({ read: () => undefined })).toBeUndefined();
  expect(unfinishedIn(keeping(0))).toBeUndefined();
  expect(unfinishedIn(keeping(1))).toBe("退款没有到账");
  expect(unfinishedIn(keeping(4, ""))).toBe("退款");
});
