import { expect, test } from "vitest";
import { createClientId } from "../../ui/client-id.ts";

test("a client id is a version 4 UUID and never the same", () => {
  const ids = Array.from({ length: 200 }, createClientId);
  expect(
    ids.every((id) => /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id)),
  ).toBe(true);
  expect(new Set(ids).size).toBe(200);
});
