import { expect, test } from "vitest";
import type { IdentityReason } from "../../widget/embed/options.ts";
import { describeIdentity } from "../../widget/hints/identity.ts";

const now = Date.UTC(2026, 10, 21, 8);
const good = { sub: "zoe", exp: now / 1_000 + 600 };
const jwt = (claims: object) =>
  `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2ln`;

const cases: readonly (readonly [IdentityReason, unknown])[] = [
  ["notText", { token: jwt(good) }],
  ["html", "\n<!doctype html><title>Log in</title>"],
  ["quoted", JSON.stringify(jwt(good))],
  ["bearer", `Bearer ${jwt(good)}`],
  ["tooLong", jwt({ ...good, fill: "a".repeat(8_000) })],
  ["notJwt", "abc"],
  ["notJwt", "a.b.c"],
  ["notJwt", JSON.stringify({ token: jwt(good) })],
  ["subMissing", jwt({ exp: good.exp })],
  ["subMissing", jwt({ ...good, sub: "" })],
  ["subNotText", jwt({ ...good, sub: 42 })],
  ["expMissing", jwt({ sub: "zoe" })],
  ["expMilliseconds", jwt({ ...good, exp: now + 600_000 })],
  ["expTooFar", jwt({ ...good, exp: good.exp + 90_000 })],
  ["expired", jwt({ ...good, exp: now / 1_000 - 600 })],
  // Only the server can see what is wrong with it.
  ["refused", jwt(good)],
];

test.each(cases)("an identity that the server refused is named: %s", (reason, given) => {
  const described = describeIdentity("refused", given, now);
  expect(described.reason).toBe(reason);
  expect(described.message).toMatch(/ .+\.$/);
});

test("an identity that never came is named by what the page threw", () => {
  const { reason, message } = describeIdentity("rejected", new Error("token: 502"), now);
  expect([reason, message]).toEqual(["rejected", "identify() failed. (token: 502)"]);
});
