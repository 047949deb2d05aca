import type { JSX } from "preact";
import type { TicketRow } from "../../protocol/agent-ticket.ts";
import type { AgentConversation } from "../../protocol/desk.ts";
import type { DeskModel } from "../models/desk.ts";
import { CustomerSection } from "./customer-parts.tsx";
import { TicketClock } from "./ticket-clock.tsx";
import { useTranslation } from "./translation.ts";
import { useRelatedTickets } from "./use-related-tickets.ts";
import "./customer-tickets.css";

interface CustomerTicketsProps {
  readonly model: DeskModel;
  readonly view: AgentConversation;
  readonly now: number;
}

/** The complaints of this customer. One that this conversation is about is linked with it. */
export function CustomerTickets({ model, view, now }: CustomerTicketsProps): JSX.Element | null {
  const { t } = useTranslation();
  const { call, tickets, screen } = model;
  const rows = useRelatedTickets(call, view);
  if (rows.length === 0) return null;
  const open = async (number: TicketRow["number"]) => {
    screen.show("tickets");
    await tickets.choose(number);
  };
  const link = async (number: TicketRow["number"]) => {
    await open(number);
    await tickets.step((ask) => ask("ticket:link", { number, conversationId: view.id }));
  };
  return (
    <CustomerSection title={t("tickets.title")}>
      <ul class="customer-tickets">
        {rows.map((row) => (
          <li key={row.number}>
            <button type="button" class="quiet" onClick={() => void open(row.number)}>
              <span class="cut" title={row.words}>
                {row.words || row.topic}
              </span>
              <span class="muted">{t(`ticket.state.${row.state}`)}</span>
            </button>
            <TicketClock row={row} now={now} />
            <button
              type="button"
              class="quiet"
              title={t("ticket.link")}
              aria-label={t("ticket.linkTo", { number: row.number })}
              onClick={() => void link(row.number)}
            >
              {t("ticket.link")}
            </button>
          </li>
        ))}
      </ul>
    </CustomerSection>
  );
}
