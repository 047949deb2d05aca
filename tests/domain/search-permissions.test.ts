import { expect, test } from "vitest";
import { maySearch } from "../../server/domain/search-permissions.ts";
import { anAgent } from "../support/builders.ts";

test.each([
  ["agent", true],
  ["supervisor", true],
  ["admin", true],
  ["editor", false],
] as const)("an %s may search: %s; nobody who is locked out", (role, may) => {
  expect(maySearch(anAgent({ role }))).toBe(may);
  expect(maySearch(anAgent({ role, disabled: true }))).toBe(false);
});
