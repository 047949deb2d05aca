import type { FastifyInstance } from "fastify";
import { httpPayloads } from "../../protocol/schemas.ts";
import type { SavedSearch, SearchResults } from "../../protocol/search.ts";
import { listSavedSearches, removeSavedSearch, saveSearch } from "../actions/saved-searches.ts";
import { searchDesk } from "../actions/search.ts";
import { withReadableTicket, withReadableTopic } from "../actions/topic-names.ts";
import { validate } from "../edge/validate.ts";
import { presentFound, presentFoundCustomer, presentSavedSearch } from "../present/search.ts";
import { presentTicketRow } from "../present/ticket-row.ts";
import { asAgent } from "./as-agent.ts";
import type { Http } from "./http.ts";
import { readerLocale } from "./reader-locale.ts";

/** Over all conversations and customers, for whoever works at the desk. */
export function serveSearch(app: FastifyInstance, http: Http): void {
  const { services, limits } = http;

  app.get("/api/agent/search", (request) =>
    asAgent(request, http, async (agentId): Promise<SearchResults> => {
      await limits.consume("call", agentId);
      const { q: query, agent, ...rest } = validate(httpPayloads.searchQuery, request.query);
      const reader = readerLocale(request);
      const wanted = { ...rest, query, agentId: agent };
      const found = await searchDesk(services, agentId, wanted, reader);
      const readable = withReadableTicket(withReadableTopic(services.faq.engine, reader));
      return {
        conversations: found.conversations.map((one) =>
          presentFound(one, services.faq.engine.queue),
        ),
        customers: found.customers.map(presentFoundCustomer),
        tickets: found.tickets.map(readable).map(presentTicketRow),
        articles: found.articles,
        counts: found.counts,
        cursor: found.cursor,
      };
    }),
  );

  app.get("/api/agent/searches", (request) =>
    asAgent(request, http, async (agentId): Promise<{ searches: readonly SavedSearch[] }> => {
      await limits.consume("call", agentId);
      return { searches: (await listSavedSearches(services, agentId)).map(presentSavedSearch) };
    }),
  );

  app.post("/api/agent/searches", (request) =>
    asAgent(request, http, async (agentId): Promise<{ search: SavedSearch }> => {
      await limits.consume("call", agentId);
      const wanted = validate(httpPayloads.savedSearch, request.body);
      return { search: presentSavedSearch(await saveSearch(services, agentId, wanted)) };
    }),
  );

  app.delete("/api/agent/searches/:id", (request, reply) =>
    asAgent(request, http, async (agentId) => {
      await limits.consume("call", agentId);
      const { id } = validate(httpPayloads.savedSearchId, request.params);
      await removeSavedSearch(services, agentId, id);
      return reply.code(204).send();
    }),
  );
}
