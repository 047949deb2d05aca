import { expect, test } from "vitest";
import { translationFor } from "../../console/models/texts.ts";
import { ticketLine } from "../../console/screens/ticket-line.ts";
import { countedDate } from "../../console/screens/ticket-times.ts";

const now = Date.UTC(2026, 11, 1, 4);
const hour = 3_600_000;
const at = (hours: number) => new Date(now + hours * hour).toISOString();
const open = { state: "accepted", promise: { kind: "answer", at: at(50) } } as const;
const line = (parts: object) => ticketLine({ ...open, ...parts }, now, translationFor("zh-CN"));

test("the line of a complaint says how it stands, and what is promised while something is", () => {
  expect(line({})).toMatch(/^已受理 · 首次答复时限 .*\d/);
  expect(line({ pausedSince: at(-1), state: "waiting" })).toContain("等客户，时钟停住");
  expect(line({ breachedAt: at(-2) })).toMatch(/首次答复时限 .* · 超 2 小时$/);
  const broken = { breachedAt: at(-30), promise: { kind: "answer", at: at(-1) } } as const;
  expect(line(broken)).toBe("已受理 · 还没有新的时间 · 超 1 天 6 小时");
  expect(line({ state: "decided" })).toBe("已决定");
});

test("beside how long a complaint is over its date stands the date that was broken, not the new one", () => {
  const promise = { kind: "answer", at: at(30) } as const;
  expect(countedDate({ promise })).toBe(at(30));
  expect(countedDate({ promise, breachedAt: at(-1) })).toBe(at(-1));
});
