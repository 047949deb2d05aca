import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import type { Socket } from "node:net";
import cookie from "@fastify/cookie";
import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import underPressure from "@fastify/under-pressure";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { limits } from "../../protocol/limits.ts";
import { Refusal } from "../domain/refusal.ts";
import { createConnectionCounts } from "../edge/connection-counts.ts";
import { withRequest } from "../edge/current-request.ts";
import { serveAdmin } from "./admin.ts";
import { serveAdminAccounts } from "./admin-accounts.ts";
import { serveAgentSessions } from "./agent-sessions.ts";
import { serveAttachments } from "./attachments.ts";
import { serveContentChanges } from "./content-changes.ts";
import { serveCustomerMessages } from "./customer-messages.ts";
import { serveEditorStart } from "./editor-start.ts";
import { serveEmergencySteps } from "./emergency-steps.ts";
import { answerErrors, answerUnreadable, answerUnrouted } from "./errors.ts";
import { serveFaq } from "./faq.ts";
import { serveFaqCopy } from "./faq-copy.ts";
import { serveGaps } from "./gaps.ts";
import { serveHealth } from "./health.ts";
import { serveHost } from "./host.ts";
import type { Http } from "./http.ts";
import { serveInsights } from "./insights.ts";
import { serveLauncherNews } from "./launcher-news.ts";
import { serveMailLinks } from "./mail-links.ts";
import { serveMetrics } from "./metrics.ts";
import { serveOwnAccount } from "./own-account.ts";
import { servePages } from "./pages.ts";
import { serveQuality } from "./quality.ts";
import { serveSearch } from "./search.ts";
import { serveTicketExport } from "./ticket-export.ts";
import { serveUploads } from "./uploads.ts";

/** A request that has not come whole by then is answered with 408, in milliseconds. */
const requestMs = 8_000;
/** A connection on which nothing moves is closed: its answer is not read. Longer than a poll waits for news. */
const idleMs = 60_000;

export async function createApp(http: Http): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: limits.bodyBytes,
    requestTimeout: requestMs,
    connectionTimeout: idleMs,
    // Node looks every half minute by itself.
    http: { headersTimeout: requestMs, connectionsCheckingInterval: 1_000 },
    // Only to know https from http: addresses come from `callers`.
    trustProxy: (address) => http.callers.trustsProxy(address),
    // A stop waits for the requests in flight, not for idle connections.
    forceCloseConnections: "idle",
    routerOptions: { ignoreTrailingSlash: false },
    // A caller's own would let anybody write into the log.
    genReqId: () => randomUUID(),
    clientErrorHandler: answerUnreadable,
    frameworkErrors: answerUnrouted,
  });
  // A form on any page can post text/plain without being asked first.
  app.removeContentTypeParser("text/plain");
  refuseAmbiguous(app);
  app.addHook("onRequest", async ({ raw }) => http.warnOfProxy(raw));
  answerErrors(app, http);
  nameRequests(app);
  countCalls(app, http);
  limitConnections(app.server, http);
  await app.register(helmet, { contentSecurityPolicy: false, frameguard: false });
  await app.register(cookie);
  await app.register(cors, { delegator: (request, allow) => allow(null, sharing(request, http)) });

  await app.register(underPressure, {
    maxEventLoopDelay: http.slowestLoopMs,
    // The gate refuses calls, of sockets too; what only reads health or pages is answered.
    pressureHandler: () => undefined,
  });
  http.gate.shedWhile(() => app.isUnderPressure());

  serveHealth(app, http.health);
  serveMetrics(app, http.metrics);
  serveFaq(app, http);
  serveFaqCopy(app, http);
  serveEmergencySteps(app, http);
  serveCustomerMessages(app, http);
  serveLauncherNews(app, http);
  await serveAttachments(app, http);
  serveUploads(app, http);
  serveAgentSessions(app, http);
  serveOwnAccount(app, http);
  serveSearch(app, http);
  serveEditorStart(app, http);
  serveGaps(app, http);
  serveContentChanges(app, http);
  serveQuality(app, http);
  serveInsights(app, http);
  serveTicketExport(app, http);
  serveAdminAccounts(app, http);
  serveAdmin(app, http);
  serveHost(app, http);
  await serveMailLinks(app, http);
  await servePages(app, http);
  return app;
}

/** What a proxy in front may read in another way than we do: an address of another host's, two hosts, none. */
function refuseAmbiguous(app: FastifyInstance) {
  app.addHook("onRequest", async ({ raw }) => {
    const hosts = raw.rawHeaders.filter((name, at) => at % 2 === 0 && /^host$/i.test(name)).length;
    if (!raw.url?.startsWith("/") || hosts > 1) {
      throw new Refusal("invalid", "The request is ambiguous.");
    }
  });
}

/** The id stands in the log beside a bug, and in the answer, so that whoever complains can name it. */
function nameRequests(app: FastifyInstance) {
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
  });
  // Not before: the body comes by events of the connection, which know nothing of the request.
  app.addHook("preValidation", (request, _reply, done) => withRequest(request.id, done));
}

/**
 * A call counts from the moment when it has come whole: half a request would hold up a stop. What only reads health or
 * pages does not count. It is over when its answer is written, or when there is one and nobody is there to read it: then
 * Fastify's `onResponse` never comes.
 */
function countCalls(app: FastifyInstance, { gate, callers, logCall }: Http) {
  const begun = new WeakSet<FastifyRequest>();
  const entered = new WeakSet<FastifyRequest>();
  const finish = (request: FastifyRequest, reply: FastifyReply) => {
    if (!begun.delete(request)) return;
    if (entered.delete(request)) gate.leave();
    const route = request.routeOptions.url ?? "unknown";
    const ms = reply.elapsedTime;
    logCall({
      call: `${request.method} ${route}`,
      code: reply.statusCode,
      ms,
      request: request.id,
    });
  };
  app.addHook("onRequest", async (request, reply) => {
    begun.add(request);
    reply.raw.once("close", () => {
      if (reply.sent) finish(request, reply);
    });
  });
  app.addHook("preValidation", async (request) => {
    if (!request.routeOptions.url?.startsWith("/api/")) return;
    if (!callers.isOurHost(request.headers)) {
      throw new Refusal("not_yours", "That host is not ours; ALLOWED_ORIGINS lists our own too.");
    }
    gate.enter();
    entered.add(request);
  });
  app.addHook("onSend", async (request, reply) => {
    if (reply.raw.destroyed) finish(request, reply);
  });
  app.addHook("onResponse", async (request, reply) => finish(request, reply));
  app.addHook("onRequest", async (_request, reply) => {
    if (gate.closed) reply.header("connection", "close");
  });
}

/** A proxy opens a connection for each of its callers: they are counted where they say something. */
function limitConnections(server: Server, { callers, connectionsPerAddress }: Http) {
  const counts = createConnectionCounts(connectionsPerAddress);
  server.on("connection", (socket: Socket) => {
    const address = socket.remoteAddress ?? "";
    if (callers.trustsProxy(address)) return;
    if (counts.mayOpen(address)) socket.once("close", counts.opened(address));
    else socket.destroy();
  });
}

/** What the widget asks for from the wallet's page. */
const shared = ["/api/faq", "/api/customer/", "/api/attachments", "/api/uploads"];

/** Who may read an answer from a page of another origin. */
function sharing({ url }: Pick<FastifyRequest, "url">, { callers }: Http) {
  if (url.startsWith("/widget")) return { origin: "*" };
  if (!shared.some((start) => url.startsWith(start))) return { origin: false };
  return {
    origin: (origin: string | undefined, allow: (error: null, allowed: boolean) => void) =>
      allow(null, origin !== undefined && callers.isListed(origin)),
    methods: ["GET", "POST", "PATCH", "DELETE"],
    allowedHeaders: ["authorization", "content-type", "upload-offset"],
    maxAge: 600,
  };
}
