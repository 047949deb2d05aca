/** Every text that an agent writes has a line in the table that says who reads it; what customers read goes through one check. */

import { expect, test } from "vitest";
import type { ZodObject, ZodType } from "zod";
import { agentPayloads } from "../../protocol/schemas.ts";
import { textReaders } from "../../server/actions/said-to-customer.ts";

const written = "我的密码是Abc12345";

/** What people write is masked; ids, tokens and choices are not, or are refused. */
function isWriting(schema: ZodType): boolean {
  const inner = schema as { readonly element?: ZodType; readonly unwrap?: () => ZodType };
  const values: readonly unknown[] = [written, [written], { "zh-CN": written }];
  return (
    values.some((value) => {
      const read = schema.safeParse(value);
      return read.success && JSON.stringify(read.data).includes("••••");
    }) ||
    (inner.unwrap !== undefined && isWriting(inner.unwrap()))
  );
}

const partsOf = (schema: ZodType): readonly string[] =>
  Object.entries((schema as ZodObject).shape)
    .filter(([part, inner]) => part === "attachmentIds" || isWriting(inner as ZodType))
    .map(([part]) => part)
    .sort();

test("P07 every text of every call of an agent's has a line that says who reads it", () => {
  const texts = Object.entries(agentPayloads)
    .map(([call, schema]) => [call, partsOf(schema)] as const)
    .filter(([, parts]) => parts.length > 0);
  const told = Object.entries(textReaders).map(([call, parts]) => [
    call,
    Object.keys(parts).sort(),
  ]);
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(texts));
  // It bites: the schemas of a dozen calls take texts.
  expect(texts.length).toBeGreaterThanOrEqual(12);
});
