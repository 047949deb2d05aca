import type { JSX } from "preact";
import { hasNoDate } from "../../../protocol/no-date.ts";
import { Icon, Strokes } from "../../../ui/icons.tsx";
import { timeLeft } from "../../../ui/time-left.ts";
import { useWidgetContext } from "../../context.ts";
import type { TicketsLinkProps, UrgentTicketProps } from "../../part-props.ts";
import { useNow } from "../use-now.ts";
import { useTicketTexts } from "./texts.ts";
import { dueTime, shareGone, warnFrom } from "./times.ts";

const ticketIcon = "M5 3.5h10v13l-1.7-1.3-1.7 1.3L10 15.2l-1.6 1.3-1.7-1.3L5 16.5ZM8 7.5h4M8 11h4";

/** On home: how many complaints are open, and the way to all of them. */
export function TicketsLink({ open }: TicketsLinkProps): JSX.Element {
  const { support } = useWidgetContext();
  const text = useTicketTexts();
  return (
    <button type="button" class="more" onClick={() => support.navigation.go({ name: "tickets" })}>
      {text("mine", { count: open })}
      <Icon name="next" />
    </button>
  );
}

/** On home, of the open complaints the most urgent one: how it stands, by when something is promised, and that a promise was broken. */
export function UrgentTicket({ summary }: UrgentTicketProps): JSX.Element {
  const { support, locale } = useWidgetContext();
  const text = useTicketTexts();
  const now = useNow();
  const { number, topic, words, state, promise, pausedSince, breachedAt, createdAt } = summary;
  const isLate = breachedAt !== undefined && pausedSince === undefined;
  const isUndated = hasNoDate(summary, now);
  const hasMoved = support.movedTickets.value.includes(number);
  const time = dueTime(promise.at, locale);
  const share = shareGone(breachedAt ?? createdAt, promise.at, now);
  const left = timeLeft(promise.at, now, (unit, count) => text(unit, { count }));
  return (
    <button
      type="button"
      class="row-button going urgent"
      onClick={() => support.navigation.go({ name: "ticket", number })}
    >
      <span class="disc">
        <Strokes paths={[ticketIcon]} />
      </span>
      <span>
        <span class="going-line">
          <b class="one-line" dir="auto">
            {words || topic}
          </b>
          <small class={isLate ? "late" : undefined}>
            {text(isLate ? "overdue" : `state.${state}`)}
          </small>
          {hasMoved && <i class="dot" role="img" aria-label={text("moved")} />}
        </span>
        {pausedSince || isUndated ? (
          <small class={isLate ? "late" : undefined}>
            {text(isUndated ? "undated" : "paused")}
          </small>
        ) : (
          <>
            <span class="going-line">
              <small class={isLate ? "late" : undefined}>
                {text(isLate ? "lateUntil" : `until.${promise.kind}`, { time })}
              </small>
              {left && <small>{text("left", { time: left })}</small>}
            </span>
            <span class="clock" data-warn={share >= warnFrom}>
              <i style={{ inlineSize: `${Math.round(share * 100)}%` }} />
            </span>
          </>
        )}
      </span>
    </button>
  );
}
