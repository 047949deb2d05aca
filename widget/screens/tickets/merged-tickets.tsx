import type { JSX } from "preact";
import type { MergedTicket, Ticket, TicketNumber } from "../../../protocol/ticket.ts";
import { Icon } from "../../../ui/icons.tsx";
import { dayStamp, timeStamp } from "../../../ui/times.ts";
import { TransactionCard } from "../../../ui/transaction-card.tsx";
import { useWidgetContext } from "../../context.ts";
import { ShownEvidence } from "./shown-evidence.tsx";
import { useTicketTexts } from "./texts.ts";

/** Where this one went on: nothing is promised here any more. */
export function MergedInto({ ticket: { mergedInto } }: { readonly ticket: Ticket }) {
  const text = useTicketTexts();
  if (!mergedInto) return null;
  return (
    <section class="ticket-card">
      <p>{text("mergedLead")}</p>
      <OpenRow number={mergedInto} />
    </section>
  );
}

/** What was merged into this one, in the customer's words, with what they have shown. */
export function MergedTickets({ ticket: { merged = [] } }: { readonly ticket: Ticket }) {
  const text = useTicketTexts();
  if (merged.length === 0) return null;
  return (
    <section>
      <h2 class="section-title">{text("mergedHere")}</h2>
      {merged.map((one) => (
        <MergedStory key={one.number} merged={one} />
      ))}
    </section>
  );
}

function MergedStory({ merged }: { readonly merged: MergedTicket }): JSX.Element {
  const { locale } = useWidgetContext();
  const text = useTicketTexts();
  const { number, topic, description, demand, happenedAt, createdAt, transaction } = merged;
  const { transactionUnchanged: isUnchanged, missingTransaction: missing, attachments } = merged;
  return (
    <div class="ticket-card merged-ticket">
      <p class="muted small">
        {topic}
        <i class="sep" />
        {timeStamp(createdAt, new Date(), locale)}
      </p>
      <p class="said" dir="auto">
        {description}
      </p>
      {happenedAt && (
        <p class="muted small">
          {text("happened")}
          <i class="sep" />
          <time dateTime={happenedAt}>{dayStamp(happenedAt, new Date(), locale)}</time>
        </p>
      )}
      {demand && (
        <p class="muted small">
          {text("demand")}
          <i class="sep" />
          {demand}
        </p>
      )}
      {transaction && (
        <TransactionCard about={{ transaction }} isUnchanged={isUnchanged} locale={locale} />
      )}
      {missing && <TransactionCard about={{ missing }} locale={locale} />}
      {attachments.length > 0 && <ShownEvidence attachments={attachments} />}
      <OpenRow number={number} />
    </div>
  );
}

/** Its own timeline, with every answer. */
function OpenRow({ number }: { readonly number: TicketNumber }): JSX.Element {
  const { support } = useWidgetContext();
  return (
    <button
      type="button"
      class="row-button"
      onClick={() => support.navigation.go({ name: "ticket", number })}
    >
      <span>{number}</span>
      <Icon name="next" />
    </button>
  );
}
