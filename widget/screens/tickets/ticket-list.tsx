import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { moneyWords } from "../../../protocol/money.ts";
import { hasNoDate } from "../../../protocol/no-date.ts";
import type { TicketSummary } from "../../../protocol/ticket-summary.ts";
import { Icon } from "../../../ui/icons.tsx";
import { asRefusal } from "../../../ui/refusal.ts";
import { dayStamp } from "../../../ui/times.ts";
import { useWidgetContext } from "../../context.ts";
import { useIdeaTexts } from "../ideas/texts.ts";
import { RemindRow } from "../reminders/remind-row.tsx";
import { SkeletonRows } from "../rows.tsx";
import { useNow } from "../use-now.ts";
import { useRetry } from "../use-retry.ts";
import { unfinishedIn } from "./complaint-draft.ts";
import { DraftNotice } from "./draft-notice.tsx";
import { useTicketTexts } from "./texts.ts";
import { dueTime } from "./times.ts";

/** The customer's complaints, newest first, a page at a time, and the way to a new one. */
export function TicketList(): JSX.Element {
  const { support } = useWidgetContext();
  const { connection, navigation, ticketNews } = support;
  const text = useTicketTexts();
  const idea = useIdeaTexts();
  const known = useSignal<readonly TicketSummary[]>([]);
  const state = useSignal<"loading" | "failed" | "more" | "all">("loading");
  const load = async (from: readonly TicketSummary[]) => {
    state.value = "loading";
    try {
      const page = await connection.call("ticket:list", { before: from.at(-1)?.number });
      known.value = [...from, ...page.tickets];
      state.value = page.more ? "more" : "all";
    } catch (error) {
      asRefusal(error);
      state.value = "failed";
    }
  };
  const news = ticketNews.value;
  useEffect(() => void load([]), [news]);
  useRetry(() => {
    if (state.value === "failed") void load(known.value);
  });
  const isEmpty = state.value === "all" && known.value.length === 0;
  return (
    <>
      <div class="scroll">
        {isEmpty && (
          <div class="tickets-empty">
            <p class="card-title">{text("empty")}</p>
            <p class="muted">{text("intro")}</p>
          </div>
        )}
        {known.value.length > 0 && (
          <ul class="rows">
            {known.value.map((summary) => (
              <li key={summary.number}>
                <TicketSummaryRow summary={summary} />
              </li>
            ))}
          </ul>
        )}
        {state.value === "loading" && known.value.length === 0 && <SkeletonRows count={3} />}
        {state.value === "failed" && (
          <p class="failed-part" role="status">
            {text("failed")}
          </p>
        )}
        {(state.value === "failed" || state.value === "more") && (
          <button type="button" class="secondary wide" onClick={() => void load(known.value)}>
            {text(state.value === "more" ? "more" : "retry")}
          </button>
        )}
        <RemindRow />
        <div class="rows outside-link">
          <button type="button" class="row-button" onClick={() => navigation.go({ name: "ideas" })}>
            <span>
              {idea("row")}
              <small>{idea("rowLead")}</small>
            </span>
            <Icon name="next" />
          </button>
        </div>
      </div>
      <div class="ticket-foot">
        <DraftNotice />
        {unfinishedIn(support.localStore) === undefined && (
          <button
            type="button"
            class="primary wide"
            onClick={() => navigation.go({ name: "complaint" })}
          >
            {text("new")}
          </button>
        )}
      </div>
    </>
  );
}

/** About what, how it stands, and what is promised. */
function TicketSummaryRow({ summary }: { readonly summary: TicketSummary }): JSX.Element {
  const { support, locale } = useWidgetContext();
  const text = useTicketTexts();
  const { number, topic, state, promise, breachedAt, pausedSince, mergedInto, words } = summary;
  const isLate = breachedAt !== undefined && pausedSince === undefined;
  const isUndated = hasNoDate(summary, useNow());
  const isOver = state === "decided" || state === "closed" || state === "withdrawn";
  return (
    <button
      type="button"
      class="row-button ticket-row"
      onClick={() => support.navigation.go({ name: "ticket", number })}
    >
      <span>
        <span class="ticket-line">
          {support.movedTickets.value.includes(number) && (
            <i class="dot" role="img" aria-label={text("moved")} />
          )}
          <b class="one-line" dir="auto">
            {words || topic}
          </b>
          <span class="ticket-state" data-state={isLate ? "late" : state}>
            {text(isLate ? "overdue" : `state.${state}`)}
          </span>
        </span>
        {mergedInto && <small>{text("merged", { number: mergedInto })}</small>}
        {!isOver && (
          <small class={isLate ? "late" : ""}>
            {pausedSince || isUndated ? (
              text(isUndated ? "undated" : "paused")
            ) : (
              <>
                {text(isLate ? "newTime" : `promise.${promise.kind}`)}{" "}
                <time dateTime={promise.at}>{dueTime(promise.at, locale)}</time>
              </>
            )}
          </small>
        )}
        <RowFoot summary={summary} />
      </span>
      <Icon name="next" />
    </button>
  );
}

/** The topic, and what is never the same in two of them: the number, when it was filed, and how much it is about. */
function RowFoot({ summary }: { readonly summary: TicketSummary }): JSX.Element {
  const { locale } = useWidgetContext();
  const { number, topic, createdAt, amount, currency } = summary;
  const day = dayStamp(createdAt, new Date(), locale);
  const money = amount && currency && moneyWords(amount, currency, locale);
  return (
    <small class="ticket-row-foot">
      <span>{topic}</span>
      <span>{number}</span>
      <time dateTime={createdAt}>{day}</time>
      {money && <span>{money}</span>}
    </small>
  );
}
