import { type ReadonlySignal, signal } from "@preact/signals";
import type { ConversationId } from "../../protocol/conversation.ts";
import type { CustomerFacts } from "../../protocol/transaction.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "./agent-call.ts";

interface ReadFacts extends CustomerFacts {
  /** ISO 8601 */
  readonly at: string;
}

/** What the wallet says of the customer, read when the conversation is opened. */
export interface WalletFacts {
  /** Null until they were read. */
  readonly read: ReadonlySignal<ReadFacts | null>;
  load(): Promise<void>;
}

/** Where the server itself is out of reach nothing could be read either. */
const nothing: CustomerFacts = { facts: [], transactions: [], failed: ["facts", "transactions"] };

export function createWalletFacts(
  call: AgentCall,
  conversationId: ConversationId,
  now: () => number = Date.now,
): WalletFacts {
  const read = signal<ReadFacts | null>(null);
  return {
    read,
    async load() {
      const facts = await call("customer:facts", { conversationId }).catch((error: unknown) => {
        asRefusal(error);
        return nothing;
      });
      read.value = { ...facts, at: new Date(now()).toISOString() };
    },
  };
}
