import { z } from "zod";
import { locales } from "./conversation.ts";
import { limits } from "./limits.ts";
import { writtenText } from "./schema-parts.ts";

const day = z.iso.date();

export const insightPayloads = {
  insightQuery: z.strictObject({
    from: day,
    to: day,
    topic: writtenText(limits.topicLength).optional(),
    locale: z.enum(locales).optional(),
    team: writtenText(limits.topicLength).optional(),
  }),
} as const;
