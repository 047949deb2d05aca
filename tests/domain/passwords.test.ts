import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import {
  isGuessable,
  isGuessableSecret,
  refuseWeakPassword,
} from "../../server/domain/passwords.ts";

test.each([
  "short",
  "Password1234!",
  "qwertyuiop12",
  "abababababab",
  "111111111111",
  "1q2w3e4r5t6y",
  "P@ssw0rd2026",
  "administrator",
  "woaini1314520",
  "abcdefghijklmnopqrstuvwxyz123456",
  "pocketdesk-production-secret-2026",
  "your-256-bit-secret-your-256-bit-secret",
  "correct horse correct horse",
])("%s is no password", (weak) => {
  expect(() => refuseWeakPassword(weak)).toThrow("nobody can guess");
});

test.each(["a-long-passphrase", "korrekt-pferd-9", "夏天的海边有三只白色的鸟呀"])(
  "%s is one",
  (strong) => {
    expect(() => refuseWeakPassword(strong)).not.toThrow();
    expect(isGuessable(strong)).toBe(false);
  },
);

test("what is drawn at random is one, always: the commands make passwords so", () => {
  const drawn = Array.from({ length: 20_000 }, (_, at) =>
    createHash("sha256").update(`draw ${at}`).digest("base64url"),
  );
  for (const length of [16, 32, 43])
    expect(drawn.map((one) => one.slice(0, length)).filter(isGuessable)).toEqual([]);
  const inHex = drawn.map((one) => Buffer.from(one, "base64url").toString("hex"));
  expect([...drawn, ...inHex].filter(isGuessableSecret)).toEqual([]);
});
