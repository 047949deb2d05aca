import type { z } from "zod";
import type { WrongField } from "../../protocol/errors.ts";
import { Refusal } from "../domain/refusal.ts";

/** Returns the payload with its schema's type; throws `too_large` when a text is too long, else `invalid`. */
export function validate<Payload>(schema: z.ZodType<Payload>, payload: unknown): Payload {
  const result = schema.safeParse(payload);
  if (result.success) return result.data;
  const { issues } = result.error;
  const long = issues.find((issue) => issue.code === "too_big" && issue.origin === "string");
  if (long) throw new Refusal("too_large", `${pathOf(long)} is too long.`, wrongIn(long));
  const [first] = issues;
  if (!first) throw new Refusal("invalid", "Not valid.");
  throw new Refusal("invalid", `${pathOf(first)}: ${first.message}`, wrongIn(first));
}

const pathOf = ({ path }: z.core.$ZodIssue) => (path.length > 0 ? path.join(".") : "The payload");

const wrongIn = ({ path }: z.core.$ZodIssue): WrongField | undefined =>
  path.length > 0 ? { field: path.join(".") } : undefined;
