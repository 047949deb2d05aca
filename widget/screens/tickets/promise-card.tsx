import type { JSX } from "preact";
import { moneyWords } from "../../../protocol/money.ts";
import { hasNoDate } from "../../../protocol/no-date.ts";
import type { Ticket } from "../../../protocol/ticket.ts";
import { timeLeft } from "../../../ui/time-left.ts";
import { useWidgetContext } from "../../context.ts";
import { firstLetter } from "../mark.tsx";
import { useNow } from "../use-now.ts";
import { cardLabel, stateTag } from "./card-words.ts";
import { useTicketTexts } from "./texts.ts";
import { dueTime, shareGone, warnFrom } from "./times.ts";

/** The largest thing on the screen: by when something is promised, how much of the time has gone, and who has it. */
export function PromiseCard({ ticket }: { readonly ticket: Ticket }): JSX.Element | null {
  const text = useTicketTexts();
  const { state } = ticket;
  // Where it goes on is said above.
  if (ticket.mergedInto) return null;
  // One that was reopened is open, with what was decided before.
  const isRunning = state !== "decided" && ticket.closedAt === undefined;
  const tag = stateTag(ticket);
  return (
    <section class="ticket-card">
      <div class="ticket-line">
        <p class="muted">{text(cardLabel(ticket))}</p>
        <span class="ticket-state" data-state={tag}>
          {text(tag === "late" ? "overdue" : `state.${tag}`)}
        </span>
      </div>
      {isRunning && <Clock ticket={ticket} />}
      {ticket.decision && !isRunning && <Decision ticket={ticket} />}
      {isRunning && <Handler ticket={ticket} />}
    </section>
  );
}

function Clock({ ticket }: { readonly ticket: Ticket }): JSX.Element {
  const { locale } = useWidgetContext();
  const text = useTicketTexts();
  const now = useNow();
  const words = (unit: "days" | "hours" | "minutes", count: number) => text(unit, { count });
  const { promise, laterAt, pausedSince, breachedAt, createdAt, transaction } = ticket;
  if (pausedSince) {
    // What was promised before counts no more: the date is known once the customer has answered.
    return (
      <>
        <p class="promise">{text("pausedTitle")}</p>
        <p class="muted" role="status">
          {text("pausedLead")}
        </p>
      </>
    );
  }
  const lateBy = breachedAt && timeLeft(new Date(now).toISOString(), Date.parse(breachedAt), words);
  if (hasNoDate(ticket, now)) {
    return (
      <>
        <p class="promise">{text("undated")}</p>
        <p class="late" role="status">
          {text("undatedLead")}
        </p>
        {lateBy && <p class="late">{text("lateBy", { time: lateBy })}</p>}
      </>
    );
  }
  const share = shareGone(breachedAt ?? createdAt, promise.at, now);
  const left = timeLeft(promise.at, now, words);
  return (
    <>
      <p class="promise">{dueTime(promise.at, locale)}</p>
      <div class="clock" data-warn={share >= warnFrom}>
        <i style={{ inlineSize: `${Math.round(share * 100)}%` }} />
      </div>
      <div class="ticket-line">
        <p class={breachedAt ? "late" : "muted"} role="status">
          {breachedAt ? text("late") : left && text("left", { time: left })}
        </p>
        {transaction && (
          <span class="muted ticket-date">
            {moneyWords(transaction.amount.replace(/^[-+]/, ""), transaction.currency, locale)}
          </span>
        )}
      </div>
      {lateBy && <p class="late">{text("lateBy", { time: lateBy })}</p>}
      {laterAt && <p class="late">{text("forewarned", { time: dueTime(laterAt, locale) })}</p>}
    </>
  );
}

function Decision({ ticket: { decision } }: { readonly ticket: Ticket }): JSX.Element | null {
  const { locale } = useWidgetContext();
  const text = useTicketTexts();
  if (decision === undefined) return null;
  const { kind, amount, currency } = decision;
  return (
    <>
      <p class="promise">
        {text(`kind.${kind}`)} {amount && currency && moneyWords(amount, currency, locale)}
      </p>
      <p class="said">{decision.text}</p>
    </>
  );
}

function Handler({ ticket: { handler } }: { readonly ticket: Ticket }): JSX.Element | null {
  const { support } = useWidgetContext();
  const text = useTicketTexts();
  if (handler?.name === undefined) {
    return (
      <div class="ticket-handler">
        <p class="muted">{text(handler ? "team" : "nobody")}</p>
      </div>
    );
  }
  return (
    <div class="ticket-handler">
      <span class="disc person">{firstLetter(handler.name)}</span>
      <p>{text("handler", { name: handler.name })}</p>
      <button type="button" class="quiet" onClick={() => support.navigation.go({ name: "chat" })}>
        {text("contactUs")}
      </button>
    </div>
  );
}
