import type { FastifyInstance, FastifyRequest } from "fastify";
import { hostTicketPayloads } from "../../protocol/ticket-schemas.ts";
import { fileForWallet, openForWallet, replyForWallet } from "../actions/host-tickets.ts";
import { validate } from "../edge/validate.ts";
import { presentTicket } from "../present/ticket.ts";
import type { Http } from "./http.ts";
import type { Once } from "./idempotency.ts";

interface HostCalls {
  /** Throws where the wallet's key is not there. */
  readonly insistOnKey: (request: FastifyRequest) => Promise<void>;
  readonly once: Once;
}

/** Complaints that began at the wallet. */
export function serveHostTickets(
  app: FastifyInstance,
  { services }: Http,
  { insistOnKey, once }: HostCalls,
): void {
  const numberIn = (request: FastifyRequest) =>
    validate(hostTicketPayloads.numbered, request.params).number;

  app.post("/api/host/tickets", async (request, reply) => {
    await insistOnKey(request);
    const complaint = validate(hostTicketPayloads.file, request.body);
    void reply.code(201);
    return once(request, async () => ({
      ticket: presentTicket(await fileForWallet(services, complaint)),
    }));
  });

  app.get("/api/host/tickets/:number", async (request) => {
    await insistOnKey(request);
    return { ticket: presentTicket(await openForWallet(services, numberIn(request))) };
  });

  app.post("/api/host/tickets/:number/replies", async (request, reply) => {
    await insistOnKey(request);
    const number = numberIn(request);
    const { text } = validate(hostTicketPayloads.reply, request.body);
    void reply.code(201);
    return once(request, async () => ({
      ticket: presentTicket(await replyForWallet(services, { number, text })),
    }));
  });
}
