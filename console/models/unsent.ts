import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { LocalStore } from "../../ui/local-store.ts";

/** The conversations with messages of this agent that an earlier page could not send. */
export function withUnsent(localStore: LocalStore, me: AgentId): readonly ConversationId[] {
  const prefix = `out:${me}.`;
  const ids = localStore.keys(prefix).map((key) => key.slice(prefix.length).split(":")[0] ?? "");
  return [...new Set(ids)] as ConversationId[];
}
