import type { FastifyInstance } from "fastify";
import { customerPayloads } from "../../protocol/schemas.ts";
import { send } from "../actions/conversations.ts";
import { customerOf } from "../actions/customers.ts";
import { countMessage } from "../edge/customer-limits.ts";
import { validate } from "../edge/validate.ts";
import { presentMessage } from "../present/message.ts";
import { bearerOf } from "./bearer.ts";
import type { Http } from "./http.ts";

/** For networks that block sockets: the same action, so the same `clientId` is never stored twice. */
export function serveCustomerMessages(app: FastifyInstance, http: Http): void {
  const { services, limits, callers } = http;

  app.post("/api/customer/messages", async (request) => {
    const customer = await customerOf(services, bearerOf(request));
    const address = callers.addressOf(request.raw);
    await countMessage(limits, { customerId: customer.id, address });
    const draft = validate(customerPayloads["message:send"], request.body);
    return { message: presentMessage(await send(services, customer, draft), customer.locale) };
  });
}
