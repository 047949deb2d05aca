import { expect, test } from "vitest";
import { mayWatchDesk } from "../../server/domain/live-permissions.ts";
import { anAgent } from "../support/builders.ts";

test.each([
  ["agent", false],
  ["supervisor", true],
  ["admin", true],
  ["editor", false],
] as const)("an %s may watch the desk: %s; nobody who is locked out", (role, may) => {
  expect(mayWatchDesk(anAgent({ role }))).toBe(may);
  expect(mayWatchDesk(anAgent({ role, disabled: true }))).toBe(false);
});
