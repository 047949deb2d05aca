import { openSupport } from "./pocketdesk.ts";
import { balance, money, type Transaction, transactions } from "./transactions.ts";
import { translate, type WalletTextKey } from "./translate.ts";
import { WalletIcon, type WalletIconName } from "./wallet-icon.tsx";

const actions: readonly (WalletIconName & WalletTextKey)[] = ["pay", "scan", "transfer", "topUp"];

export function Wallet() {
  return (
    <main>
      <header>
        <p class="greeting">{translate("greeting")}</p>
        <a class="quiet" href="/console/">
          {translate("console")}
        </a>
      </header>
      <Balance />
      <nav class="actions" aria-label={translate("wallet")}>
        {actions.map((name) => (
          <button key={name} type="button" disabled>
            <WalletIcon name={name} />
            {translate(name)}
          </button>
        ))}
      </nav>
      <button class="help" type="button" onClick={() => openSupport()}>
        <WalletIcon name="help" />
        <span>
          <strong>{translate("help")}</strong>
          <small>{translate("helpHint")}</small>
        </span>
      </button>
      <section aria-labelledby="recent">
        <h2 id="recent">{translate("recent")}</h2>
        <ul>
          {transactions.map((transaction) => (
            <TransactionRow key={transaction.title} transaction={transaction} />
          ))}
        </ul>
      </section>
      <footer>{translate("demo")}</footer>
    </main>
  );
}

function Balance() {
  const available = money(balance.total - balance.held);
  return (
    <section class="balance">
      <h1>{translate("balance")}</h1>
      <p class="total">{money(balance.total)}</p>
      <p class="parts">
        <span>{translate("available", { amount: available })}</span>
        <span>{translate("held", { amount: money(balance.held) })}</span>
      </p>
    </section>
  );
}

function TransactionRow({ transaction }: { readonly transaction: Transaction }) {
  const { title, time, amount, state, icon } = transaction;
  const draft = translate("question", {
    title: translate(title),
    amount: money(Math.abs(amount)),
    time,
    state: translate(state),
  });
  return (
    <li>
      <button
        class="transaction"
        type="button"
        title={translate("askAbout")}
        onClick={() => openSupport({ draft })}
      >
        <WalletIcon name={icon} />
        <span class="what">
          {translate(title)}
          <small>
            {time} <span class={state}>{translate(state)}</span>
          </small>
        </span>
        <span class="amount">
          {amount > 0 ? "+" : "−"}
          {money(Math.abs(amount))}
        </span>
      </button>
    </li>
  );
}
