import type { FastifyInstance, FastifyRequest } from "fastify";
import { hostTicketPayloads } from "../../protocol/ticket-schemas.ts";
import {
  fileForWallet,
  type NumberedAnswer,
  openForWallet,
  readForWallet,
  replyForWallet,
} from "../actions/host-tickets.ts";
import type { OnceKey } from "../actions/idempotency.ts";
import { validate } from "../edge/validate.ts";
import { presentTicket } from "../present/ticket.ts";
import type { Http } from "./http.ts";
import type { Once } from "./idempotency.ts";

export interface HostCalls {
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

  /** What is kept under an idempotency key is the number alone: the words are the customer's, and may have to go. */
  const ticketOnce = async (
    request: FastifyRequest,
    run: (once: OnceKey | undefined) => Promise<NumberedAnswer>,
  ) => {
    const { number } = (await once(request, run)) as NumberedAnswer;
    return { ticket: presentTicket(await openForWallet(services, number)) };
  };

  app.post("/api/host/tickets", async (request, reply) => {
    await insistOnKey(request);
    const complaint = validate(hostTicketPayloads.file, request.body);
    void reply.code(201);
    return ticketOnce(request, (key) => fileForWallet(services, complaint, key));
  });

  app.get("/api/host/tickets/:number", async (request) => {
    await insistOnKey(request);
    return { ticket: presentTicket(await readForWallet(services, numberIn(request))) };
  });

  app.post("/api/host/tickets/:number/replies", async (request, reply) => {
    await insistOnKey(request);
    const number = numberIn(request);
    const { text } = validate(hostTicketPayloads.reply, request.body);
    void reply.code(201);
    return ticketOnce(request, (key) => replyForWallet(services, { number, text }, key));
  });
}
