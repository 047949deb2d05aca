import type { JSX } from "preact";
import type { DecisionDoubt } from "../../protocol/decision-doubt.ts";
import { moneyWords } from "../../protocol/money.ts";
import type { WalletTransaction } from "../../protocol/transaction.ts";
import { useTranslation } from "./translation.ts";

interface DoubtProps {
  readonly doubt: DecisionDoubt | undefined;
  readonly transaction: Pick<WalletTransaction, "amount" | "currency"> | undefined;
}

/** What is unusual about the amount, for who decides and for who agrees. */
export function DecisionDoubtLine({ doubt, transaction }: DoubtProps): JSX.Element | null {
  const { t, locale } = useTranslation();
  if (doubt === undefined || transaction === undefined) return null;
  const { amount, currency } = transaction;
  return (
    <p class="problem" role="status">
      {doubt === "other-currency"
        ? t("ticket.otherCurrency", { currency })
        : t("ticket.aboveTransaction", { amount: moneyWords(amount, currency, locale) })}
    </p>
  );
}
