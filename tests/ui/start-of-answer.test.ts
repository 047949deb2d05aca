/** An answer is read from the first of its messages. */

import { expect, test } from "vitest";
import { startOfAnswer } from "../../ui/use-log-scroll.ts";

const said = (own: boolean, second: number, kind: "bot" | "agent" = "bot") => ({
  own,
  author: { kind: own ? ("customer" as const) : kind },
  at: new Date(Date.UTC(2026, 0, 5, 9, 0, second)).toISOString(),
});

test("an incident and the article after it are one answer, which begins after the question", () => {
  expect(startOfAnswer([said(false, 0), said(true, 0), said(false, 1), said(false, 1)])).toBe(2);
});

test("what is said later is read from its own beginning", () => {
  expect(startOfAnswer([said(true, 0), said(false, 1), said(false, 9)])).toBe(2);
});

test("the reader's own message and an empty log have nothing before them", () => {
  expect(startOfAnswer([said(false, 0), said(false, 0), said(true, 5)])).toBe(2);
  expect(startOfAnswer([])).toBe(-1);
});

test("people who write fast are followed to what they say last", () => {
  expect(startOfAnswer([said(true, 0), said(false, 1, "agent"), said(false, 1, "agent")])).toBe(2);
});
