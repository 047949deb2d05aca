import type { RecentTransactions } from "../../protocol/transaction.ts";
import type { WidgetContextValue } from "../context.ts";

/** Then the page's own list is not waited for any longer. Milliseconds. */
const pageMs = 2_000;

/** What the customer can choose from: of the wallet's back end, or of the page, which has it signed. */
export async function loadTransactions({
  support,
  transactions,
}: Pick<WidgetContextValue, "support" | "transactions">): Promise<RecentTransactions> {
  const signed = transactions && (await within(pageMs, transactions));
  try {
    return await support.connection.call("transactions:recent", signed ? { signed } : {});
  } catch {
    return { transactions: [], failed: true };
  }
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
