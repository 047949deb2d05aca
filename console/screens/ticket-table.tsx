import type { JSX } from "preact";
import type { TicketOverview } from "../../protocol/agent-ticket.ts";
import type { TicketsModel } from "../models/tickets.ts";
import type { DeskProps } from "./desk-props.ts";
import { Keys } from "./key-hint.tsx";
import { TeamCounts, TeamTasks } from "./team-tasks.tsx";
import { TicketBulk } from "./ticket-bulk.tsx";
import { TicketFilters } from "./ticket-filters.tsx";
import { TicketRows } from "./ticket-rows.tsx";
import { TicketSearch } from "./ticket-search.tsx";
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
        {team !== undefined && <TeamCounts tickets={tickets} now={root.clock.value} />}
        {team === undefined && overview && <OnTime {...overview.onTime} />}
        <span class="tickets-head-end">
          {team === undefined && <TicketSearch tickets={tickets} />}
          <button
            type="button"
            class="secondary"
            aria-keyshortcuts="C"
            onClick={() => model.screen.openDialog("new-ticket")}
          >
            {t("tickets.new")}
            <Keys label="C" />
          </button>
        </span>
      </header>
      {team === undefined && <TicketFilters model={model} />}
      {tickets.selection.chosen.value.size > 0 && <TicketBulk model={model} />}
      <div class="tickets-rows">
        {team !== undefined && <TeamTasks tickets={tickets} now={root.clock.value} />}
        {team === undefined && <TicketRows tickets={tickets} now={root.clock.value} />}
        <ListEnd tickets={tickets} now={root.clock.value} />
      </div>
      <footer class="tickets-foot">
        <Key label="J K" text={t("tickets.key.move")} />
        <Key label="X" text={t("tickets.key.select")} />
        <Key label="A" text={t("tickets.key.assign")} />
        <Key label="D" text={t("ticket.decide")} />
        <Key label="Enter" text={t("tickets.key.open")} />
        <span class="muted tickets-foot-note">{t("tickets.note")}</span>
      </footer>
    </main>
  );
}

const Key = ({ label, text }: { readonly label: string; readonly text: string }) => (
  <span class="tickets-key">
    {label.split(" ").map((key) => (
      <Keys key={key} label={key} />
    ))}
    <span class="muted">{text}</span>
  </span>
);

/** The share with its fraction; nothing where no promise was due. */
function OnTime({ kept, promised }: TicketOverview["onTime"]): JSX.Element | null {
  const { t } = useTranslation();
  if (promised === 0) return null;
  return (
    <span class="muted tickets-on-time">
      {t("tickets.onTime")} <strong>{`${Math.floor((kept / promised) * 100)}%`}</strong>{" "}
      {t("tickets.onTimeOf", { kept, promised })}
    </span>
  );
}

function ListEnd({
  tickets,
  now,
}: {
  readonly tickets: TicketsModel;
  readonly now: number;
}): JSX.Element | null {
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
  const isFolded = (tickets.groupsAt(now).at(-1)?.hidden ?? 0) > 0;
  if (state.value !== "more" || isFolded) return null;
  return (
    <button type="button" class="quiet tickets-more" onClick={() => void tickets.loadMore()}>
      {t("tickets.more")}
    </button>
  );
}
