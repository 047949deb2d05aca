import type { FastifyInstance } from "fastify";
import { httpPayloads } from "../../protocol/schemas.ts";
import type { SearchResults } from "../../protocol/search.ts";
import { searchDesk } from "../actions/search.ts";
import { withReadableTicket, withReadableTopic } from "../actions/topic-names.ts";
import { validate } from "../edge/validate.ts";
import { presentFound, presentFoundCustomer } from "../present/search.ts";
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
}
