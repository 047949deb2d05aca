import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Locale } from "../../protocol/conversation.ts";
import { customerPayloads, httpPayloads } from "../../protocol/schemas.ts";
import { article, articlePicture, askFaq } from "../actions/articles.ts";
import { validate } from "../edge/validate.ts";
import type { Http } from "./http.ts";

export function serveFaq(app: FastifyInstance, http: Http): void {
  const { services, catalogue, callers, limits } = http;

  app.get("/api/faq", async (request) => catalogue(wantedLocale(request)));

  app.get("/api/faq/:id", async (request) => {
    const { id } = validate(customerPayloads["article:get"], request.params);
    return article(services, id, wantedLocale(request));
  });

  app.get("/api/faq-pictures/:name", async (request, reply) => {
    const { name } = validate(httpPayloads.articlePicture, request.params);
    const bytes = articlePicture(services, `/api/faq-pictures/${name}`);
    return reply
      .type("image/webp")
      .header("cache-control", "public, max-age=31536000, immutable")
      .header("x-content-type-options", "nosniff")
      .header("content-security-policy", "default-src 'none'; sandbox")
      .send(Buffer.from(bytes));
  });

  app.post("/api/faq/ask", async (request) => {
    await limits.consume("ask", callers.addressOf(request.raw));
    const { question, locale } = validate(httpPayloads.ask, request.body);
    const { outcome, articleId, confidence, hits } = askFaq(services, question, locale ?? fallback);
    return { outcome, articleId, confidence, hits };
  });
}

const fallback: Locale = "zh-CN";

function wantedLocale({ query }: FastifyRequest): Locale {
  return validate(httpPayloads.localeQuery, query).locale ?? fallback;
}
