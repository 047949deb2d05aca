import type { AgentId, ConversationId, MessageId } from "../../protocol/conversation.ts";
import type { SecretKind } from "../../protocol/secrets/kind.ts";

/** What whoever is answerable for security wants to know of. No event holds what somebody has written. */
export type SecurityEvent =
  | {
      readonly what: "secret.asked";
      /** Absent for the wallet's back end. */
      readonly agentId?: AgentId | undefined;
      readonly conversationId?: ConversationId | undefined;
      readonly secret: SecretKind;
    }
  | {
      readonly what: "secret.masked";
      readonly by: "customer" | "agent";
      readonly conversationId: ConversationId;
      readonly secrets: readonly SecretKind[];
    }
  | {
      readonly what: "message.redacted";
      readonly by: "customer" | "agent" | "shield";
      readonly agentId?: AgentId | undefined;
      readonly conversationId: ConversationId;
      readonly messageIds: readonly MessageId[];
    };

export interface SecurityLog {
  note(event: SecurityEvent): void;
}
