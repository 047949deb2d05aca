import { expect, test } from "vitest";
import { randomIds } from "../../server/identity/ids.ts";

const many = <T>(make: () => T) => Array.from({ length: 1_000 }, make);

test("an id is a random UUID", () => {
  const ids = many(() => randomIds.next<string>());
  expect(new Set(ids).size).toBe(1_000);
  for (const id of ids) {
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  }
});

test("a token is 256 random bits that an URL and a header can carry", () => {
  const tokens = many(randomIds.token);
  expect(new Set(tokens).size).toBe(1_000);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
});
