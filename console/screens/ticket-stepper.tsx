import type { JSX } from "preact";
import type { AgentTicket } from "../../protocol/agent-ticket.ts";
import type { TicketState } from "../../protocol/ticket.ts";
import { timeStamp } from "../../ui/times.ts";
import { useTranslation } from "./translation.ts";

/** The way of a ticket as it is meant to go, and how it went where it went another way. */
const way: readonly TicketState[] = ["submitted", "accepted", "investigating", "decided", "closed"];
const besides: Partial<Record<TicketState, number>> = { waiting: 2, reviewing: 2, withdrawn: 4 };

export function TicketStepper({ ticket }: { readonly ticket: AgentTicket }): JSX.Element {
  const { t, locale } = useTranslation();
  const at = besides[ticket.state] ?? way.indexOf(ticket.state);
  const shown = way.map((state, index) => (index === at ? ticket.state : state));
  const since = (state: TicketState) =>
    ticket.timeline.findLast((entry) => entry.state === state)?.at;
  return (
    <ol class="ticket-steps" aria-label={t("ticket.steps")}>
      {shown.map((state, index) => {
        const time = index <= at ? since(state) : undefined;
        // One that was merged or withdrawn has not gone every step.
        const passed = time === undefined ? "ahead" : "done";
        return (
          <li
            key={state}
            data-step={index < at ? passed : index === at ? "now" : "ahead"}
            aria-current={index === at ? "step" : undefined}
          >
            <strong>{t(`ticket.state.${state}`)}</strong>
            <span class="muted">{time ? timeStamp(time, new Date(), locale) : " "}</span>
          </li>
        );
      })}
    </ol>
  );
}
