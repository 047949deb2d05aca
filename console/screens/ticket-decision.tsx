import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { type DecisionKind, decisionKinds } from "../../protocol/ticket.ts";
import type { TicketsModel } from "../models/tickets.ts";
import { useTranslation } from "./translation.ts";

const paid: ReadonlySet<DecisionKind> = new Set(["refund", "compensation"]);

/** The decision that the customer reads. Money has an amount with its currency. */
export function DecisionForm({ tickets }: { readonly tickets: TicketsModel }): JSX.Element {
  const { t } = useTranslation();
  const kind = useSignal<DecisionKind>("refund");
  const amount = useSignal("");
  const currency = useSignal("CNY");
  const written = useSignal("");
  const isMoney = paid.has(kind.value);
  const text = written.value.trim();
  const isReady = text !== "" && (!isMoney || amount.value.trim() !== "");
  const decide = () =>
    tickets.step((call, number) =>
      call("ticket:decide", {
        number,
        kind: kind.value,
        text,
        ...(isMoney ? { amount: amount.value.trim(), currency: currency.value.trim() } : {}),
      }),
    );
  return (
    <form
      class="ticket-card"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void decide();
      }}
    >
      <h2>{t("ticket.decide")}</h2>
      <select
        aria-label={t("ticket.decide")}
        value={kind.value}
        onChange={({ currentTarget }) => {
          const chosen = decisionKinds.find((one) => one === currentTarget.value);
          if (chosen !== undefined) kind.value = chosen;
        }}
      >
        {decisionKinds.map((one) => (
          <option key={one} value={one}>
            {t(`ticket.kind.${one}`)}
          </option>
        ))}
      </select>
      {isMoney && (
        <div class="ticket-money">
          <label class="field">
            <span>{t("ticket.amount")}</span>
            <input
              inputMode="decimal"
              value={amount.value}
              onInput={({ currentTarget }) => {
                amount.value = currentTarget.value;
              }}
            />
          </label>
          <label class="field">
            <span>{t("ticket.currency")}</span>
            <input
              value={currency.value}
              onInput={({ currentTarget }) => {
                currency.value = currentTarget.value.toUpperCase();
              }}
            />
          </label>
        </div>
      )}
      <label class="field">
        <span>{t("ticket.words")}</span>
        <textarea
          rows={3}
          value={written.value}
          onInput={({ currentTarget }) => {
            written.value = currentTarget.value;
          }}
        />
      </label>
      <button type="submit" class="primary" disabled={!isReady}>
        {t("ticket.decide")}
      </button>
    </form>
  );
}
