import { expect, test } from "vitest";
import { openApi } from "../../server/http/openapi.ts";

test("each call of the wallet names what any call may be answered: no key, too many, not now", () => {
  const calls = Object.entries(openApi.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, call]) => [`${method} ${path}`, call] as const),
  );
  expect(calls.length).toBeGreaterThan(8);
  for (const [name, call] of calls) {
    const { responses } = call as { readonly responses: object };
    expect([name, Object.keys(responses)]).toEqual([
      name,
      expect.arrayContaining(["401", "429", "503"]),
    ]);
  }
});
