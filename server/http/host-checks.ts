import type { FastifyInstance } from "fastify";
import { hostCheckPayloads } from "../../protocol/emergency-schemas.ts";
import { httpPayloads } from "../../protocol/schemas.ts";
import { askCheck } from "../actions/checks.ts";
import { validate } from "../edge/validate.ts";
import type { HostCalls } from "./host-tickets.ts";
import type { Http } from "./http.ts";

/** The wallet's risk engine asks the customer about a transaction. */
export function serveHostChecks(
  app: FastifyInstance,
  { services }: Http,
  { insistOnKey, once }: HostCalls,
): void {
  app.post("/api/host/customers/:sub/checks", async (request, reply) => {
    await insistOnKey(request);
    const { sub } = validate(httpPayloads.hostCustomer, request.params);
    const check = validate(hostCheckPayloads.check, request.body);
    void reply.code(201);
    return once(request, (key) => askCheck(services, { sub, ...check }, key));
  });
}
