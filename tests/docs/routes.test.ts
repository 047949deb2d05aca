/** Each route of docs/protocol.md is requested; each route of the server is documented. */

import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { mkdtempSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CustomerId } from "../../protocol/conversation.ts";
import type { AgentRole } from "../../protocol/desk.ts";
import type { GapList } from "../../protocol/gaps.ts";
import type { MailId } from "../../protocol/mail.ts";
import { defaultCriteria } from "../../protocol/quality.ts";
import type { WebhookId } from "../../protocol/webhook.ts";
import { inviteAgent } from "../../server/actions/accounts.ts";
import { saveAnnouncement } from "../../server/actions/announcements.ts";
import type { MailRecord } from "../../server/domain/mail.ts";
import type { WebhookRecord } from "../../server/domain/webhook.ts";
import { agent, customer, newClientId } from "../support/actors.ts";
import { codeFor } from "../support/authenticator.ts";
import { screenshot } from "../support/files.ts";
import { awayMailServer } from "../support/mail-server.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { uploads } from "../support/uploads.ts";
import { transfer } from "../support/wallet.ts";
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
  "widget.early.js",
  "widget.latest.js",
  "widget.frame.js",
  "widget.css",
  "widget/app.js",
  "support/index.html",
  "support/assets/page.js",
  "verify/index.html",
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
    ...awayMailServer,
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

test("every route of the wallet's back end is described as OpenAPI, with all that it takes", async () => {
  const response = await fetch(`${server.url}/api/host/openapi.json`);
  const { paths: described, components } = await response.json();
  const known = Object.entries<Record<string, DescribedCall>>(described).flatMap(([path, calls]) =>
    Object.entries(calls).map(([method, call]) => ({
      route: `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ":$1")}`,
      schema: call.requestBody?.content["application/json"].schema.$ref.split("/").at(-1) ?? "",
    })),
  );
  const own = [...registered].filter((route) => /^[A-GI-Z][A-Z]* \/api\/host\//.test(route));
  expect(known.map(({ route }) => route).sort()).toEqual(
    own.filter((route) => !/^OPTIONS |openapi\.json$/.test(route)).sort(),
  );
  for (const { route, schema } of known) {
    const row = routes.find(({ method, path }) => `${method} ${path}` === route);
    const body = codeIn(row?.takes ?? "").find((span) => span.startsWith("{"));
    const parts = body === undefined ? [] : [...partsOf(parseShape(body), views)];
    const { properties = {}, required = [] } = components.schemas[schema] ?? {};
    expect([route, Object.keys(properties).sort()]).toEqual([
      route,
      parts.map(([name]) => name).sort(),
    ]);
    expect([route, [...required].sort()]).toEqual([
      route,
      parts.flatMap(([name, { optional }]) => (optional ? [] : [name])).sort(),
    ]);
  }
});

interface DescribedCall {
  readonly requestBody?: {
    readonly content: {
      readonly "application/json": { readonly schema: { readonly $ref: string } };
    };
  };
}

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
  "/api/agent/content/articles/:id": "/api/agent/content/articles/payment-failed",
  "/api/faq-pictures/:name": `/api/faq-pictures/${"0".repeat(32)}.webp`,
  "/widget/*": "/widget/app.js",
  "/support/*": "/support/assets/page.js",
  "/console/*": "/console/assets/page.js",
  "/demo/*": "/demo/assets/page.js",
  "/demo/wallet/*": "/demo/wallet/home",
};

/** Statuses of the routes that do not answer 200. */
const statuses: Readonly<Record<string, number>> = {
  "GET /console": 301,
  "GET /demo": 301,
  "DELETE /api/agent/sessions": 204,
  "DELETE /api/agent/account/sessions": 204,
  "DELETE /api/agent/account/sessions/:id": 204,
  "DELETE /api/agent/searches/:id": 204,
  "POST /api/admin/agents": 201,
  "POST /api/host/tickets": 201,
  "POST /api/host/announcements": 201,
  "POST /api/host/announcements/:id/updates": 201,
  "POST /api/host/customers/:sub/checks": 201,
  "PUT /api/host/customers/:sub/transactions": 204,
  "POST /api/attachments": 201,
  "POST /api/uploads": 201,
  "DELETE /api/uploads/:id": 204,
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
  if (takes.includes("multipart") || path.includes("uploads/") || path.includes("attachments/")) {
    return requestFile(method, query);
  }
  const body = spans.find((span) => span.startsWith("{"));
  const headers = new Headers();
  const token = takes.includes("Authorization") ? await tokenFor(path) : "";
  if (token !== "") headers.set("authorization", `Bearer ${token}`);
  const real = await accountParts(`${method} ${path}`, token);
  if (body) headers.set("content-type", "application/json");
  const url = (paths[path] ?? path)
    .replace(/:(customer|sub)\b/, await customerId(path))
    .replace(/:number\b/, await filedNumber(path))
    .replace(/:section\b/, "security")
    .replace(/:webhook\b/, await deadWebhook(path))
    .replace(/:mail\b/, await failedMail(path))
    .replace(/:id\b/, real.id ?? "");
  return fetch(`${server.url}${url}${query}`, {
    method,
    headers,
    body: body ? JSON.stringify({ ...exampleOf(body), ...real.body }) : null,
    redirect: "manual",
  });
}

interface RealParts {
  readonly id?: string | undefined;
  readonly body?: object;
}

/** What an example can't know: whose account it is, a code of this minute, a link that was not used. */
async function accountParts(route: string, token: string): Promise<RealParts> {
  const { services } = server.desk;
  if (route.includes("/api/admin/agents/:id")) {
    return { id: (await server.hire(`Di ${newClientId()}`)).id };
  }
  if (route.includes("/sessions/:id")) {
    return { id: services.secrets.hashToken(token).slice(0, 16) };
  }
  const search = { name: "房东", query: { q: "房东", span: "any", order: "newest" } };
  if (route === "POST /api/agent/searches") return { body: search };
  if (route.includes("/api/agent/searches/:id")) {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const init = { method: "POST", headers, body: JSON.stringify(search) };
    const answer = await (await fetch(`${server.url}/api/agent/searches`, init)).json();
    return { id: answer.search.id };
  }
  if (route === "PUT /api/agent/account/two-factor") {
    const path = `${server.url}/api/agent/account/two-factor`;
    const headers = { authorization: `Bearer ${token}` };
    const { secret } = await (await fetch(path, { method: "POST", headers })).json();
    return { body: { code: codeFor(secret, server.clock.now()) } };
  }
  if (route === "POST /api/agent/quality/reviews") {
    const scores = Object.fromEntries(defaultCriteria.map(({ id, points }) => [id, points]));
    return { body: { conversationId: await resolvedConversation(), scores } };
  }
  if (route.includes("/announcements") && !route.startsWith("GET")) return announced(route);
  if (/content\/(trials|changes)$/.test(route)) {
    const change = {
      kind: "phrasings",
      articleId: "payment-failed",
      phrasings: ["结账时提示错误"],
    };
    return { body: { change } };
  }
  if (route.includes("/api/agent/content/changes/:id")) {
    const change = {
      kind: "phrasings",
      articleId: "payment-failed",
      phrasings: ["结账时提示错误"],
    };
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const url = `${server.url}/api/agent/content/changes`;
    await fetch(url, { method: "POST", headers, body: JSON.stringify({ change }) });
    const { changes } = await (await fetch(url, { headers })).json();
    return { id: changes[0]?.id };
  }
  if (route.includes("/api/agent/gaps/:id")) {
    await (await customer(server)).says("公积金怎么查");
    const headers = { authorization: `Bearer ${token}` };
    const list: GapList = await (await fetch(`${server.url}/api/agent/gaps`, { headers })).json();
    return { id: list.gaps[0]?.id };
  }
  if (route.endsWith("/checks")) {
    const expiresAt = new Date(server.clock.now() + 3_600_000).toISOString();
    return { body: { transaction: transfer, expiresAt } };
  }
  if (route === "POST /api/agent/sessions") return { body: { code: undefined } };
  if (route.includes("/api/agent/links")) {
    const { id: by } = await server.hire(`Ada ${newClientId()}`, "admin");
    const invited = { email: `${newClientId()}@example.com`, name: "阿杰", role: "agent" } as const;
    return { body: { token: (await inviteAgent(services, by, invited)).token } };
  }
  return {};
}

/** One that goes on, and what is said of it. */
async function announced(route: string): Promise<RealParts> {
  const words = { title: { "zh-CN": "转账到账变慢" }, text: { "zh-CN": "钱没有丢" } };
  const given = { kind: "incident", topics: [], errorCodes: [], ...words } as const;
  const { id } = await saveAnnouncement(server.desk.services, "wallet", given);
  return { id, body: /updates$|end$/.test(route) ? { text: words.text } : words };
}

/** A file of a customer's own, whole where it is read and half where it is sent. */
async function requestFile(method: string, query: string): Promise<Response> {
  const page = uploads(server, (await customer(server)).session().token ?? "");
  const bytes = await screenshot();
  if (method === "POST") return page.whole("a.png", bytes);
  if (method === "GET") return page.read((await page.takes("a.png", bytes)).id, query);
  const { id } = await page.begins(bytes.length);
  return method === "DELETE" ? page.cancel(id) : page.piece(id, 0, bytes);
}

/** One that an agent has finished. */
async function resolvedConversation(): Promise<string> {
  const [alice, bo] = [await customer(server), await agent(server, `Bo ${newClientId()}`)];
  await alice.asksForAgent();
  await bo.takes(alice.conversation());
  await bo.resolves(alice.conversation());
  return alice.conversation();
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

async function deadWebhook(path: string): Promise<string> {
  if (!path.includes(":webhook")) return "";
  const webhook: WebhookRecord = {
    id: `msg_${newClientId()}` as WebhookId,
    customerId: "c" as CustomerId,
    type: "ticket.filed",
    subject: "ticket:1",
    data: {},
    at: 1,
    nextAt: 1,
    attempts: 11,
    deadAt: server.clock.now(),
  };
  await server.desk.services.store.transaction((tx) => tx.insertWebhook(webhook));
  return webhook.id;
}

async function failedMail(path: string): Promise<string> {
  if (!path.includes(":mail")) return "";
  const mail: MailRecord = {
    id: newClientId() as string as MailId,
    customerId: "c" as CustomerId,
    kind: "answer",
    about: "conversation:c" as MailRecord["about"],
    at: 1,
    nextAt: 1,
    attempts: 11,
    doneAt: server.clock.now(),
    outcome: "failed",
  };
  await server.desk.services.store.transaction((tx) => tx.insertMail(mail));
  return mail.id;
}

async function tokenFor(path: string): Promise<string> {
  if (path === "/api/customer/news") return server.identity("sub-1");
  if (/^\/api\/(customer|uploads)/.test(path))
    return (await customer(server)).session().token ?? "";
  if (path.startsWith("/api/host/") || path === "/metrics") return hostKey;
  const role = roleFor(path);
  return (await server.hire(`Cy ${newClientId()}`, role)).token;
}

function roleFor(path: string): AgentRole {
  if (/\/(quality|insights|tickets\.csv)\b/.test(path)) return "supervisor";
  if (path.endsWith("/editor-start") || /\/(gaps|content)\b/.test(path)) return "editor";
  return path.startsWith("/api/admin/") ? "admin" : "agent";
}

/** What must be there already. */
const named = ["articleId", "transactionId"];

function exampleOf(body: string): object {
  const parts = [...partsOf(parseShape(body), views)];
  return Object.fromEntries(
    parts.flatMap(([name, { shape }]): [string, unknown][] => {
      if (shape.kind === "list") return [[name, []]];
      return shape.kind === "example" && !named.includes(name) ? [[name, shape.value]] : [];
    }),
  );
}
