import type { AgentId } from "../../protocol/conversation.ts";
import type { SavedSearchId, SearchQuestion } from "../../protocol/search.ts";
import { insist } from "../domain/permissions.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import type { SavedSearchRecord } from "../domain/saved-search-records.ts";
import { maySearch } from "../domain/search-permissions.ts";
import { commit } from "./commit.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";

const savedAtMost = 30;

/** The agent's own, the oldest first. */
export async function listSavedSearches({ store }: Services, agentId: AgentId) {
  insist(maySearch(await agentNow(store, agentId)));
  return store.savedSearches(agentId, savedAtMost);
}

export const saveSearch = (
  services: Services,
  agentId: AgentId,
  { name, query }: { readonly name: string; readonly query: SearchQuestion },
): Promise<SavedSearchRecord> =>
  commit(services, async ({ tx, now }) => {
    insist(maySearch(await agentNow(tx, agentId)));
    const known = await tx.savedSearches(agentId, savedAtMost);
    if (known.length === savedAtMost) throw new Refusal("too_large", "There are enough of them.");
    const id = services.ids.next<SavedSearchId>();
    const saved = { id, ownerId: agentId, name, query, createdAt: now };
    await tx.insertSavedSearch(saved);
    return saved;
  });

/** A colleague's is not there. */
export const removeSavedSearch = (services: Services, agentId: AgentId, id: SavedSearchId) =>
  commit(services, async ({ tx }) => {
    insist(maySearch(await agentNow(tx, agentId)));
    const saved = await tx.savedSearch(id);
    if (saved?.ownerId !== agentId) throw notFound("search");
    await tx.deleteSavedSearch(id);
  });
