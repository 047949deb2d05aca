import type { JSX } from "preact";
import type { AgentTicket } from "../../protocol/agent-ticket.ts";
import { lastFreeze } from "../../protocol/last-freeze.ts";
import { dayStamp, timeStamp } from "../../ui/times.ts";
import { TransactionCard } from "../../ui/transaction-card.tsx";
import { transactionTexts, vouchedWords } from "../../ui/transaction-texts.ts";
import { calledBy } from "../models/customer-name.ts";
import { AttachmentStrip } from "./attachment-strip.tsx";
import { RedactButton } from "./redact-button.tsx";
import { TicketHead } from "./ticket-head.tsx";
import { TicketMerged } from "./ticket-merged.tsx";
import type { TicketPaneProps } from "./ticket-props.ts";
import { TicketSide } from "./ticket-side.tsx";
import { TicketStepper } from "./ticket-stepper.tsx";
import { TicketTimeline } from "./ticket-timeline.tsx";
import { TicketWriter } from "./ticket-writer.tsx";
import { TransactionChip } from "./transaction-chip.tsx";
import { useTranslation } from "./translation.ts";
import "./ticket-page.css";

/** One complaint: what the customer wrote, all that was done, and what can be done next. */
export function TicketPage({ ticket, model, now }: TicketPaneProps): JSX.Element {
  const { t } = useTranslation();
  const refused = model.tickets.refused.value;
  return (
    <>
      <TicketHead ticket={ticket} model={model} now={now} />
      <section class="ticket-main">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a scrollable region must be reachable by keyboard */}
        <section class="ticket-scroll" tabIndex={0} aria-label={t("ticket.timeline")}>
          <TicketStepper ticket={ticket} />
          <Story ticket={ticket} model={model} now={now} />
          <TicketMerged ticket={ticket} model={model} now={now} />
          <TicketTimeline ticket={ticket} tickets={model.tickets} now={now} />
        </section>
        {refused && (
          <p class="problem ticket-refused" role="alert">
            {t(`ticket.refused.${refused}`)}
          </p>
        )}
        {ticket.closedAt === undefined && <TicketWriter ticket={ticket} model={model} />}
      </section>
      <TicketSide ticket={ticket} model={model} now={now} />
    </>
  );
}

function Story({ ticket, model }: TicketPaneProps): JSX.Element {
  const { t, locale } = useTranslation();
  const { number, timeline, customer, description, demand, contact, createdAt, happenedAt } =
    ticket;
  const filed = timeline.find(({ kind }) => kind === "filed");
  const freeze = lastFreeze(timeline);
  const { transaction, transactionUnchanged: isUnchanged, missingTransaction: missing } = ticket;
  const redact = () =>
    filed?.seq !== undefined &&
    void model.tickets.step((call) => call("ticket:redact", { number, seq: filed.seq ?? 0 }));
  return (
    <article class="ticket-story" aria-label={t("ticket.story")}>
      <p class="ticket-line">
        <span class="muted">
          {calledBy(customer, t)}
          {` · ${t(customer.verified ? "customer.verified" : "customer.unverified")} · `}
          {filed?.by
            ? t("ticket.filedByOn", {
                by: filed.by,
                date: timeStamp(createdAt, new Date(), locale),
              })
            : t("ticket.filedOn", { date: timeStamp(createdAt, new Date(), locale) })}
        </span>
        <span class="ticket-line-end">
          {ticket.may.handle && filed && !filed.redacted && (
            <RedactButton
              title={t("redact.entry.title")}
              text={t("redact.filed.text")}
              onRedact={redact}
            />
          )}
          <Vouched ticket={ticket} by={filed?.by} />
        </span>
      </p>
      <p class="ticket-words" dir="auto">
        {filed?.redacted ? t("ticket.entry.hidden") : description}
      </p>
      {freeze && (
        <p class={freeze.kind === "frozen" ? "ticket-line" : "ticket-line problem"}>
          <strong>{t(`ticket.entry.${freeze.kind}`)}</strong>
          <time dateTime={freeze.at}>{timeStamp(freeze.at, new Date(), locale)}</time>
        </p>
      )}
      {happenedAt && (
        <p class="muted">
          {t("ticket.happened")} ·{" "}
          <time dateTime={happenedAt}>{dayStamp(happenedAt, new Date(), locale)}</time>
        </p>
      )}
      {demand && (
        <p class="muted">
          {t("ticket.demand")} · {demand}
        </p>
      )}
      {contact && (
        <p class="muted">
          {t("ticket.contact")} · {contact}
        </p>
      )}
      <div class="ticket-chips">
        {transaction && (
          <TransactionChip transaction={transaction} isUnchanged={isUnchanged === true} />
        )}
        {missing && <TransactionCard about={{ missing }} locale={locale} />}
        <AttachmentStrip attachments={filed?.attachments ?? []} look="chips" />
      </div>
    </article>
  );
}

/** Whose word the transaction is, and whether it is still what was stored then; of what is only said, who has said it. */
function Vouched({
  ticket: { transaction, transactionUnchanged: isUnchanged = false, missingTransaction },
  by,
}: {
  readonly ticket: AgentTicket;
  readonly by: string | undefined;
}): JSX.Element | null {
  const { t, locale } = useTranslation();
  if (transaction) {
    const words = vouchedWords(transaction, isUnchanged, transactionTexts(locale));
    return <span class={isUnchanged ? "muted" : "problem"}>{words}</span>;
  }
  if (!missingTransaction) return null;
  const words = by ? t("ticket.transaction.typedBy", { by }) : t("ticket.transaction.typed");
  return <span class="muted">{words}</span>;
}
