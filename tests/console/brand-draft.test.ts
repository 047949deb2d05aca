import { expect, test } from "vitest";
import { checkAccent } from "../../console/models/brand-draft.ts";

test("an accent is judged while it is typed", () => {
  expect(["", "#1a5", "#1a55ee", "#FFCC00"].map(checkAccent)).toMatchObject([
    { kind: "none" },
    { kind: "wrong" },
    { kind: "good", ratio: 5.8 },
    { kind: "pale", ratio: 1.5, instead: expect.stringMatching(/^#[0-9a-f]{6}$/) },
  ]);
});
