import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { decisionDoubt, isMoreMoney } from "../../protocol/decision-doubt.ts";
import { currencySign } from "../../protocol/money.ts";
import { type DecisionKind, decisionKinds } from "../../protocol/ticket.ts";
import { leads } from "../models/assignment.ts";
import { DecisionDoubtLine } from "./decision-doubt.tsx";
import { Keys } from "./key-hint.tsx";
import { ProposalCard } from "./ticket-proposal.tsx";
import type { TicketPaneProps } from "./ticket-props.ts";
import { useTranslation } from "./translation.ts";

const paid: ReadonlySet<DecisionKind> = new Set(["refund", "compensation"]);

/** The decision that the customer reads; where the amount is large, a supervisor's word before. */
export function DecisionCard(props: TicketPaneProps): JSX.Element | null {
  const { ticket } = props;
  if (ticket.closedAt !== undefined || ticket.state === "decided") return null;
  if (ticket.proposal) return <ProposalCard {...props} />;
  return ticket.may.handle ? <DecisionForm {...props} /> : null;
}

function DecisionForm({ ticket, model }: TicketPaneProps): JSX.Element {
  const { t } = useTranslation();
  const { tickets, agent } = model;
  const overview = tickets.overview.value;
  const kind = useSignal<DecisionKind>("refund");
  const paidAmount = ticket.transaction?.amount.replace(/^-/, "") ?? "";
  const amount = useSignal(paidAmount);
  const currency = useSignal(ticket.transaction?.currency ?? "CNY");
  const cause = useSignal(ticket.cause ?? "");
  const written = useSignal("");
  const isMoney = paid.has(kind.value);
  const text = written.value.trim();
  const { approvalAbove: limit = "0", approvalCurrency = "" } = overview ?? {};
  const money = isMoney ? { amount: amount.value.trim(), currency: currency.value.trim() } : {};
  const doubt = money.amount
    ? decisionDoubt({ kind: kind.value, ...money }, ticket.transaction)
    : undefined;
  /** The very money that was looked at again: another amount is another question. */
  const confirmed = useSignal("");
  const asked = JSON.stringify([kind.value, money]);
  const isConfirmed = doubt === undefined || confirmed.value === asked;
  const isReady = text !== "" && (!isMoney || money.amount !== "") && isConfirmed;
  const isOther = money.currency !== approvalCurrency;
  const isLarge = isMoney && (isOther || isMoreMoney(money.amount ?? "", limit));
  const needsApproval = isLarge && !(agent.value && leads(agent.value));
  const decide = () =>
    tickets.step((call, number) =>
      call("ticket:decide", {
        number,
        kind: kind.value,
        text,
        ...(cause.value === "" ? {} : { cause: cause.value }),
        ...money,
        ...(doubt === undefined ? {} : { confirmed: true }),
      }),
    );
  return (
    <form
      class="ticket-card ticket-decision"
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && isReady) void decide();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void decide();
      }}
    >
      <p class="ticket-line">
        <strong>{t("ticket.decide")}</strong>
        <Keys label="D" />
      </p>
      <fieldset class="ticket-kinds" aria-label={t("ticket.decide")}>
        {decisionKinds.map((one) => (
          <label key={one} data-on={one === kind.value}>
            <input
              type="radio"
              name="decision"
              class="hidden"
              checked={one === kind.value}
              onChange={() => {
                kind.value = one;
              }}
            />
            {t(`ticket.kind.${one}`)}
          </label>
        ))}
      </fieldset>
      <div class="ticket-money" data-paid={isMoney}>
        {isMoney && (
          <>
            <label class="field ticket-amount-field">
              <span>{t("ticket.amount")}</span>
              <i aria-hidden="true">{currencySign(currency.value.trim())}</i>
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
          </>
        )}
        <label class="field">
          <span>{t("ticket.cause")}</span>
          <select
            value={cause.value}
            onChange={({ currentTarget }) => {
              cause.value = currentTarget.value;
            }}
          >
            <option value="">{t("ticket.choose")}</option>
            {(overview?.causes ?? []).map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      </div>
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
      <DecisionDoubtLine doubt={doubt} transaction={ticket.transaction} />
      {doubt && (
        <label class="ticket-confirm">
          <input
            type="checkbox"
            checked={confirmed.value === asked}
            onChange={({ currentTarget }) => {
              confirmed.value = currentTarget.checked ? asked : "";
            }}
          />
          {t("ticket.confirmAmount")}
        </label>
      )}
      {needsApproval && (
        <p class="muted">
          {t("ticket.needsApproval", {
            amount: `${limit} ${approvalCurrency}`,
          })}
        </p>
      )}
      <button type="submit" class="primary" disabled={!isReady}>
        {t(needsApproval ? "ticket.propose" : "ticket.decide")}
        <Keys label="Ctrl Enter" />
      </button>
    </form>
  );
}
