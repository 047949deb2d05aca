import type { TicketAlert } from "../../protocol/agent-ticket.ts";
import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { Desk, DeskRow } from "../../protocol/desk.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import { type Alert, alertFor } from "./alerts.ts";
import type { ColleagueSeen } from "./colleagues.ts";
import type { ConversationCache } from "./conversation-cache.ts";
import type { DeskLists } from "./lists.ts";

interface EventHandlerOptions {
  readonly lists: DeskLists;
  readonly conversations: ConversationCache;
  readonly taken: ReadonlySet<ConversationId>;
  readonly me: () => AgentId;
  /** The agent looks at this window. */
  readonly hasFocus: () => boolean;
  readonly onDesk: (desk: Desk) => void;
  readonly onMemo: () => void;
  readonly onBulletin: () => void;
  readonly onImprovement: () => void;
  /** `isLate`: this agent has to write the update that was promised. */
  readonly onAnnouncement: (isLate: boolean) => void;
  readonly onRadar: (rises: boolean) => void;
  readonly onIdea: () => void;
  readonly onContent: () => void;
  readonly onTicket: (number: string, alert: TicketAlert | undefined) => void;
  readonly onColleague: (seen: ColleagueSeen) => void;
  readonly onAlert: (alert: Alert, id: ConversationId) => void;
}

/** Applies each event to the lists or to its conversation, and alerts the agent where necessary. */
export function createEventHandler(options: EventHandlerOptions): (event: ServerEvent) => void {
  const { lists, conversations, taken, me, hasFocus, onDesk, onAlert, onTicket } = options;
  const changeRow = (row: DeskRow, { available }: Desk) => {
    const before = lists.apply(row);
    const watching = hasFocus() ? conversations.current.value?.id : undefined;
    const alert = alertFor(before, row, { me: me(), available, watching, taken });
    // Before the lists are loaded every row is new to the page. That is no reason for an alert.
    if (alert && lists.state.value === "ready") onAlert(alert, row.id);
  };
  return (event) => {
    if (event.type === "customer.erased") {
      lists.forget(event.customerId);
      return conversations.forget(event.customerId);
    }
    if (event.type === "ticket.changed") return onTicket(event.number, event.alert);
    if (event.type === "announcement.changed")
      return options.onAnnouncement(event.alert === "overdue");
    if (event.type === "radar.changed") return options.onRadar(event.alert === "rises");
    if (event.type === "memo.changed") return options.onMemo();
    if (event.type === "bulletin.changed") return options.onBulletin();
    if (event.type === "improvement.changed") return options.onImprovement();
    if (event.type === "idea.changed") return options.onIdea();
    if (event.type === "content.changed") return options.onContent();
    if (event.type === "colleague.seen") return options.onColleague(event);
    if (event.type !== "desk.changed") return conversations.apply(event);
    onDesk(event.desk);
    if (event.row) changeRow(event.row, event.desk);
  };
}
