import type { ConversationId } from "../../protocol/conversation.ts";
import type { EmergencyRecord } from "../domain/emergency.ts";
import type { StoredBody } from "../domain/records.ts";
import type { Eventually } from "./eventually.ts";

export interface EmergencyReads {
  /** The last one of the conversation. */
  emergency(id: ConversationId): Eventually<EmergencyRecord | undefined>;
}

export interface EmergencyWrites {
  /** In the place of an older one of the conversation. */
  saveEmergency(emergency: EmergencyRecord): Eventually<void>;
  /** The card with its answer. */
  answerCheck(
    conversationId: ConversationId,
    seq: number,
    body: Extract<StoredBody, { kind: "check" }>,
  ): Eventually<void>;
}
