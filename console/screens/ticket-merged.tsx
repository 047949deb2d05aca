import type { JSX } from "preact";
import type { MergedTicket, TicketEntry, TicketNumber } from "../../protocol/ticket.ts";
import { dayStamp } from "../../ui/times.ts";
import { TransactionCard } from "../../ui/transaction-card.tsx";
import type { TicketsModel } from "../models/tickets.ts";
import { longDate } from "../models/times.ts";
import { AttachmentStrip } from "./attachment-strip.tsx";
import type { TicketPaneProps } from "./ticket-props.ts";
import { useTranslation } from "./translation.ts";

/** Where this one went, and what was merged into it: the customer's words, with what they showed. */
export function TicketMerged({ ticket, model: { tickets } }: TicketPaneProps): JSX.Element {
  const { t, locale } = useTranslation();
  const { mergedInto, merged = [], timeline, createdAt } = ticket;
  /** When the two became one, as the entry says that names the other. */
  const dateOf = (other: TicketNumber) =>
    longDate(timeline.findLast(isMergeWith(other))?.at ?? createdAt, locale);
  return (
    <>
      {mergedInto && (
        <p class="ticket-story ticket-line" role="note">
          {t("ticket.mergedInto", { number: mergedInto, date: dateOf(mergedInto) })}
          <OpenButton number={mergedInto} tickets={tickets} />
        </p>
      )}
      {merged.map((one) => (
        <MergedStory key={one.number} merged={one} date={dateOf(one.number)} tickets={tickets} />
      ))}
    </>
  );
}

const isMergeWith =
  (other: TicketNumber) =>
  ({ kind, text }: TicketEntry): boolean =>
    (kind === "merged" || kind === "absorbed") && text === other;

function MergedStory(props: {
  readonly merged: MergedTicket;
  readonly date: string;
  readonly tickets: TicketsModel;
}): JSX.Element {
  const { merged, date, tickets } = props;
  const { t, locale } = useTranslation();
  const { number, topic, description, demand, createdAt, happenedAt, transaction } = merged;
  const { transactionUnchanged: isUnchanged, missingTransaction: missing, attachments } = merged;
  const title = t("ticket.absorbed", { number, date });
  return (
    <article class="ticket-story" aria-label={title}>
      <p class="ticket-line">
        <span class="muted">
          {`${title} · ${topic} · ${t("ticket.filedOn", { date: longDate(createdAt, locale) })}`}
        </span>
        <OpenButton number={number} tickets={tickets} />
      </p>
      <p class="ticket-words" dir="auto">
        {description}
      </p>
      {happenedAt && (
        <p class="muted">{`${t("ticket.happened")} · ${dayStamp(happenedAt, new Date(), locale)}`}</p>
      )}
      {demand && <p class="muted">{`${t("ticket.demand")} · ${demand}`}</p>}
      {transaction && (
        <TransactionCard about={{ transaction }} isUnchanged={isUnchanged} locale={locale} />
      )}
      {missing && <TransactionCard about={{ missing }} locale={locale} />}
      <AttachmentStrip attachments={attachments} />
    </article>
  );
}

function OpenButton(props: { readonly number: TicketNumber; readonly tickets: TicketsModel }) {
  const { number, tickets } = props;
  const { t } = useTranslation();
  return (
    <button type="button" class="secondary" onClick={() => void tickets.choose(number)}>
      {t("ticket.open")}
    </button>
  );
}
