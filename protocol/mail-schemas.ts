/** The schemas of the customer's calls about e-mail, and of the links in one. */

import { z } from "zod";
import type { ConversationId } from "./conversation.ts";
import { id, isText, nothing } from "./schema-parts.ts";

/** RFC 5321. */
const addressLength = 254;

/** One address, without a name beside it: what a server reads as two, or as a header, is none. */
export const mailAddress = z
  .string()
  .trim()
  .max(addressLength)
  .pipe(z.email())
  .refine(isText, "holds characters that are not text");

export const mailPayloads = {
  "mail:get": nothing,
  "mail:leave": z.strictObject({ address: mailAddress }),
  "mail:switch": z.strictObject({ on: z.boolean() }),
  "mail:transcript": z.strictObject({ conversationId: id<ConversationId>() }),
} as const;

/** Ours are shorter than 200 characters. */
export const mailLinkQuery = z.object({ token: z.string().max(400).default("") });
