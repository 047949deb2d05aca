import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Locale } from "../../protocol/conversation.ts";
import { customerPayloads, httpPayloads } from "../../protocol/schemas.ts";
import { article, articlePicture, askFaq, walletName } from "../actions/articles.ts";
import { createAddressTurns } from "../edge/address-turns.ts";
import { countQuestion, countRead } from "../edge/customer-limits.ts";
import { validate } from "../edge/validate.ts";
import type { Http } from "./http.ts";

export function serveFaq(app: FastifyInstance, http: Http): void {
  const { services, catalogue, callers, limits } = http;

  const counted = countingReads(http);
  const askInTurn = createAddressTurns(questionsWaiting);

  app.get("/api/faq", counted, async (request) => {
    const locale = wantedLocale(request);
    return { ...(await catalogue(locale)), walletName: walletName(services, locale) };
  });

  app.get("/api/faq/:id", counted, async (request) => {
    const { id } = validate(customerPayloads["article:get"], request.params);
    return article(services, id, wantedLocale(request));
  });

  app.get("/api/faq-pictures/:name", counted, async (request, reply) => {
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
    const address = callers.addressOf(request.raw);
    await countQuestion(limits, address);
    const { question, locale = fallback } = validate(httpPayloads.ask, request.body);
    const answer = await askInTurn(address, () => askFaq(services, question, locale));
    const { outcome, articleId, confidence, hits } = answer;
    return { outcome, articleId, confidence, hits };
  });
}

/** Of one address; an answer takes some milliseconds. */
const questionsWaiting = 40;
const fallback: Locale = "zh-CN";

/** What costs no question is counted all the same: a route's options. */
export const countingReads = ({ limits, callers }: Http) => ({
  onRequest: ({ raw }: FastifyRequest) => countRead(limits, callers.addressOf(raw)),
});

function wantedLocale({ query }: FastifyRequest): Locale {
  return validate(httpPayloads.localeQuery, query).locale ?? fallback;
}
