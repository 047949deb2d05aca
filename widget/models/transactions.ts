import type { AnnouncementId } from "../../protocol/announcement-body.ts";
import type { RecentTransactions, WalletTransaction } from "../../protocol/transaction.ts";
import type { WidgetContextValue } from "../context.ts";

/** Then the page's own list is not waited for any longer. Milliseconds. */
const pageMs = 2_000;

/** What the customer can choose from: of the wallet's back end, or of the page, which has it signed. `id` should be among them. */
export async function loadTransactions(from: From, id?: string): Promise<RecentTransactions> {
  try {
    return await from.support.connection.call("transactions:recent", {
      ...(await handedOver(from)),
      ...(id && { id }),
    });
  } catch {
    return { transactions: [], failed: true };
  }
}

/** The customer's own that an incident may be behind; none where they can't be read. */
export async function loadTouched(
  from: From,
  id: AnnouncementId,
): Promise<readonly WalletTransaction[]> {
  const { call } = from.support.connection;
  try {
    return (await call("announcement:transactions", { id, ...(await handedOver(from)) }))
      .transactions;
  } catch {
    return [];
  }
}

type From = Pick<WidgetContextValue, "support" | "transactions">;

/** What the page has signed, where it hands its own list over. */
async function handedOver({ transactions }: From) {
  const signed = transactions && (await within(pageMs, transactions));
  return signed ? { signed } : {};
}

/** The page's answer; nothing where it throws or takes too long. */
async function within<Value>(
  ms: number,
  ask: () => Value | Promise<Value>,
): Promise<Value | undefined> {
  try {
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, ms));
    return await Promise.race([ask(), late]);
  } catch {
    return undefined;
  }
}
