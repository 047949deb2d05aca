import type { FastifyInstance } from "fastify";
import { httpPayloads } from "../../protocol/schemas.ts";
import { exportTickets } from "../actions/ticket-export.ts";
import { withReadableTicket, withReadableTopic } from "../actions/topic-names.ts";
import { validate } from "../edge/validate.ts";
import { presentTicketRow } from "../present/ticket-row.ts";
import { ticketsCsv } from "../present/tickets-csv.ts";
import { asAgent } from "./as-agent.ts";
import type { Http } from "./http.ts";
import { readerLocale } from "./reader-locale.ts";

/** The console's list of tickets as a file. */
export function serveTicketExport(app: FastifyInstance, http: Http): void {
  const { services, limits } = http;

  app.get("/api/agent/tickets.csv", (request, reply) =>
    asAgent(request, http, async (agentId) => {
      await limits.consume("call", agentId);
      const { view, ...filter } = validate(httpPayloads.ticketExport, request.query);
      const rows = await exportTickets(services, agentId, { view, filter });
      reply.header("content-type", "text/csv; charset=utf-8");
      reply.header("content-disposition", `attachment; filename="tickets-${view}.csv"`);
      reply.header("cache-control", "no-store");
      const readable = withReadableTicket(
        withReadableTopic(services.faq.engine, readerLocale(request)),
      );
      return ticketsCsv(rows.map(readable).map(presentTicketRow));
    }),
  );
}
