import { expect, test } from "vitest";
import { oneTimeCodes } from "../../server/identity/one-time-codes.ts";

/** "12345678901234567890", the secret of RFC 6238, appendix B; the last six of its eight digits. */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("S12 at %d seconds the code is that of RFC 6238: %s", (seconds, code) => {
  expect(oneTimeCodes.stepOf(code, secret, seconds * 1_000)).toBe(Math.floor(seconds / 30));
});

test("S12 a code counts one step before and after its own, and no further", () => {
  const at = (seconds: number) => oneTimeCodes.stepOf("081804", secret, seconds * 1_000);
  expect([1_111_111_109 - 30, 1_111_111_109 + 30].map(at)).toEqual([37_037_036, 37_037_036]);
  expect([1_111_111_109 - 60, 1_111_111_109 + 60].map(at)).toEqual([undefined, undefined]);
});

test.each(["", "28708", "2870820", "28708a", "２８７０８２", "287 82"])("%j is no code", (code) => {
  expect(oneTimeCodes.stepOf(code, secret, 59_000)).toBeUndefined();
});

test("secrets and recovery codes are all different, and easy to copy", () => {
  const secrets = Array.from({ length: 50 }, () => oneTimeCodes.newSecret());
  expect(new Set(secrets).size).toBe(50);
  for (const one of secrets) expect(one).toMatch(/^[A-Z2-7]{32}$/);
  const codes = oneTimeCodes.newRecoveryCodes();
  for (const one of codes) expect(one).toMatch(/^[a-hj-km-np-z2-9]{4}(-[a-hj-km-np-z2-9]{4}){2}$/);
});
