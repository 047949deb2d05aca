import { useEffect, useState } from "preact/hooks";
import type { TicketRow } from "../../protocol/agent-ticket.ts";
import type { AgentConversation } from "../../protocol/desk.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "../models/agent-call.ts";

/** The complaints of the customer of a conversation, read again with each message of it; none while they are not known. */
export function useRelatedTickets(
  call: AgentCall,
  { id, lastSeq }: Pick<AgentConversation, "id" | "lastSeq">,
): readonly TicketRow[] {
  const [rows, setRows] = useState<readonly TicketRow[]>([]);
  useEffect(() => {
    call("ticket:related", { conversationId: id }).then((answer) => {
      setRows(answer.tickets);
    }, asRefusal);
  }, [call, id, lastSeq]);
  return rows;
}
