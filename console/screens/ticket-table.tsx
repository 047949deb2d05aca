import type { JSX } from "preact";
import type { TicketRow } from "../../protocol/agent-ticket.ts";
import { moneyWords } from "../../protocol/money.ts";
import { calledBy } from "../models/customer-name.ts";
import { groupedByPromise } from "../models/ticket-groups.ts";
import type { TicketsModel } from "../models/tickets.ts";
import { shortTime } from "../models/times.ts";
import { AgentMark } from "./agent-mark.tsx";
import type { DeskProps } from "./desk-props.ts";
import { Keys } from "./key-hint.tsx";
import { TeamTasks } from "./team-tasks.tsx";
import { TicketBulk } from "./ticket-bulk.tsx";
import { TicketClock } from "./ticket-clock.tsx";
import { TicketFilters } from "./ticket-filters.tsx";
import { useTranslation } from "./translation.ts";

/** One list: its filters, what can be done with several together, and the rows under what is promised when. */
export function TicketTable({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const { tickets } = model;
  const { view, savedId, team } = tickets.list.value;
  const overview = tickets.overview.value;
  const saved = overview?.saved.find(({ id }) => id === savedId);
  const count = saved?.count ?? (view === "closed" ? undefined : overview?.counts[view]);
  return (
    <main class="tickets-main">
      <header class="tickets-head">
        <h1>{team ?? saved?.name ?? t(`tickets.view.${view}`)}</h1>
        {team === undefined && count !== undefined && (
          <span class="muted">{t("tickets.count", { count })}</span>
        )}
      </header>
      {team === undefined && <TicketFilters model={model} />}
      {tickets.selection.chosen.value.size > 0 && <TicketBulk model={model} />}
      <div class="tickets-rows">
        {team !== undefined && <TeamTasks tickets={tickets} now={root.clock.value} />}
        {team === undefined && <TableRows tickets={tickets} now={root.clock.value} />}
        <ListEnd tickets={tickets} />
      </div>
      <footer class="tickets-foot">
        <Key label="J K" text={t("tickets.key.move")} />
        <Key label="X" text={t("tickets.key.select")} />
        <Key label="A" text={t("tickets.key.assign")} />
        <Key label="Enter" text={t("tickets.key.open")} />
        <Key label="/" text={t("tickets.search")} />
        <span class="muted tickets-foot-note">{t("tickets.note")}</span>
      </footer>
    </main>
  );
}

const Key = ({ label, text }: { readonly label: string; readonly text: string }) => (
  <span class="tickets-key">
    <Keys label={label} />
    <span class="muted">{text}</span>
  </span>
);

interface TableProps {
  readonly tickets: TicketsModel;
  readonly now: number;
}

function TableRows({ tickets, now }: TableProps): JSX.Element | null {
  const { t } = useTranslation();
  const rows = tickets.rows.value;
  if (rows.length === 0) return null;
  return (
    <table class="ticket-table">
      <thead>
        <tr>
          <th scope="col">
            <span class="hidden">{t("tickets.key.select")}</span>
          </th>
          {(
            [
              "number",
              "words",
              "customer",
              "amount",
              "state",
              "handler",
              "promise",
              "moved",
            ] as const
          ).map((name) => (
            <th key={name} scope="col" data-column={name}>
              {t(`tickets.column.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      {groupedByPromise(rows, now).map(({ group, rows: grouped }) => (
        <tbody key={group}>
          <tr class="ticket-group">
            <th colSpan={9} scope="rowgroup">
              <strong class={group === "late" ? "problem" : ""}>
                {t(`tickets.group.${group}`)}
              </strong>{" "}
              <span class="muted">{grouped.length}</span>
              {group === "late" && <span class="muted"> {t("tickets.group.lateNote")}</span>}
            </th>
          </tr>
          {grouped.map((row) => (
            <Row key={row.number} row={row} tickets={tickets} now={now} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Row({ row, tickets, now }: TableProps & { readonly row: TicketRow }): JSX.Element {
  const { t, locale } = useTranslation();
  const { selection } = tickets;
  const isChosen = selection.chosen.value.has(row.number);
  const open = () => void tickets.choose(row.number);
  return (
    <tr
      class="ticket-row"
      data-severity={row.severity}
      data-cursor={selection.cursor.value === row.number}
      aria-selected={isChosen}
      onClick={open}
    >
      <td>
        <input
          type="checkbox"
          aria-label={t("tickets.select", { number: row.number })}
          checked={isChosen}
          onClick={(event) => event.stopPropagation()}
          onChange={() => selection.toggle(row.number)}
        />
      </td>
      <td class="muted ticket-number">{row.number}</td>
      <td>
        <button
          type="button"
          class="ticket-open cut"
          title={row.words}
          onClick={(event) => {
            event.stopPropagation();
            open();
          }}
        >
          {row.words}
        </button>
      </td>
      <td class="cut">{calledBy({ name: row.customerName, verified: row.customerVerified }, t)}</td>
      <td class="ticket-amount">
        {row.amount && row.currency ? moneyWords(row.amount, row.currency, locale) : ""}
      </td>
      <td>{t(stateOf(row))}</td>
      <td>
        {row.handler ? (
          <span class="ticket-person">
            <AgentMark id={row.handler.id} name={row.handler.name} />
            <span class="cut">{row.handler.name}</span>
          </span>
        ) : (
          <span class="muted">{row.team ?? t("tickets.unassigned")}</span>
        )}
      </td>
      <td>
        <TicketClock row={row} now={now} />
      </td>
      <td class="muted ticket-moved">{shortTime(row.lastAt, now, locale)}</td>
    </tr>
  );
}

/** What it waits for says more than the state that the customer reads. */
function stateOf({ state, hasTask, hasProposal }: TicketRow) {
  if (hasProposal) return "tickets.view.approval" as const;
  if (hasTask && (state === "accepted" || state === "investigating"))
    return "tickets.waitsForTeam" as const;
  return `ticket.state.${state}` as const;
}

function ListEnd({ tickets }: { readonly tickets: TicketsModel }): JSX.Element | null {
  const { t } = useTranslation();
  const { state, rows, tasks } = tickets;
  if (state.value === "all" && rows.value.length + tasks.value.length === 0)
    return <p class="muted ticket-pick">{t("tickets.empty")}</p>;
  if (state.value === "failed")
    return (
      <p class="problem ticket-pick" role="status">
        {t("tickets.failed")}{" "}
        <button type="button" class="secondary" onClick={tickets.reload}>
          {t("retry")}
        </button>
      </p>
    );
  if (state.value !== "more") return null;
  return (
    <button type="button" class="quiet tickets-more" onClick={() => void tickets.loadMore()}>
      {t("tickets.more")}
    </button>
  );
}
