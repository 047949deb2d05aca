import { expect, test } from "vitest";
import { mayDismissAlert, mayReadRadar } from "../../server/domain/radar-permissions.ts";
import { anAgent } from "../support/builders.ts";

test.each([
  ["agent", false],
  ["supervisor", true],
  ["admin", true],
  ["editor", false],
] as const)(
  "an %s may read the radar and dismiss an alert: %s; nobody who is locked out",
  (role, may) => {
    for (const verb of [mayReadRadar, mayDismissAlert]) {
      expect(verb(anAgent({ role }))).toBe(may);
      expect(verb(anAgent({ role, disabled: true }))).toBe(false);
    }
  },
);
