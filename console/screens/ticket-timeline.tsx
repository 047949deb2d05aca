import type { JSX } from "preact";
import type { AgentTicket, TicketLooks } from "../../protocol/agent-ticket.ts";
import { priorities } from "../../protocol/conversation.ts";
import { moneyWords } from "../../protocol/money.ts";
import type { TicketEntry, TicketEntryKind, TicketResult } from "../../protocol/ticket.ts";
import { timeStamp } from "../../ui/times.ts";
import { TransactionCard } from "../../ui/transaction-card.tsx";
import { calledBy } from "../models/customer-name.ts";
import type { Translation } from "../models/texts.ts";
import type { TicketsModel } from "../models/tickets.ts";
import { AgentMark } from "./agent-mark.tsx";
import { AttachmentStrip } from "./attachment-strip.tsx";
import { ConsoleIcon, type ConsoleIconName } from "./console-icon.tsx";
import { RedactButton } from "./redact-button.tsx";
import { promiseTime } from "./ticket-times.ts";
import { useTranslation } from "./translation.ts";

interface TimelineProps {
  readonly ticket: AgentTicket;
  readonly tickets: TicketsModel;
  readonly now: number;
}

/** All that was done, in order. Who did it stands in the margin, or what kind of thing it is. */
export function TicketTimeline({ ticket, tickets }: TimelineProps): JSX.Element {
  const { t } = useTranslation();
  const { number, timeline, may, seen } = ticket;
  const redact = (seq: number | undefined) =>
    seq && void tickets.step((call) => call("ticket:redact", { number, seq }));
  const entries = timeline.filter(({ kind }) => kind !== "filed");
  /** The customer's last look stands after what they saw then. */
  const seenBefore = seen ? entries.findIndex(({ at }) => at > seen.at) : 0;
  const row = (entry: TicketEntry) => (
    <TimelineRow
      key={entry.seq}
      entry={entry}
      customer={calledBy(ticket.customer, t)}
      onRedact={may.handle ? () => redact(entry.seq) : undefined}
    />
  );
  if (!seen) return <ol class="ticket-entries">{entries.map(row)}</ol>;
  const at = seenBefore === -1 ? entries.length : seenBefore;
  return (
    <ol class="ticket-entries">
      {entries.slice(0, at).map(row)}
      <Seen looks={seen} name={calledBy(ticket.customer, t)} />
      {entries.slice(at).map(row)}
    </ol>
  );
}

function Seen({ looks: { at, count }, name }: { looks: TicketLooks; name: string }): JSX.Element {
  const { t, locale } = useTranslation();
  return (
    <li data-kind="seen">
      <span class="ticket-margin">
        <ConsoleIcon name="eye" />
      </span>
      <div class="ticket-entry">
        <p class="ticket-line">
          <span>
            {name} <span class="muted">{t("ticket.seen", { count })}</span>
          </span>
          <time class="muted" dateTime={at}>
            {timeStamp(at, new Date(), locale)}
          </time>
        </p>
      </div>
    </li>
  );
}

/** What people have written; the words of the others are names. */
const isWritten = ({ kind, text }: TicketEntry): boolean =>
  text !== undefined && !named.includes(kind);

const named: readonly TicketEntryKind[] = [
  "assigned",
  "merged",
  "absorbed",
  "file-expired",
  "file-removed",
];

/** “退款 · urgent”: how grave it is in the reader's words. */
function readableClass(text: string, { t }: ReturnType<typeof useTranslation>): string {
  const severity = priorities.find((one) => text.endsWith(` · ${one}`));
  return severity ? text.slice(0, -severity.length) + t(`priority.${severity}`) : text;
}

const icons: Partial<Record<TicketEntryKind, ConsoleIconName>> = {
  noted: "lock",
  task: "code",
  "task-answered": "code",
  reminded: "bell",
  breached: "bell",
  alerted: "bell",
  promised: "clock",
  forewarned: "clock",
  resumed: "clock",
  redacted: "erase",
  merged: "transfer",
  absorbed: "transfer",
  linked: "chat",
  "signed-in": "transfer",
  "file-expired": "erase",
  "file-removed": "erase",
};

interface TimelineRowProps {
  readonly entry: TicketEntry;
  /** What the customer is called. */
  readonly customer: string;
  /** Absent where this agent may not. */
  readonly onRedact?: (() => void) | undefined;
}

function TimelineRow({ entry, customer, onRedact }: TimelineRowProps): JSX.Element {
  const translation = useTranslation();
  const { t, locale } = translation;
  const { kind, at, by, text, promise } = entry;
  const icon = icons[kind];
  const title = t(`ticket.entry.${kind}`, {
    by: by ?? t(kind === "redacted" ? "ticket.entry.shield" : "ticket.customer"),
    time: promise ? promiseTime(promise.at, translation) : "",
  });
  return (
    <li data-kind={kind}>
      <span class="ticket-margin">
        {icon ? (
          <ConsoleIcon name={icon} />
        ) : (
          <AgentMark id={by ?? customer} name={by ?? customer} />
        )}
      </span>
      <div class="ticket-entry">
        <p class="ticket-line">
          <strong class={kind === "breached" || kind === "alerted" ? "problem" : ""}>
            {title}
            {entry.decision && ` · ${decisionWords(entry.decision, translation)}`}
          </strong>
          <span class="ticket-line-end">
            {onRedact && isWritten(entry) && (
              <RedactButton
                title={t("redact.entry.title")}
                text={t("redact.text")}
                onRedact={onRedact}
              />
            )}
            <time class="muted" dateTime={at}>
              {timeStamp(at, new Date(), locale)}
            </time>
          </span>
        </p>
        {entry.redacted && <p class="muted">{t("ticket.entry.hidden")}</p>}
        {text && (
          <p class="ticket-words" dir="auto">
            {kind === "classified" ? readableClass(text, translation) : text}
          </p>
        )}
        {entry.transaction && (
          <TransactionCard
            about={{ transaction: entry.transaction }}
            isUnchanged={entry.transactionUnchanged}
            locale={locale}
          />
        )}
        {entry.missingTransaction && (
          <TransactionCard about={{ missing: entry.missingTransaction }} locale={locale} />
        )}
        <AttachmentStrip attachments={entry.attachments ?? []} />
      </div>
    </li>
  );
}

/** "退款 ¥138.60". */
function decisionWords({ kind, amount, currency }: TicketResult, { t, locale }: Translation) {
  const money = amount && currency ? ` ${moneyWords(amount, currency, locale)}` : "";
  return `${t(`ticket.kind.${kind}`)}${money}`;
}
