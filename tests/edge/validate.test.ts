import { expect, test } from "vitest";
import { z } from "zod";
import { Refusal } from "../../server/domain/refusal.ts";
import { validate } from "../../server/edge/validate.ts";

const schema = z.strictObject({
  text: z.string().trim().min(1).max(5),
  more: z.strictObject({ count: z.int().max(3) }).optional(),
});
const refusalOf = (payload: unknown): unknown => {
  try {
    return validate(schema, payload);
  } catch (error) {
    return error;
  }
};

test("a valid payload is returned as its schema reads it", () => {
  expect(validate(schema, { text: " hi " })).toEqual({ text: "hi" });
});

test("a text that is too long is refused as too large, by its name", () => {
  expect(refusalOf({ text: "too long" })).toEqual(
    new Refusal("too_large", "text is too long.", { field: "text" }),
  );
});

test("a number that is too high is invalid, and not too large", () => {
  expect(refusalOf({ text: "a", more: { count: 4 } })).toMatchObject({
    code: "invalid",
    message: expect.stringContaining("more.count"),
  });
});

test.each([
  ["nothing", undefined],
  ["null", null],
  ["an array", []],
  ["a text", "text"],
  ["an unknown key", { text: "a", isAdmin: true }],
  ["a blank text", { text: "  " }],
  ["an object for a text", { text: { $ne: "" } }],
])("%s is refused as invalid", (_, payload) => {
  expect(refusalOf(payload)).toMatchObject({ code: "invalid" });
});

test("a refusal repeats nothing of what was sent", () => {
  const refusal = refusalOf({ text: { secret: "my password" }, more: "my password" });
  expect(JSON.stringify(refusal)).not.toContain("my password");
  expect((refusal as Refusal).message).not.toContain("my password");
});
