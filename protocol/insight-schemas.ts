import { z } from "zod";
import { locales } from "./conversation.ts";
import { limits } from "./limits.ts";
import { writtenText } from "./schema-parts.ts";

const day = z.iso.date();

export const insightPayloads = {
  insightQuery: z
    .strictObject({
      from: day.optional(),
      to: day.optional(),
      /** The last ones at the desk, today included: which day it is there, only the server knows. */
      days: z
        .string()
        .regex(/^[1-9]\d{0,2}$/)
        .transform(Number)
        .optional(),
      topic: writtenText(limits.topicLength).optional(),
      locale: z.enum(locales).optional(),
      team: writtenText(limits.topicLength).optional(),
    })
    .refine(
      ({ from, to, days }) => (days === undefined ? from && to : !from && !to),
      "needs days, or from and to",
    ),
} as const;
