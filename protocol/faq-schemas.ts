import { z } from "zod";
import { locales } from "./conversation.ts";
import { limits } from "./limits.ts";
import { writtenText } from "./schema-parts.ts";

const locale = z.enum(locales);

/** What is asked of the articles over HTTP. */
export const faqPayloads = {
  ask: z.strictObject({ question: writtenText(limits.questionLength), locale: locale.optional() }),
  localeQuery: z.strictObject({ locale: locale.optional() }),
  /** A hash and how it is encoded. */
  articlePicture: z.strictObject({ name: z.string().regex(/^[0-9a-f]{32}\.webp$/) }),
  stepsQuery: z.strictObject({ locale: locale.optional() }),
  copyQuery: z.strictObject({ locale: locale.optional(), urgency: z.literal("urgent").optional() }),
} as const;
