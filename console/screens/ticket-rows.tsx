import type { JSX } from "preact";
import type { TicketRow } from "../../protocol/agent-ticket.ts";
import { moneyWords } from "../../protocol/money.ts";
import { calledInList } from "../models/customer-name.ts";
import type { TicketGroup } from "../models/ticket-groups.ts";
import type { TicketsModel } from "../models/tickets.ts";
import { shortTime } from "../models/times.ts";
import { AgentMark } from "./agent-mark.tsx";
import { TicketClock } from "./ticket-clock.tsx";
import { useTranslation } from "./translation.ts";

interface TableProps {
  readonly tickets: TicketsModel;
  readonly now: number;
}

/** The rows, under what they share. */
export function TicketRows({ tickets, now }: TableProps): JSX.Element | null {
  const { t } = useTranslation();
  const groups = tickets.groupsAt(now);
  if (groups.length === 0) return null;
  // Rows come by what is promised first: the others of that list may be of any state and topic.
  const isPart = ({ by }: TicketGroup, isLast: boolean) =>
    tickets.state.value === "more" && (by !== "promise" || isLast);
  return (
    <table class="ticket-table" data-choosing={tickets.selection.chosen.value.size > 0}>
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
      {groups.map((group, index) => (
        <tbody key={group.name}>
          <tr class="ticket-group">
            <th colSpan={9} scope="rowgroup">
              <GroupTitle group={group} />
              <span class="muted ticket-group-count">
                {group.count}
                {isPart(group, index === groups.length - 1) && "+"}
              </span>
              {group.name === "late" && (
                <span class="muted ticket-group-note">{t("tickets.group.lateNote")}</span>
              )}
            </th>
          </tr>
          {group.rows.map((row) => (
            <Row key={row.number} row={row} tickets={tickets} now={now} />
          ))}
          {group.hidden > 0 && (
            <tr class="ticket-fold">
              <td colSpan={9}>
                <button type="button" class="quiet" onClick={() => tickets.unfold(group)}>
                  {t(
                    isPart(group, index === groups.length - 1)
                      ? "tickets.foldedMore"
                      : "tickets.folded",
                    { count: group.hidden },
                  )}
                </button>
              </td>
            </tr>
          )}
        </tbody>
      ))}
    </table>
  );
}

function GroupTitle({ group }: { readonly group: TicketGroup }): JSX.Element {
  const { t } = useTranslation();
  switch (group.by) {
    case "promise":
      return (
        <strong class={group.name === "late" ? "problem" : ""}>
          {t(`tickets.group.${group.name}`)}
        </strong>
      );
    case "state":
      return <strong>{t(`ticket.state.${group.name}`)}</strong>;
    case "topic":
      return <strong>{group.name}</strong>;
  }
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
      <td class="cut">
        {calledInList(
          { id: row.customerId, name: row.customerName, verified: row.customerVerified },
          t,
        )}
      </td>
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
