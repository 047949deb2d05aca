import { createHook } from "node:async_hooks";
import { createHash } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { createSecrets } from "../../server/identity/secrets.ts";

/** How often a key has been derived from a password. */
let derivations = 0;
const hook = createHook({
  init(_id, type) {
    if (type === "SCRYPTREQUEST") derivations += 1;
  },
}).enable();
afterAll(() => void hook.disable());

const cost = 4;
const secrets = createSecrets(cost);
const hash = secrets.hashPassword("correct horse");

test("a password matches its hash, and no other", async () => {
  expect(await secrets.passwordMatches("correct horse", await hash)).toBe(true);
  for (const wrong of ["", "correct hors", "Correct horse", "correct horse "]) {
    expect(await secrets.passwordMatches(wrong, await hash)).toBe(false);
  }
});

test("full-width letters match, as they are typed with a Chinese keyboard", async () => {
  expect(await secrets.passwordMatches("ｃｏｒｒｅｃｔ horse", await hash)).toBe(true);
});

test("a hash says how it was made, has a salt of its own, and not the password", async () => {
  const again = await secrets.hashPassword("correct horse");
  expect(again).toMatch(/^scrypt\$4\$[\w-]{22}\$[\w-]{43}$/);
  expect(again).not.toBe(await hash);
  expect(again).not.toContain("correct");
});

test("a hash made at another cost still matches", async () => {
  const dearer = createSecrets(cost + 1);
  expect(await dearer.passwordMatches("correct horse", await hash)).toBe(true);
});

test("an account that does not exist never matches, and costs as much as a wrong password", async () => {
  const derivationsFor = async (stored: string | undefined) => {
    const before = derivations;
    expect(await secrets.passwordMatches("nobody's password", stored)).toBe(false);
    return derivations - before;
  };
  expect(await derivationsFor(await hash)).toBe(1);
  expect(await derivationsFor(undefined)).toBe(1);
});

test.each(["", "scrypt", "scrypt$4$salt", "plain text", "scrypt$4$salt$AAAA"])(
  "%j is the hash of no password",
  async (stored) => {
    expect(await secrets.passwordMatches("", stored)).toBe(false);
  },
);

test("a token is stored as its SHA-256", () => {
  const token = "abc";
  expect(secrets.hashToken(token)).toBe(createHash("sha256").update(token).digest("hex"));
});
