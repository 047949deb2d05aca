import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { httpPayloads } from "../../protocol/schemas.ts";
import { customerNamed, exportCustomer } from "../actions/customer-data.ts";
import { eraseCustomer } from "../actions/erasure.ts";
import { Refusal } from "../domain/refusal.ts";
import { validate } from "../edge/validate.ts";
import { presentExport } from "../present/customer-export.ts";
import { bearerOf } from "./bearer.ts";
import { serveHostTickets } from "./host-tickets.ts";
import type { Http } from "./http.ts";
import { createIdempotency } from "./idempotency.ts";
import { openApi } from "./openapi.ts";

/** For the wallet's back end: whoever has the key speaks for the wallet. Without a key nobody does. */
export function serveHost(app: FastifyInstance, http: Http): void {
  const { services, hostApiKey } = http;
  const once = createIdempotency(http);
  const customerIn = (request: FastifyRequest) => {
    refuseStrangers(request, hostApiKey);
    const { sub } = validate(httpPayloads.hostCustomer, request.params);
    return customerNamed(services.store, sub);
  };

  serveHostTickets(app, http, {
    insistOnKey: (request) => refuseStrangers(request, hostApiKey),
    once,
  });

  app.get("/api/host/openapi.json", async () => openApi);

  app.get("/api/host/customers/:sub/export", async (request) =>
    presentExport(await exportCustomer(services, await customerIn(request), "wallet")),
  );

  app.post("/api/host/customers/:sub/erase", async (request) => {
    refuseStrangers(request, hostApiKey);
    return once(request, async () =>
      eraseCustomer(services, (await customerIn(request)).id, "wallet"),
    );
  });
}

/** Both are hashed, so that the comparison takes the same time whatever was sent. */
function refuseStrangers(request: FastifyRequest, key: string | undefined) {
  if (key !== undefined && timingSafeEqual(sha256(bearerOf(request)), sha256(key))) return;
  throw new Refusal("unauthenticated", "The key is wrong.");
}

const sha256 = (text: string) => createHash("sha256").update(text).digest();
