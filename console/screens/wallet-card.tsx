import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { AgentConversation } from "../../protocol/desk.ts";
import { clockStamp } from "../../ui/times.ts";
import type { AgentCall } from "../models/agent-call.ts";
import { createWalletFacts } from "../models/wallet-facts.ts";
import { CustomerSection, Facts } from "./customer-parts.tsx";
import { Movement } from "./movement.tsx";
import { useTranslation } from "./translation.ts";

interface WalletCardProps {
  readonly call: AgentCall;
  readonly view: AgentConversation;
  readonly now: number;
}

/** What the wallet says of a customer who is signed in. A wallet that says nothing has no card. */
export function WalletCard({ call, view, now }: WalletCardProps): JSX.Element | null {
  const { t } = useTranslation();
  const wallet = useMemo(() => createWalletFacts(call, view.id), [call, view.id]);
  const { verified } = view.customer;
  useEffect(() => {
    if (verified) void wallet.load();
  }, [wallet, verified]);
  const read = wallet.read.value;
  if (read === null || !verified) return null;
  const { facts, transactions, failed, unreadable } = read;
  const isWhole = failed.length === 0 && !unreadable;
  if (facts.length + transactions.length === 0 && isWhole) return null;
  return (
    <CustomerSection
      title={t("wallet.title")}
      note={isWhole ? t("wallet.readAt", { time: clockStamp(read.at) }) : undefined}
    >
      {/* In the wallet's own language, whichever that is: a screen reader is not to read it as ours. */}
      <div lang="">
        <Facts facts={facts.map(({ label, value }) => [label, value] as const)} />
      </div>
      {transactions.length > 0 && (
        <ul class="movements">
          {transactions.map((transaction) => (
            <li key={transaction.id} class="movement">
              <Movement transaction={transaction} now={now} />
            </li>
          ))}
        </ul>
      )}
      {!isWhole && (
        <p class="part-row" role="status">
          <span class="muted">{t(unreadable ? "wallet.unreadable" : "wallet.failed")}</span>
          <button type="button" class="quiet" onClick={() => void wallet.load()}>
            {t("retry")}
          </button>
        </p>
      )}
    </CustomerSection>
  );
}
