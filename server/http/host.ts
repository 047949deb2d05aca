import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { httpPayloads } from "../../protocol/schemas.ts";
import { customerNamed, exportCustomer } from "../actions/customer-data.ts";
import { eraseOnce } from "../actions/erasure.ts";
import { Refusal } from "../domain/refusal.ts";
import { validate } from "../edge/validate.ts";
import { presentExport } from "../present/customer-export.ts";
import { bearerOf } from "./bearer.ts";
import { serveHostAnnouncements } from "./host-announcements.ts";
import { serveHostChecks } from "./host-checks.ts";
import { serveHostTickets } from "./host-tickets.ts";
import { serveHostTransactions } from "./host-transactions.ts";
import type { Http } from "./http.ts";
import { createIdempotency } from "./idempotency.ts";
import { openApi } from "./openapi.ts";

/** Whatever changes something, or reads what is of one customer, has an entry of its own each time. These read what is everybody's. */
const counted: ReadonlySet<string> = new Set(["GET /api/host/announcements"]);

/** For the wallet's back end: whoever has the key speaks for the wallet. Without a key nobody does. */
export function serveHost(app: FastifyInstance, http: Http): void {
  const { services, hostApiKey, limits, callers, hostCalls } = http;
  /** Throws where the wallet's key is not there; who guesses is slowed down. */
  const insistOnKey = async (request: FastifyRequest) => {
    const address = callers.addressOf(request.raw);
    await limits.refuseIfSpent("host-key", address);
    if (isKey(request, hostApiKey)) return limits.consume("host-calls", "wallet");
    await limits.consume("host-key", address);
    throw new Refusal("unauthenticated", "The key is wrong.");
  };
  const once = createIdempotency(http);
  const customerIn = async (request: FastifyRequest) => {
    await insistOnKey(request);
    const { sub } = validate(httpPayloads.hostCustomer, request.params);
    return customerNamed(services.store, sub);
  };

  app.addHook("onResponse", async ({ method, routeOptions: { url }, id }, { statusCode }) => {
    const call = `${method} ${url}`;
    if (statusCode >= 400 || !counted.has(call)) return;
    await hostCalls.note({ call }).catch((problem) => http.report(problem, "audit of a call", id));
  });

  serveHostTickets(app, http, { insistOnKey, once });
  serveHostTransactions(app, http, insistOnKey);
  serveHostChecks(app, http, { insistOnKey, once });
  serveHostAnnouncements(app, http, { insistOnKey, once });

  app.get("/api/host/openapi.json", async () => openApi);

  app.get("/api/host/customers/:sub/export", async (request) =>
    presentExport(await exportCustomer(services, await customerIn(request), "wallet")),
  );

  app.post("/api/host/customers/:sub/erase", async (request) => {
    await insistOnKey(request);
    return once(request, async (key) =>
      eraseOnce(services, (await customerIn(request)).id, { by: "wallet", once: key }),
    );
  });
}

/** Both are hashed, so that the comparison takes the same time whatever was sent. */
function isKey(request: FastifyRequest, key: string | undefined): boolean {
  return key !== undefined && timingSafeEqual(sha256(bearerOf(request)), sha256(key));
}

const sha256 = (text: string) => createHash("sha256").update(text).digest();
