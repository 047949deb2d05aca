import { useEffect, useState } from "preact/hooks";
import { ActionForm } from "./action-form.tsx";
import { openSupport } from "./pocketdesk.ts";
import { type Bill, type Home, money, readHome, type WalletButton } from "./transactions.ts";
import { locale, translate } from "./translate.ts";
import { WalletIcon, type WalletIconName } from "./wallet-icon.tsx";

const actions: readonly WalletButton[] = ["pay", "scan", "transfer", "topUp"];

export function Wallet() {
  const [home, setHome] = useState<Home>({ total: "0", held: "0", transactions: [] });
  const [doing, setDoing] = useState<WalletButton | undefined>(undefined);
  const refresh = () => readHome().then(setHome, () => undefined);
  useEffect(() => void refresh(), []);
  return (
    <main>
      <header>
        <p class="greeting">{translate("greeting")}</p>
        <a class="quiet" href="/console/">
          {translate("console")}
        </a>
      </header>
      <Balance home={home} />
      <nav class="actions" aria-label={translate("wallet")}>
        {actions.map((name) => (
          <button
            key={name}
            type="button"
            aria-expanded={doing === name}
            onClick={() => setDoing(doing === name ? undefined : name)}
          >
            <WalletIcon name={name} />
            {translate(name)}
          </button>
        ))}
      </nav>
      {doing && (
        <ActionForm
          key={doing}
          action={doing}
          onDone={() => void refresh()}
          onClose={() => setDoing(undefined)}
        />
      )}
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
          {home.transactions.map((bill) => (
            <BillRow key={bill.id} bill={bill} />
          ))}
        </ul>
      </section>
      <footer>{translate("demo")}</footer>
    </main>
  );
}

function Balance({ home: { total, held } }: { readonly home: Home }) {
  const available = money(Number(total) - Number(held));
  return (
    <section class="balance">
      <h1>{translate("balance")}</h1>
      <p class="total">{money(Number(total))}</p>
      <p class="parts">
        <span>{translate("available", { amount: available })}</span>
        <span>{translate("held", { amount: money(Number(held)) })}</span>
      </p>
    </section>
  );
}

const icons: Readonly<Record<Bill["kind"], WalletIconName>> = {
  payment: "cup",
  transfer: "person",
  "top-up": "card",
};
const states = { succeeded: "done", pending: "pending", failed: "failed" } as const;

/** A tap asks about it. */
function BillRow({ bill }: { readonly bill: Bill }) {
  const { id, at, kind, counterparty, amount, status } = bill;
  const state = states[status];
  return (
    <li>
      <button
        class="transaction"
        type="button"
        title={translate("askAbout")}
        onClick={() => openSupport({ transaction: id })}
      >
        <WalletIcon name={icons[kind]} />
        <span class="what">
          {counterparty}
          <small>
            {timeOf(at)} <span class={state}>{translate(state)}</span>
          </small>
        </span>
        <span class="amount">
          {amount.startsWith("-") ? "−" : "+"}
          {money(Math.abs(Number(amount)))}
        </span>
      </button>
    </li>
  );
}

const timeOf = (at: string) => {
  const then = new Date(at);
  const isToday = then.toDateString() === new Date().toDateString();
  return then.toLocaleString(
    locale,
    isToday
      ? { hour: "2-digit", minute: "2-digit", hour12: false }
      : { month: "short", day: "numeric" },
  );
};
