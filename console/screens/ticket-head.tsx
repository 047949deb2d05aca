import type { JSX } from "preact";
import { ticketTitle } from "../../protocol/ticket-title.ts";
import { Icon } from "../../ui/icons.tsx";
import { ConsoleIcon } from "./console-icon.tsx";
import { Keys } from "./key-hint.tsx";
import { TicketGive } from "./ticket-give.tsx";
import { TicketMore } from "./ticket-more.tsx";
import type { TicketPaneProps } from "./ticket-props.ts";
import { useTranslation } from "./translation.ts";

/** Which one it is, where it stands in the list, and what is done with it as a whole. */
export function TicketHead({ ticket, model }: TicketPaneProps): JSX.Element {
  const { t } = useTranslation();
  const { tickets, screen } = model;
  const { number, state, topic, description, conversationId } = ticket;
  const place = tickets.place.value;
  return (
    <header class="ticket-head">
      <button
        type="button"
        class="icon-button"
        aria-label={t("tickets.back")}
        onClick={tickets.leave}
      >
        <Icon name="back" />
      </button>
      <span class="muted ticket-number">{number}</span>
      <h1 title={description}>{ticketTitle(ticket)}</h1>
      <span class="ticket-state">{topic}</span>
      <span class="ticket-state">{t(`ticket.state.${state}`)}</span>
      <span class="ticket-head-end">
        {place !== undefined && (
          <span class="tickets-key">
            <span class="muted">
              {t("tickets.place", { at: place + 1, count: tickets.rows.value.length })}
            </span>
            <Keys label="J" />
            <Keys label="K" />
          </span>
        )}
        {conversationId && (
          <button
            type="button"
            class="tool"
            onClick={() => {
              model.open(conversationId);
              screen.show("desk");
            }}
          >
            <ConsoleIcon name="chat" />
            {t("ticket.conversation")}
          </button>
        )}
        <TicketGive ticket={ticket} model={model} />
        <TicketMore ticket={ticket} model={model} />
      </span>
    </header>
  );
}
