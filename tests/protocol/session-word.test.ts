import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { sessionWord } from "../../protocol/session-word.ts";

test("a session word is two characters and a number of two digits, the same on both sides", () => {
  const id = randomUUID();
  expect(sessionWord(id)).toMatch(/^\p{Script=Han}{2} [1-9]\d$/u);
  expect(sessionWord(id)).toBe(sessionWord(id));
});

test("two conversations seldom have the same one", () => {
  const words = new Set(Array.from({ length: 2_000 }, (_, at) => sessionWord(`c-${at}`)));
  expect(words.size).toBeGreaterThan(1_980);
});
