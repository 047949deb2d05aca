import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { Refusal } from "../domain/refusal.ts";
import { bearerOf } from "./bearer.ts";

export interface MetricsSource {
  /** Who reads them shows it as a bearer. */
  readonly token: string;
  readonly contentType: string;
  read(): Promise<string>;
}

/** Without a token there is no such route. */
export function serveMetrics(app: FastifyInstance, source: MetricsSource | undefined): void {
  if (!source) return;
  app.get("/metrics", async (request, reply) => {
    if (!isSame(bearerOf(request), source.token)) {
      throw new Refusal("unauthenticated", "The token is not METRICS_TOKEN.");
    }
    return reply
      .header("cache-control", "no-store")
      .type(source.contentType)
      .send(await source.read());
  });
}

/** Takes as long for a near guess as for a wild one. */
function isSame(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
