import type { FastifyInstance, FastifyRequest } from "fastify";
import { httpPayloads } from "../../protocol/schemas.ts";
import { hostTransactionPayloads } from "../../protocol/transaction-schemas.ts";
import { pushTransactions } from "../actions/transactions.ts";
import { validate } from "../edge/validate.ts";
import type { Http } from "./http.ts";

/** Where the wallet would rather push its transactions than be asked for them. */
export function serveHostTransactions(
  app: FastifyInstance,
  { services }: Http,
  insistOnKey: (request: FastifyRequest) => Promise<void>,
): void {
  app.put("/api/host/customers/:sub/transactions", async (request, reply) => {
    await insistOnKey(request);
    const { sub } = validate(httpPayloads.hostCustomer, request.params);
    const { transactions } = validate(hostTransactionPayloads.push, request.body);
    await pushTransactions(services, sub, transactions);
    return reply.status(204).send();
  });
}
