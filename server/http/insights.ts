import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Insights } from "../../protocol/insights.ts";
import type { OwnDay } from "../../protocol/own-day.ts";
import { httpPayloads } from "../../protocol/schemas.ts";
import { readInsights } from "../actions/insights.ts";
import { ownDay } from "../actions/own-day.ts";
import { topicTitles } from "../actions/topic-names.ts";
import { validate } from "../edge/validate.ts";
import { forPage, presentInsights } from "../present/insights.ts";
import { insightsCsv } from "../present/insights-csv.ts";
import { asAgent } from "./as-agent.ts";
import type { Http } from "./http.ts";
import { readerLocale } from "./reader-locale.ts";

/** The figures of the desk, for whoever leads; and of their own day for everybody at it. */
export function serveInsights(app: FastifyInstance, http: Http): void {
  const { services, limits } = http;

  const read = (request: FastifyRequest): Promise<Insights> =>
    asAgent(request, http, async (agentId) => {
      await limits.consume("call", agentId);
      const wanted = validate(httpPayloads.insightQuery, request.query);
      const found = await readInsights(services, agentId, wanted);
      const locale = readerLocale(request);
      return presentInsights(found, {
        locale,
        titleOf: topicTitles(services.faq.engine, locale),
        causeOf: (cause) => services.faq.engine.tickets.causeNames[cause]?.[locale],
      });
    });

  app.get("/api/agent/today", (request) =>
    asAgent(request, http, async (agentId): Promise<OwnDay> => {
      await limits.consume("call", agentId);
      return ownDay(services, agentId);
    }),
  );
  app.get("/api/agent/insights", async (request) => forPage(await read(request)));
  app.get("/api/agent/insights.csv", async (request, reply) => {
    const insights = await read(request);
    const name = `insights-${insights.from}-${insights.to}.csv`;
    reply.header("content-type", "text/csv; charset=utf-8");
    reply.header("content-disposition", `attachment; filename="${name}"`);
    return insightsCsv(insights, readerLocale(request));
  });
}
