import type { AgentId } from "../../protocol/conversation.ts";
import type { SavedSearchId, SearchQuestion } from "../../protocol/search.ts";

/** A search that an agent has kept. Nobody else sees it. */
export interface SavedSearchRecord {
  readonly id: SavedSearchId;
  readonly ownerId: AgentId;
  readonly name: string;
  readonly query: SearchQuestion;
  readonly createdAt: number;
}
