import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { FastifyInstance } from "fastify";
import type { FaqCopy } from "../../protocol/faq-copy.ts";
import { httpPayloads } from "../../protocol/schemas.ts";
import { copyOfFaq } from "../actions/articles.ts";
import { validate } from "../edge/validate.ts";
import { countingReads } from "./faq.ts";
import type { Http } from "./http.ts";

interface Body {
  readonly etag: string;
  readonly json: Buffer;
  readonly gzip: Buffer;
}

/** The whole FAQ of a language. It is made once for each version of the content; a device that has it gets a 304. */
export function serveFaqCopy(app: FastifyInstance, http: Http): void {
  const bodyOf = rememberPerEngine(http.services);
  app.get("/api/faq-copy", countingReads(http), async (request, reply) => {
    const { locale = "zh-CN", urgency } = validate(httpPayloads.copyQuery, request.query);
    const body = await bodyOf({ locale, urgency });
    const vary = [reply.getHeader("vary"), "Accept-Encoding"].filter(Boolean).join(", ");
    reply.headers({ etag: body.etag, "cache-control": "no-cache", vary });
    if (request.headers["if-none-match"] === body.etag) return reply.status(304).send();
    reply.type("application/json; charset=utf-8");
    return /\bgzip\b/.test(request.headers["accept-encoding"] ?? "")
      ? reply.header("content-encoding", "gzip").send(body.gzip)
      : reply.send(body.json);
  });
}

type Query = Parameters<typeof copyOfFaq>[1];

/** There is a new engine after each change of the content, and then the old bodies are nobody's. */
function rememberPerEngine(services: Http["services"]) {
  const made = new WeakMap<object, Map<string, Promise<Body>>>();
  return (query: Query): Promise<Body> => {
    const bodies = made.get(services.faq.engine) ?? new Map<string, Promise<Body>>();
    made.set(services.faq.engine, bodies);
    const key = `${query.locale} ${query.urgency}`;
    const body = bodies.get(key) ?? makeBody(services, query);
    bodies.set(key, body);
    return body;
  };
}

async function makeBody(services: Http["services"], query: Query): Promise<Body> {
  const content = copyOfFaq(services, query);
  const version = createHash("sha256").update(JSON.stringify(content)).digest("base64url");
  // A Buffer is encoded once; a string of half a megabyte would be encoded for each request.
  const json = Buffer.from(JSON.stringify({ version, ...content } satisfies FaqCopy));
  return { etag: `"${version}"`, json, gzip: await promisify(gzip)(json) };
}
