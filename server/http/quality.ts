import type { FastifyInstance } from "fastify";
import type { QualityReviews, QualitySample } from "../../protocol/quality.ts";
import { httpPayloads } from "../../protocol/schemas.ts";
import { listReviews, reviewQuality, sampleQuality } from "../actions/quality.ts";
import { validate } from "../edge/validate.ts";
import { presentReview, presentSampled } from "../present/quality.ts";
import { asAgent } from "./as-agent.ts";
import type { Http } from "./http.ts";

/** Samples and reviews of finished conversations. */
export function serveQuality(app: FastifyInstance, http: Http): void {
  const { services, limits } = http;

  app.get("/api/agent/quality/sample", (request) =>
    asAgent(request, http, async (agentId): Promise<QualitySample> => {
      await limits.consume("call", agentId);
      const wanted = validate(httpPayloads.qualitySample, request.query);
      const { rows, criteria } = await sampleQuality(services, agentId, wanted);
      return {
        conversations: rows.flatMap((row) => presentSampled(row, services.faq.engine.queue)),
        criteria,
      };
    }),
  );
  app.get("/api/agent/quality/reviews", (request) =>
    asAgent(request, http, async (agentId): Promise<QualityReviews> => {
      await limits.consume("call", agentId);
      const wanted = validate(httpPayloads.qualityReviews, request.query);
      const { reviews, more } = await listReviews(services, agentId, wanted);
      return { reviews: reviews.map(presentReview), more };
    }),
  );
  app.post("/api/agent/quality/reviews", (request) =>
    asAgent(request, http, async (agentId) => {
      await limits.consume("call", agentId);
      const given = validate(httpPayloads.qualityReview, request.body);
      return { review: presentReview(await reviewQuality(services, agentId, given)) };
    }),
  );
}
