import type { FastifyInstance } from "fastify";

export interface Health {
  /** Why the server should get no traffic now; empty when it is ready. */
  reasons(): Promise<readonly string[]>;
  /** What somebody should look into, though the server works. */
  warnings(): readonly string[];
}

export function serveHealth(app: FastifyInstance, health: Health): void {
  app.get("/livez", async () => ({ status: "live" }));
  app.get("/readyz", async (_request, reply) => {
    const reasons = await health.reasons();
    const warnings = health.warnings();
    if (reasons.length === 0) return { status: "ready", warnings };
    return reply.status(503).send({ status: "not ready", reasons, warnings });
  });
}
