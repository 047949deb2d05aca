import { expect, test } from "vitest";
import { hiddenPhone } from "../../server/domain/phone.ts";

test.each([
  ["13812342046", "138****2046"],
  ["+86 138-1234-2046", "138****2046"],
  ["+65 9123 4410", "659***4410"],
  ["6123410", "***3410"],
  ["138****2046", "138****2046"],
  ["+86 138 **** 2046", "+86 138 **** 2046"],
  ["**2046", "**2046"],
])("of %s an agent sees %s", (given, seen) => {
  expect(hiddenPhone(given)).toBe(seen);
});
