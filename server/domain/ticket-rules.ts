import type { Locale, Priority } from "../../protocol/conversation.ts";
import type { PromiseKind } from "../../protocol/ticket.ts";
import type { WorkCalendar } from "./work-calendar.ts";

/** Days end with the business day; hours are business hours. */
export type ServiceTarget = { readonly days: number } | { readonly hours: number };

export type ServiceTargets = Readonly<Record<PromiseKind, ServiceTarget>>;

/** The promises of an installation. Its editors keep them in `tickets.yml`. */
export interface TicketRules {
  readonly calendar: WorkCalendar;
  readonly targets: Readonly<Record<Priority, ServiceTargets>>;
  /** By topic: what differs from the severity's. */
  readonly topics: Readonly<Record<string, Partial<ServiceTargets>>>;
  /** After a broken promise, the new date is so far away. */
  readonly late: ServiceTarget;
  /** Supervisors get word of a broken promise after so long; at once where nobody has the ticket. */
  readonly alert: ServiceTarget;
  /** A task of another team. */
  readonly task: ServiceTarget;
  /** A larger amount needs a supervisor. Decimal string. */
  readonly approvalAbove: string;
  /** The currency of that limit. */
  readonly approvalCurrency: string;
  /** Days after the decision in which the customer may ask for a re-review. */
  readonly reviewWithinDays: number;
  /** Days after the decision until the customer is asked whether it is solved; 0: never. */
  readonly followUpDays: number;
  /** Days after a question until the customer is asked again, and again; 0: never, and then none ends unanswered either. */
  readonly askAgainDays: number;
  /** Days after a question until a complaint ends whose customer has not answered; 0: never. */
  readonly closeUnansweredDays: number;
  readonly teams: readonly string[];
  /** Why it comes to complaints, to choose from. */
  readonly causes: readonly string[];
  /** What readers of other languages call them, for figures; a cause is kept as it was chosen. */
  readonly causeNames: Readonly<Record<string, Readonly<Partial<Record<Locale, string>>>>>;
}
