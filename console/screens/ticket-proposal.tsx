import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { decisionDoubt } from "../../protocol/decision-doubt.ts";
import { moneyWords } from "../../protocol/money.ts";
import { DecisionDoubtLine } from "./decision-doubt.tsx";
import type { TicketPaneProps } from "./ticket-props.ts";
import { useTranslation } from "./translation.ts";

/** What an agent has proposed: a supervisor agrees, or gives it back with a reason; its author takes it back. */
export function ProposalCard({ ticket, model }: TicketPaneProps): JSX.Element | null {
  const { t, locale } = useTranslation();
  const { tickets, agent } = model;
  const { number, proposal, may } = ticket;
  const reason = useSignal("");
  const text = reason.value.trim();
  if (!proposal) return null;
  const { kind, amount, currency, by, cause } = proposal;
  const isOwn = proposal.agentId === agent.value?.id;
  const money = amount && currency ? moneyWords(amount, currency, locale) : "";
  return (
    <section class="ticket-card ticket-decision" aria-label={t("tickets.view.approval")}>
      <p class="ticket-line">
        <strong>{t("tickets.view.approval")}</strong>
        <span class="muted">{by}</span>
      </p>
      <p class="ticket-promise">{`${t(`ticket.kind.${kind}`)} ${money}`}</p>
      <p class="ticket-words" dir="auto">
        {proposal.text}
      </p>
      <DecisionDoubtLine
        doubt={decisionDoubt(proposal, ticket.transaction)}
        transaction={ticket.transaction}
      />
      {cause && <p class="muted">{`${t("ticket.cause")} · ${cause}`}</p>}
      {may.approve ? (
        <button
          type="button"
          class="primary"
          onClick={() => void tickets.step((call) => call("ticket:approve", { number }))}
        >
          {t("ticket.approve")}
        </button>
      ) : (
        <p class="muted">{t("ticket.waitsForApproval")}</p>
      )}
      {(may.approve || isOwn) && (
        <form
          class="ticket-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (text !== "") void tickets.step((call) => call("ticket:decline", { number, text }));
          }}
        >
          <label class="field">
            <span>{t("ticket.reason")}</span>
            <input
              value={reason.value}
              onInput={({ currentTarget }) => {
                reason.value = currentTarget.value;
              }}
            />
          </label>
          <button type="submit" class="secondary" disabled={text === ""}>
            {t(isOwn ? "ticket.takeBack" : "ticket.decline")}
          </button>
        </form>
      )}
    </section>
  );
}
