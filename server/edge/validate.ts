import type { z } from "zod";
import { Refusal } from "../domain/refusal.ts";

/** Returns the payload with its schema's type; throws `too_large` when a text is too long, else `invalid`. */
export function validate<Payload>(schema: z.ZodType<Payload>, payload: unknown): Payload {
  const result = schema.safeParse(payload);
  if (result.success) return result.data;
  const { issues } = result.error;
  const long = issues.find((issue) => issue.code === "too_big" && issue.origin === "string");
  if (long) throw new Refusal("too_large", `${pathOf(long)} is too long.`);
  const [first] = issues;
  throw new Refusal("invalid", first ? `${pathOf(first)}: ${first.message}` : "Not valid.");
}

const pathOf = ({ path }: z.core.$ZodIssue) => (path.length > 0 ? path.join(".") : "The payload");
