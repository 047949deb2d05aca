import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { type TicketRow, ticketViews } from "../../protocol/ticket.ts";
import { Icon } from "../../ui/icons.tsx";
import type { TicketsModel } from "../models/tickets.ts";
import type { DeskProps } from "./desk-props.ts";
import { TicketDetail } from "./ticket-detail.tsx";
import { leftUntil, promiseTime } from "./ticket-times.ts";
import { useTranslation } from "./translation.ts";
import "./tickets.css";

/** The complaints: the list by what is promised first, and the one that is open. */
export function TicketsScreen({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const { tickets, screen } = model;
  const { view, open, rows, state } = tickets;
  useEffect(() => tickets.show(view.peek()), [tickets]);
  return (
    <div class="tickets" data-open={open.value !== undefined}>
      <nav class="tickets-list" aria-label={t("tickets.label")}>
        <header class="tickets-head">
          <button
            type="button"
            class="icon-button"
            aria-label={t("tickets.back")}
            onClick={screen.showDesk}
          >
            <Icon name="back" />
          </button>
          <h1>{t("tickets.title")}</h1>
          <select
            aria-label={t("tickets.label")}
            value={view.value}
            onChange={({ currentTarget }) => {
              const chosen = ticketViews.find((one) => one === currentTarget.value);
              if (chosen !== undefined) tickets.show(chosen);
            }}
          >
            {ticketViews.map((one) => (
              <option key={one} value={one}>
                {t(`tickets.view.${one}`)}
              </option>
            ))}
          </select>
        </header>
        <div class="tickets-rows">
          {rows.value.map((row) => (
            <Row key={row.number} row={row} tickets={tickets} now={root.clock.value} />
          ))}
          <ListEnd tickets={tickets} />
        </div>
      </nav>
      <main class="ticket">
        {open.value === undefined && <p class="muted ticket-pick">{t("tickets.pick")}</p>}
        {open.value === "gone" && <p class="muted ticket-pick">{t("tickets.gone")}</p>}
        {open.value !== undefined && typeof open.value !== "string" && (
          <TicketDetail
            key={open.value.number}
            ticket={open.value}
            model={model}
            now={root.clock.value}
          />
        )}
        {state.value === "loading" && open.value === "loading" && (
          <p class="muted ticket-pick">…</p>
        )}
      </main>
    </div>
  );
}

function ListEnd({ tickets }: { readonly tickets: TicketsModel }): JSX.Element | null {
  const { t } = useTranslation();
  const { state, rows } = tickets;
  if (state.value === "all" && rows.value.length === 0)
    return <p class="muted ticket-pick">{t("tickets.empty")}</p>;
  if (state.value === "failed")
    return (
      <p class="problem ticket-pick" role="status">
        {t("tickets.failed")}{" "}
        <button type="button" class="secondary" onClick={() => void tickets.loadMore()}>
          {t("retry")}
        </button>
      </p>
    );
  if (state.value !== "more") return null;
  return (
    <button type="button" class="quiet" onClick={() => void tickets.loadMore()}>
      {t("tickets.more")}
    </button>
  );
}

interface TicketRowProps {
  readonly row: TicketRow;
  readonly tickets: TicketsModel;
  readonly now: number;
}

/** Line 1 what it is about and whose, line 2 how it stands and what is promised. */
function Row({ row, tickets, now }: TicketRowProps): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const open = tickets.open.value;
  const chosen = typeof open === "object" && open.number === row.number;
  const isOver = row.state === "decided" || row.state === "closed" || row.state === "withdrawn";
  return (
    <button
      type="button"
      class="list-row ticket-row"
      data-severity={row.severity}
      aria-current={chosen}
      onClick={() => void tickets.choose(row.number)}
    >
      <span class="ticket-line">
        <strong class="cut">{row.topic}</strong>
        <span class="muted">{row.customerName ?? t("tickets.anonymous")}</span>
      </span>
      <span class="ticket-line">
        <span class="muted cut">
          {t(`ticket.state.${row.state}`)} · {row.handler?.name ?? t("tickets.unassigned")}
        </span>
        {!isOver && (
          <span class={row.breachedAt ? "problem" : "muted"}>
            {row.pausedSince
              ? t("ticket.paused")
              : (leftUntil(row.promise.at, now, translation) ??
                promiseTime(row.promise.at, translation))}
          </span>
        )}
      </span>
    </button>
  );
}
