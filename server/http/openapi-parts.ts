import type { schemas } from "./openapi-schemas.ts";

export const bodyOf = (name: keyof typeof schemas) => ({
  content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
});

export const refusedWith = (description: string) => ({ description, ...bodyOf("Error") });

export const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  description:
    "The same request with the same key gets the first answer, for a day. With another body it is refused as `invalid` (400).",
  schema: { type: "string", minLength: 1, maxLength: 200 },
} as const;

/** What any call may be answered with. */
export const everyCall = {
  "401": refusedWith("No key, or a wrong one."),
  "429": refusedWith(
    "`rate_limited`: too many calls, or wrong keys. `Retry-After` says how long to wait.",
  ),
  "503": refusedWith("`unavailable`: not now. `Retry-After` says when to ask again."),
} as const;
