import type { CustomerId } from "../../protocol/conversation.ts";
import type { TransactionListRecord } from "../domain/transactions.ts";
import type { Eventually } from "./eventually.ts";

export interface TransactionReads {
  transactionList(id: CustomerId): Eventually<TransactionListRecord | undefined>;
}

export interface TransactionWrites {
  /** In the place of an older one; a newer one stays. */
  saveTransactionList(list: TransactionListRecord): Eventually<void>;
}
