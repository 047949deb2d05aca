import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { DeskModel } from "../models/desk.ts";
import { maySeePage } from "../models/pages.ts";
import { type TicketCommand, ticketCommandOf } from "../models/ticket-keys.ts";
import type { DeskProps } from "./desk-props.ts";
import { focusPlaceOf } from "./focus-place.ts";
import { HelpDialog } from "./help-dialog.tsx";
import { NewTicketDialog } from "./new-ticket-dialog.tsx";
import { TicketPage } from "./ticket-page.tsx";
import { TicketTable } from "./ticket-table.tsx";
import { TicketsSidebar } from "./tickets-sidebar.tsx";
import { useTranslation } from "./translation.ts";
import "./tickets.css";

/** The complaints: what there is to do, the list by what is promised first, or the one that is open. */
export function TicketsScreen({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const { tickets, connection } = model;
  const open = tickets.open.value;
  const online = connection.value === "online";
  useEffect(() => {
    if (online) tickets.reload();
    tickets.seen();
  }, [tickets, online]);
  useTicketKeys(model);
  if (open === undefined) {
    return (
      <div class="tickets">
        <TicketsSidebar model={model} />
        <TicketTable model={model} root={root} />
        <TicketDialogs model={model} />
      </div>
    );
  }
  return (
    <main class="ticket">
      {typeof open === "string" ? (
        <p class="muted ticket-pick">
          <button type="button" class="quiet" onClick={tickets.leave}>
            {t("tickets.back")}
          </button>{" "}
          {open === "gone" ? t("tickets.gone") : "…"}
        </p>
      ) : (
        <TicketPage key={open.number} ticket={open} model={model} now={root.clock.value} />
      )}
      <TicketDialogs model={model} />
    </main>
  );
}

function TicketDialogs({ model }: { readonly model: DeskModel }): JSX.Element | null {
  const { dialog, closeDialog } = model.screen;
  if (dialog.value === "help") {
    const leads = maySeePage(model.agent.value?.role, "live");
    return <HelpDialog leads={leads} onClose={closeDialog} />;
  }
  if (dialog.value !== "new-ticket") return null;
  return <NewTicketDialog model={model} onClose={closeDialog} />;
}

const focusOn = (selector: string) =>
  document.querySelector<HTMLElement>(selector)?.focus({ preventScroll: false });

/** What a key does in the list, and in a ticket that is open. */
const inList: Partial<Record<TicketCommand, (model: DeskModel) => unknown>> = {
  next: ({ tickets }) => moveTo(tickets, 1),
  previous: ({ tickets }) => moveTo(tickets, -1),
  select({ tickets: { selection } }) {
    const number = selection.cursor.peek();
    if (number) selection.toggle(number);
  },
  open({ tickets }) {
    const number = tickets.selection.cursor.peek();
    if (number) void tickets.choose(number);
  },
  assign({ tickets: { selection } }) {
    const number = selection.cursor.peek();
    if (number && selection.chosen.peek().size === 0) selection.toggle(number);
    requestAnimationFrame(() => focusOn(".ticket-bulk select"));
  },
  async decide({ tickets }) {
    const number = tickets.selection.cursor.peek();
    if (!number) return;
    await tickets.choose(number);
    requestAnimationFrame(toDecision);
  },
  search: () => focusOn(".tickets-search input"),
  file: ({ screen }) => screen.openDialog("new-ticket"),
  help: ({ screen }) => screen.openDialog("help"),
  leave({ tickets }) {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    tickets.selection.clear();
  },
};
const inTicket: Partial<Record<TicketCommand, (model: DeskModel) => void>> = {
  next: ({ tickets }) => tickets.move(1),
  previous: ({ tickets }) => tickets.move(-1),
  take: () => document.querySelector<HTMLElement>(".ticket-take")?.click(),
  assign: () => focusOn(".ticket-give select"),
  decide: toDecision,
  note: () => document.querySelector<HTMLElement>('.ticket-modes [data-mode="note"]')?.click(),
  reply: () => document.querySelector<HTMLElement>('.ticket-modes [data-mode="reply"]')?.click(),
  file: ({ screen }) => screen.openDialog("new-ticket"),
  help: ({ screen }) => screen.openDialog("help"),
  leave: leaveTicket,
};

/** The focus goes with the mark: Enter would press the button that had it before, such as that of the rail. */
function moveTo({ selection }: DeskModel["tickets"], by: 1 | -1) {
  selection.step(by);
  requestAnimationFrame(() => focusOn('.ticket-row[data-cursor="true"] .ticket-open'));
}

function toDecision() {
  document.querySelector(".ticket-decision")?.scrollIntoView({ block: "nearest" });
  focusOn(".ticket-decision input:checked, .ticket-decision button");
}

/** Out of what is open above the field, out of a field, and then out of the ticket. */
function leaveTicket({ tickets, screen }: DeskModel) {
  if (screen.panel.peek() !== null) return screen.closePanel();
  const { activeElement } = document;
  const isField = activeElement?.matches("input, textarea, select");
  if (activeElement instanceof HTMLElement && isField) activeElement.blur();
  else tickets.leave();
}

function useTicketKeys(model: DeskModel): void {
  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const command = ticketCommandOf(event, focusPlaceOf(event.target));
      const act = command && (model.tickets.open.peek() ? inTicket : inList)[command];
      if (!act) return;
      event.preventDefault();
      act(model);
    };
    document.addEventListener("keydown", handleKeyDown);
    return () => document.removeEventListener("keydown", handleKeyDown);
  }, [model]);
}
