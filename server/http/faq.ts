import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ArticleId, Locale } from "../../protocol/conversation.ts";
import { httpPayloads } from "../../protocol/schemas.ts";
import { article, ask } from "../actions/articles.ts";
import { validate } from "../edge/validate.ts";
import type { Http } from "./http.ts";

export function serveFaq(app: FastifyInstance, http: Http): void {
  const { services, catalogue, callers, limits } = http;

  app.get("/api/faq", async (request) => catalogue(localeOf(request)));

  app.get<{ Params: { id: string } }>("/api/faq/:id", async (request) =>
    article(services, request.params.id as ArticleId, localeOf(request)),
  );

  app.post("/api/faq/ask", async (request) => {
    await limits.consume("ask", callers.addressOf(request.raw));
    const { question, locale } = validate(httpPayloads.ask, request.body);
    const { outcome, articleId, confidence, hits } = ask(services, question, locale ?? fallback);
    return { outcome, confidence, hits, ...(articleId === undefined ? {} : { articleId }) };
  });
}

const fallback: Locale = "zh-CN";

function localeOf({ query }: FastifyRequest): Locale {
  return validate(httpPayloads.localeQuery, query).locale ?? fallback;
}
