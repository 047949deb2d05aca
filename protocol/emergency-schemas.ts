/** The schemas of the emergency lane: the customer's calls, what the wallet answers to a freeze, and its check cards. */

import { z } from "zod";
import type { MessageId } from "./conversation.ts";
import type { FreezePart } from "./emergency.ts";
import { transactionLimits } from "./limits.ts";
import { id, writtenText } from "./schema-parts.ts";
import { walletTime, walletTransaction } from "./transaction-schemas.ts";

/** Editors name kinds and steps: small letters, digits and hyphens. */
const name = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);

export const emergencyPayloads = {
  "emergency:open": z.strictObject({ kind: name.optional() }),
  "emergency:mark": z.strictObject({ step: name, done: z.boolean(), at: walletTime.optional() }),
  "emergency:freeze": z.strictObject({}),
  "check:answer": z.strictObject({ checkId: id<MessageId>(), answer: z.enum(["yes", "no"]) }),
} as const;

/** A text of the wallet's that is too long or missing is left out: what it has frozen, it has frozen all the same. */
const words = writtenText(transactionLimits.valueLength).optional().catch(undefined);

const part: z.ZodType<FreezePart> = z.object({
  title: writtenText(transactionLimits.wordsLength),
  frozen: z.boolean(),
  at: walletTime.optional().catch(undefined),
  note: words,
  phone: z
    .string()
    .regex(/^\+?[\d -]{3,20}$/)
    .optional()
    .catch(undefined),
});

/** How many things of one account are frozen. */
const partCount = 10;

export const freezeAnswer = z.object({
  frozen: z.boolean(),
  message: words,
  reference: writtenText(transactionLimits.labelLength).optional().catch(undefined),
  parts: z.array(part).max(partCount).optional().catch(undefined),
});

export const hostCheckPayloads = {
  check: z.strictObject({
    kind: z.literal("was-this-you"),
    transaction: walletTransaction,
    expiresAt: walletTime,
  }),
} as const;
