import type { JSX } from "preact";
import { TicketChecks } from "./ticket-checks.tsx";
import { DecisionCard } from "./ticket-decision.tsx";
import { TicketOwner } from "./ticket-owner.tsx";
import { TicketPromiseCard } from "./ticket-promise.tsx";
import type { TicketPaneProps } from "./ticket-props.ts";
import { TicketRelated } from "./ticket-related.tsx";
import { TicketTasks } from "./ticket-tasks.tsx";

/** What is promised, who has it, what other teams owe, what is to be checked, and the decision. */
export const TicketSide = (props: TicketPaneProps): JSX.Element => (
  <aside class="ticket-side">
    <TicketPromiseCard {...props} />
    <TicketOwner {...props} />
    <TicketTasks {...props} />
    <TicketChecks {...props} />
    <DecisionCard {...props} />
    <TicketRelated {...props} />
  </aside>
);
