import type { FastifyInstance } from "fastify";
import type { EmergencySteps } from "../../protocol/faq-copy.ts";
import { httpPayloads } from "../../protocol/schemas.ts";
import { emergencySteps } from "../actions/articles.ts";
import { validate } from "../edge/validate.ts";
import { countingReads } from "./faq.ts";
import type { Http } from "./http.ts";

/** In seconds: pages of one visit ask once. */
const keptFor = 600;

/**
 * What to do in an emergency and whom to call, for every page with the script tag, whether its widget is opened or not. A module and
 * no JSON: a page that holds keys may load our scripts and connect to nothing.
 */
export function serveEmergencySteps(app: FastifyInstance, http: Http): void {
  app.get("/widget.known.js", countingReads(http), async (request, reply) => {
    const { locale = "zh-CN" } = validate(httpPayloads.stepsQuery, request.query);
    const steps: EmergencySteps = emergencySteps(http.services.faq.engine, locale);
    reply.headers({
      "cache-control": `public, max-age=${keptFor}`,
      "cross-origin-resource-policy": "cross-origin",
    });
    return reply
      .type("text/javascript; charset=utf-8")
      .send(`export default ${JSON.stringify(steps)};`);
  });
}
