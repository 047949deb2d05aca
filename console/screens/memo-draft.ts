import type { AgentId, ConversationId } from "../../protocol/conversation.ts";

/** A message to an agent that is being written; without `to` it is for everybody at the desk. */
export interface MemoDraft {
  readonly to?: { readonly id: AgentId; readonly name: string } | undefined;
  /** What it is about: they can open it from the message. */
  readonly conversationId?: ConversationId | undefined;
  /** What stands there at first. */
  readonly words?: string | undefined;
}
