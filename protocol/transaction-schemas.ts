/** The schemas of what the wallet's back end says: what it pushes, and what it answers. */

import { z } from "zod";
import { transactionLimits } from "./limits.ts";
import { writtenText } from "./schema-parts.ts";
import { maskText } from "./secrets/mask-text.ts";
import { withoutDirections } from "./text.ts";
import { transactionIdForm, transactionStatuses, type WalletTransaction } from "./transaction.ts";

/** A decimal string, as amounts of money are. */
export const amount = z.string().regex(/^\d{1,12}(\.\d{1,8})?$/);
export const currency = z.string().regex(/^[A-Z]{3,5}$/);
const signedAmount = z.string().regex(/^-?\d{1,12}(\.\d{1,8})?$/);
export const walletTime = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).toISOString());
/**
 * The wallet's own: letters, digits and a few signs. It is looked for as it is; one that the wallet does not know is not kept so
 * (`keptTransaction`).
 */
export const transactionId = z.string().regex(transactionIdForm);
/** The list as one JWS of the wallet's, where the page hands it over. */
export const transactionsJws = z.string().max(transactionLimits.signedLength);
const words = writtenText(transactionLimits.wordsLength).transform(withoutDirections);

const parts = {
  id: transactionId,
  at: walletTime,
  kind: z.string().regex(/^[a-z][a-z-]{0,29}$/),
  amount: signedAmount,
  currency,
  counterparty: words,
  status: z.enum(transactionStatuses),
  statusText: words.optional(),
  errorCode: z
    .string()
    .regex(/^[A-Za-z0-9][\w-]{0,29}$/)
    // A list is not refused for one.
    .transform((code) => maskText(code).text)
    .optional(),
  fee: amount.optional(),
  expectedAt: walletTime.optional(),
};

/** As the wallet pushes it. */
export const walletTransaction: z.ZodType<WalletTransaction> = z.strictObject(parts);
/** As the wallet answers it: what else it says of one is left out. */
export const answeredTransaction: z.ZodType<WalletTransaction> = z.object(parts);

export const hostTransactionPayloads = {
  push: z.strictObject({
    transactions: z
      .array(walletTransaction)
      .max(transactionLimits.count)
      .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, "names one twice"),
  }),
} as const;

/** One of the wallet's lines about a customer. */
export const customerFact = z.object({
  label: writtenText(transactionLimits.labelLength).transform(withoutDirections),
  value: z.union([
    z.number().transform((value) => String(value)),
    writtenText(transactionLimits.valueLength).transform(withoutDirections),
  ]),
});
