/** Each route of docs/protocol.md is requested; each route of the server is documented. */

import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { mkdtempSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { customer, newClientId } from "../support/actors.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { codeIn, documents, proseOf } from "./documents.ts";
import { type DocumentedRoute, routes, views } from "./protocol.ts";
import { differences, parseShape, partsOf } from "./shape.ts";

let server: TestServer;
let pages: string;
/** Whatever the server registers, as `GET /livez`. */
const registered = new Set<string>();
const hostKey = "a-key-that-is-long-enough-for-the-wallet";

const onServer = (message: unknown) => {
  const { fastify } = message as { readonly fastify: FastifyInstance };
  fastify.addHook("onRoute", ({ method, url }) => {
    for (const one of [method].flat()) registered.add(`${one} ${url}`);
  });
};

/** Stands for what the build makes; the paths are those of the build. */
const built = [
  "widget.js",
  "widget.latest.js",
  "widget.frame.js",
  "widget.css",
  "widget/app.js",
  "support/index.html",
  "support/assets/page.js",
  "console/index.html",
  "console/assets/page.js",
  "demo/index.html",
  "demo/assets/page.js",
];

beforeAll(async () => {
  pages = mkdtempSync(join(tmpdir(), "pocketdesk-pages-"));
  for (const path of built) {
    await mkdir(dirname(join(pages, path)), { recursive: true });
    await writeFile(join(pages, path), path);
  }
  subscribe("fastify.initialization", onServer);
  server = await startTestServer({
    PUBLIC_DIR: pages,
    HOST_API_KEY: hostKey,
    METRICS_TOKEN: hostKey,
  });
  unsubscribe("fastify.initialization", onServer);
  await server.hire("Bo");
});
afterAll(async () => {
  await server.stop();
  await rm(pages, { recursive: true, force: true });
});

test("every route of the server is documented, and no others are", () => {
  const documented = routes.map(({ method, path }) => `${method} ${path}`);
  // HEAD comes with each GET; OPTIONS answers browsers that ask before they send from another origin.
  const own = [...registered].filter((route) => !/^(HEAD|OPTIONS) /.test(route));
  expect(documented.sort()).toEqual(own.sort());
});

/** Namespaces of Socket.IO, and a route of the wallet's own server in an example. */
const notHttp = ["/customer", "/agent", "/support-token"];

test("every route that a document names is one of the server's", () => {
  const known = [...registered].map((route) => route.replace(/^[A-Z]+ /, ""));
  const named = documents.flatMap((document) =>
    codeIn(proseOf(document))
      .map((span) => span.replace(/^(GET|POST|PUT|PATCH|DELETE) /, ""))
      .filter((path) => path.startsWith("/") && !notHttp.includes(path))
      .map((path) => ({ document, path })),
  );
  const unknown = named.filter(({ path }) => !known.includes(path) && !known.includes(`${path}*`));
  expect(unknown).toEqual([]);
});

/** What stands for the variable parts of a path. */
const paths: Readonly<Record<string, string>> = {
  "/api/faq/:id": "/api/faq/payment-failed",
  "/widget/*": "/widget/app.js",
  "/support/*": "/support/assets/page.js",
  "/console/*": "/console/assets/page.js",
  "/demo/*": "/demo/assets/page.js",
};

/** Statuses of the routes that do not answer 200. */
const statuses: Readonly<Record<string, number>> = {
  "GET /console": 301,
  "GET /demo": 301,
  "DELETE /api/agent/sessions": 204,
  "POST /api/host/tickets": 201,
  "POST /api/host/tickets/:number/replies": 201,
};

test.each(routes)("$method $path answers what is documented", async (route) => {
  const response = await request(route);
  expect(response.status).toBe(statuses[`${route.method} ${route.path}`] ?? 200);
  if (route.shapes.length === 0) return;
  const value = await response.json();
  expect(route.shapes.map((shape) => differences(value, shape, views))).toContainEqual([]);
});

test("a server that stops is not ready, in the documented form", async () => {
  const stopping = await startTestServer();
  const { shapes } = routes.find(({ path }) => path === "/readyz") ?? { shapes: [] };
  await stopping.desk.services.store.close();
  const response = await fetch(`${stopping.url}/readyz`);
  expect(response.status).toBe(503);
  const value = await response.json();
  expect(shapes.map((shape) => differences(value, shape, views))).toContainEqual([]);
  expect(value.reasons).not.toEqual([]);
  await stopping.stop().catch(() => undefined);
});

test("an error has the documented form", async () => {
  const response = await fetch(`${server.url}/api/nothing`);
  const shape = parseShape(`{"error": Refusal}`);
  expect(differences(await response.json(), shape, views)).toEqual([]);
});

/** Sends the documented example; where the page gives none for a part, a real one stands for it. */
async function request({ method, path, takes }: DocumentedRoute): Promise<Response> {
  const spans = codeIn(takes);
  const query = spans.find((span) => span.startsWith("?")) ?? "";
  const body = spans.find((span) => span.startsWith("{"));
  const headers = new Headers();
  if (takes.includes("Authorization"))
    headers.set("authorization", `Bearer ${await tokenFor(path)}`);
  if (body) headers.set("content-type", "application/json");
  const url = (paths[path] ?? path)
    .replace(/:(customer|sub)\b/, await customerId(path))
    .replace(/:number\b/, await filedNumber(path));
  return fetch(`${server.url}${url}${query}`, {
    method,
    headers,
    body: body ? JSON.stringify(exampleOf(body)) : null,
    redirect: "manual",
  });
}

/** Of a customer who has written; one is erased. */
async function customerId(path: string): Promise<string> {
  if (!/:(customer|sub)\b/.test(path)) return "";
  const alice = await customer(server);
  await alice.says("支付失败了");
  return alice.session().customer.id;
}

async function filedNumber(path: string): Promise<string> {
  if (!path.includes(":number")) return "";
  const alice = await customer(server);
  const { ticket } = await alice.call("ticket:file", { topic: "支付", description: "没到账" });
  return ticket.number;
}

async function tokenFor(path: string): Promise<string> {
  if (path.startsWith("/api/customer/")) return (await customer(server)).session().token ?? "";
  if (path.startsWith("/api/host/") || path === "/metrics") return hostKey;
  const role = path.startsWith("/api/admin/") ? "admin" : "agent";
  return (await server.hire(`Cy ${newClientId()}`, role)).token;
}

function exampleOf(body: string): object {
  const parts = [...partsOf(parseShape(body), views)];
  return Object.fromEntries(
    parts.flatMap(([name, { shape }]) =>
      shape.kind === "example" && name !== "articleId" ? [[name, shape.value]] : [],
    ),
  );
}
