import type { AgentRecord, ConversationRecord, CustomerRecord } from "../domain/records.ts";

/** Rows of a console list, and where the next page begins. */
export interface DeskPage {
  readonly rows: readonly {
    readonly conversation: ConversationRecord;
    readonly customer: CustomerRecord;
    readonly agent?: AgentRecord | undefined;
  }[];
  readonly cursor?: string | undefined;
}
