import type { JSX } from "preact";
import { moneyWords } from "../../../protocol/money.ts";
import { hasNoDate } from "../../../protocol/no-date.ts";
import type { Ticket, TicketEntry } from "../../../protocol/ticket.ts";
import { Strokes } from "../../../ui/icons.tsx";
import { checkIcon } from "../../../ui/part-icons.ts";
import { entryTitle, entryWords } from "../../../ui/receipt/entry-title.ts";
import { timeStamp } from "../../../ui/times.ts";
import { TransactionCard } from "../../../ui/transaction-card.tsx";
import { useWidgetContext } from "../../context.ts";
import { useNow } from "../use-now.ts";
import { useTicketTexts } from "./texts.ts";
import { dueTime } from "./times.ts";

/** What happened, the newest first; above it what comes next. */
export function Timeline({ ticket }: { readonly ticket: Ticket }): JSX.Element {
  const { locale } = useWidgetContext();
  const text = useTicketTexts();
  const { timeline, promise, laterAt = promise.at, state, closedAt } = ticket;
  const isDated = !hasNoDate(ticket, useNow());
  const isOpen = closedAt === undefined && state !== "decided";
  return (
    <section>
      <h2 class="section-title">{text("progress")}</h2>
      <ol class="timeline">
        {isOpen && isDated && state !== "waiting" && (
          <li class="coming">
            <i class="node" />
            <p>
              <b>{text(`promise.${promise.kind}`)}</b>{" "}
              <span class="ticket-date">{dueTime(laterAt, locale)}</span>
            </p>
            <p class="muted small">{text("nextLead")}</p>
          </li>
        )}
        {timeline
          .map((entry, index) => (
            <TimelineEntry
              key={index}
              entry={entry}
              ticket={ticket}
              isUndated={timeline[index + 1]?.kind !== "promised"}
            />
          ))
          .toReversed()}
      </ol>
    </section>
  );
}

/** What was shown with it, as the wallet said it then. */
function EntryTransaction({ entry }: { readonly entry: TicketEntry }): JSX.Element | null {
  const { locale } = useWidgetContext();
  const { transaction, transactionUnchanged: isUnchanged, missingTransaction: missing } = entry;
  if (transaction)
    return <TransactionCard about={{ transaction }} isUnchanged={isUnchanged} locale={locale} />;
  return missing ? <TransactionCard about={{ missing }} locale={locale} /> : null;
}

function TimelineEntry(props: {
  readonly entry: TicketEntry;
  readonly ticket: Ticket;
  /** No new date was given with it. */
  readonly isUndated: boolean;
}): JSX.Element {
  const {
    entry,
    isUndated,
    ticket: { handler },
  } = props;
  const isOwned = handler?.name !== undefined && !isUndated;
  const { locale } = useWidgetContext();
  const text = useTicketTexts();
  const isLate = entry.kind === "breached";
  const isBad = isLate || entry.kind === "not-frozen";
  const { amount, currency } = entry.decision ?? {};
  // The first words of a complaint stand in a card of their own.
  const said = entry.kind === "filed" ? undefined : entryWords(entry);
  return (
    <li class={isBad ? "late" : "done"}>
      <i class="node">{isBad ? "!" : <Strokes paths={[checkIcon]} />}</i>
      <p class="ticket-line">
        <b>
          {entryTitle(entry, {
            text,
            time: (at) => dueTime(at, locale),
          })}
        </b>
        <time dateTime={entry.at}>{timeStamp(entry.at, new Date(), locale)}</time>
      </p>
      {isLate && (
        <p class="muted small">
          {isOwned ? text("breachedLead", { name: handler.name }) : text("breachedByNobody")}
        </p>
      )}
      {entry.redacted && <p class="muted small">{text("hidden")}</p>}
      {amount && currency && <p class="said">{moneyWords(amount, currency, locale)}</p>}
      {said && (
        <p class="said" dir="auto">
          {said}
        </p>
      )}
      {entry.kind !== "filed" && <EntryTransaction entry={entry} />}
      {entry.attachments && entry.attachments.length > 0 && (
        <p class="muted small">{text("files", { count: entry.attachments.length })}</p>
      )}
    </li>
  );
}
