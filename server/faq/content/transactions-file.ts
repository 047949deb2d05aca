import { z } from "zod";
import { transactionStatuses } from "../../../protocol/transaction.ts";
import { localized } from "./localized.ts";

/** Of a transaction of one state and kind: which article has its steps, and what is said before them. */
const entry = z.object({
  article: z.string({ error: "must be the id of an article" }).trim().min(1, "is empty"),
  text: localized,
  /** Where it is to be settled by a time that is still to come, and where that time has passed. */
  until: localized.optional(),
  late: localized.optional(),
});

/** State → kind → what is said. `other` stands for every kind that has no entry of its own. */
export const transactionsFile = z.partialRecord(
  z.enum(transactionStatuses),
  z.record(z.string(), entry),
);
export type TransactionsFile = z.output<typeof transactionsFile>;
