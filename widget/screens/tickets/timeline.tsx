import type { JSX } from "preact";
import type { Ticket, TicketEntry } from "../../../protocol/ticket.ts";
import { Strokes } from "../../../ui/icons.tsx";
import { checkIcon } from "../../../ui/part-icons.ts";
import { timeStamp } from "../../../ui/times.ts";
import { useWidgetContext } from "../../context.ts";
import { type TicketText, useTicketTexts } from "./texts.ts";
import { dueTime } from "./times.ts";

/** What happened, the newest first; above it what comes next. */
export function Timeline({ ticket }: { readonly ticket: Ticket }): JSX.Element {
  const { locale } = useWidgetContext();
  const text = useTicketTexts();
  const { timeline, promise, decision, state, closedAt } = ticket;
  const isOpen = closedAt === undefined && (decision === undefined || state === "reviewing");
  return (
    <section>
      <h2 class="section-title">{text("progress")}</h2>
      <ol class="timeline">
        {isOpen && state !== "waiting" && (
          <li class="coming">
            <i class="node" />
            <p>
              <b>{text(`promise.${promise.kind}`)}</b> {dueTime(promise.at, locale)}
            </p>
            <p class="muted small">{text("nextLead")}</p>
          </li>
        )}
        {timeline.toReversed().map((entry) => (
          <TimelineEntry key={`${entry.at}${entry.kind}`} entry={entry} ticket={ticket} />
        ))}
      </ol>
    </section>
  );
}

function TimelineEntry(props: {
  readonly entry: TicketEntry;
  readonly ticket: Ticket;
}): JSX.Element {
  const { entry, ticket } = props;
  const { locale } = useWidgetContext();
  const text = useTicketTexts();
  const isLate = entry.kind === "breached";
  const said = saidIn(entry);
  return (
    <li class={isLate ? "late" : "done"}>
      <i class="node">{isLate ? "!" : <Strokes paths={[checkIcon]} />}</i>
      <p class="ticket-line">
        <b>{titleOf(entry, { ticket, text, locale })}</b>
        <time dateTime={entry.at}>{timeStamp(entry.at, new Date(), locale)}</time>
      </p>
      {isLate && <p class="muted small">{text("breachedLead")}</p>}
      {said && (
        <p class="said" dir="auto">
          {said}
        </p>
      )}
    </li>
  );
}

/** The first words of a complaint stand in a card of their own, and a merge names the other ticket in its title. */
const saidIn = ({ kind, text }: TicketEntry): string | undefined =>
  kind === "filed" || kind === "merged" || kind === "assigned" ? undefined : text;

interface Words {
  readonly ticket: Ticket;
  readonly text: TicketText;
  readonly locale: string;
}

function titleOf(entry: TicketEntry, { ticket, text, locale }: Words): string {
  const { kind, promise, text: said } = entry;
  const by = entry.by ?? "";
  const time = promise ? dueTime(promise.at, locale) : "";
  switch (kind) {
    case "filed":
      return by === "" ? text("filed") : text("filedFor", { by });
    case "assigned":
      return said === undefined ? text("assigned", { by }) : text("assignedTeam", { by: said });
    case "accepted":
    case "asked":
    case "replied":
      return text(kind, { by });
    case "resumed":
    case "breached":
    case "promised":
      return text(kind, { time });
    case "decided":
      return text("decided", { kind: text(`kind.${ticket.decision?.kind ?? "explanation"}`) });
    case "merged":
      return text("merged", { number: said ?? "" });
    case "added":
    case "escalated":
    case "withdrawn":
    case "closed":
      return text(kind);
    case "noted":
    case "classified":
    case "reminded":
    case "task":
    case "task-answered":
      // Agents' own; the server sends none of these.
      return "";
  }
}
