import { expect, test } from "vitest";
import { mayEditContent, mayTendContent } from "../../server/domain/content-permissions.ts";
import { anAgent } from "../support/builders.ts";

test.each([
  ["agent", false],
  ["supervisor", true],
  ["admin", true],
  ["editor", true],
] as const)("an %s may see what the articles lack: %s; nobody who is locked out", (role, may) => {
  expect(mayTendContent(anAgent({ role }))).toBe(may);
  expect(mayTendContent(anAgent({ role, disabled: true }))).toBe(false);
});

test.each([
  ["agent", false],
  ["supervisor", false],
  ["admin", true],
  ["editor", true],
] as const)("an %s may change articles: %s; nobody who is locked out", (role, may) => {
  expect(mayEditContent(anAgent({ role }))).toBe(may);
  expect(mayEditContent(anAgent({ role, disabled: true }))).toBe(false);
});
