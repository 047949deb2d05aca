import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type RefusalCode, refusalStatus } from "../../protocol/errors.ts";
import { refused } from "../edge/refused.ts";
import type { Http } from "./http.ts";

/** Who asks too much waits so long for the refusal, in milliseconds. */
const refusedMs = 300;

/** Gives every error the one shape that clients know. */
export function answerErrors(app: FastifyInstance, { report, hostCalls }: Http) {
  app.setErrorHandler<FastifyError>(async (error, request, reply) => {
    const where = `${request.method} ${request.routeOptions.url ?? "?"}`;
    const status = error.statusCode;
    const body =
      status !== undefined && status < 500
        ? { code: codeOf(status), message: error.message }
        : isCutOff(request)
          ? { code: "invalid" as const, message: "The request was cut off." }
          : refused(error, where, (bug, at) => report(bug, at, request.id));
    if (request.routeOptions.url?.startsWith("/api/host/")) {
      // The caller gets the refusal whether the log can take it now or not.
      hostCalls
        .note({ call: where, code: body.code })
        .catch((problem) => report(problem, "audit of a refused call", request.id));
    }
    if (body.retryAfterMs !== undefined) {
      reply.header("retry-after", Math.ceil(body.retryAfterMs / 1_000));
    }
    // Answered at once, a hundred connections that go on asking cost others as much as if they were let through.
    if (body.code === "rate_limited") {
      await pause(refusedMs);
    }
    return reply.status(refusalStatus[body.code]).send({ error: body });
  });
  // A file that is missing today may come with the next version: no browser keeps that it was not there.
  app.setNotFoundHandler((request, reply) => {
    // Without what stood in it: there is no route that says which part is a name.
    if (request.url.startsWith("/api/host/")) {
      hostCalls
        .note({ call: `${request.method} /api/host/?`, code: "not_found" })
        .catch((problem) => report(problem, "audit of a refused call", request.id));
    }
    return reply
      .status(404)
      .header("cache-control", "no-cache")
      .send({ error: { code: "not_found", message: "There is nothing here." } });
  });
}

/** The caller has gone in the middle of what they were sending: no fault of ours, and nobody reads the answer. */
const isCutOff = ({ raw }: FastifyRequest) => !raw.complete && raw.destroyed;

function codeOf(status: number): RefusalCode {
  if (status === 413) return "too_large";
  if (status === 415) return "unsupported_type";
  if (status === 404) return "not_found";
  return "invalid";
}

/** An address that is none: the routes have not been asked. */
export function answerUnrouted(
  _error: unknown,
  _request: FastifyRequest,
  reply: FastifyReply,
): void {
  reply.header("x-content-type-options", "nosniff").status(refusalStatus.invalid);
  void reply.send({ error: { code: "invalid", message: "The address can't be read." } });
}

const unreadable: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** What is no request of HTTP, said by hand: there is no reply to send it with. */
export function answerUnreadable({ code }: Error & { code?: string }, socket: Socket): void {
  // The caller is gone, or has an answer already.
  if (code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const status = unreadable[code ?? ""] ?? 400;
  const message = "The request can't be read.";
  const body = JSON.stringify({ error: { code: "invalid", message } });
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "Content-Type: application/json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "X-Content-Type-Options: nosniff",
    "Connection: close",
  ];
  socket.end(`${lines.join("\r\n")}\r\n\r\n${body}`);
}
