import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { customer, newClientId } from "../support/actors.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let cwd: string;
beforeAll(async () => {
  server = await startTestServer({ ALLOWED_ORIGINS: "https://good.example" });
  await server.hire("Bo");
});
afterAll(() => server.stop());

const account = { email: "Bo@example.com", password: "a-long-password" };

const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  fetch(server.url + path, {
    method,
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    redirect: "manual",
  });
const post = (path: string, body: unknown, headers?: Record<string, string>) =>
  send("POST", path, body, headers);

describe("health", () => {
  test("it lives and is ready", async () => {
    expect((await send("GET", "/livez")).status).toBe(200);
    const ready = await send("GET", "/readyz");
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({ status: "ready", warnings: [] });
  });
});

describe("the FAQ", () => {
  test("the catalogue, an article, and an answer", async () => {
    expect(await (await send("GET", "/api/faq?locale=zh-CN")).json()).toHaveProperty("frequent");
    const article = await send("GET", "/api/faq/payment-failed?locale=en");
    expect(await article.json()).toMatchObject({ title: "payment-failed (en)" });
    expect(await (await post("/api/faq/ask", { question: "支付失败" })).json()).toEqual({
      outcome: "answer",
      articleId: "payment-failed",
      confidence: 0.9,
      hits: [{ articleId: "payment-failed", title: "支付失败怎么办？", confidence: 0.9 }],
    });
  });

  test.each([
    ["GET", "/api/faq/nothing", undefined, 404, "not_found"],
    ["GET", "/api/faq/__proto__", undefined, 404, "not_found"],
    ["GET", "/api/faq/..%2f..%2fetc", undefined, 404, "not_found"],
    ["GET", "/api/faq?locale=tlh", undefined, 400, "invalid"],
    ["GET", "/api/faq?locale=en&more=1", undefined, 400, "invalid"],
    ["GET", "/api/faq/payment-failed?more=1", undefined, 400, "invalid"],
    ["GET", `/api/faq/${"a".repeat(65)}`, undefined, 413, "too_large"],
    ["POST", "/api/faq/ask", {}, 400, "invalid"],
    ["POST", "/api/faq/ask", { question: ["a"] }, 400, "invalid"],
    ["POST", "/api/faq/ask", { question: "a", more: 1 }, 400, "invalid"],
    ["POST", "/api/faq/ask", `{"question":"a","__proto__":{"x":1}}`, 400, "invalid"],
    ["POST", "/api/faq/ask", "{", 400, "invalid"],
    ["POST", "/api/faq/ask", { question: "a".repeat(5_000) }, 413, "too_large"],
    ["POST", "/api/faq/ask", { question: "a".repeat(100_000) }, 413, "too_large"],
    ["GET", "/api/nothing", undefined, 404, "not_found"],
  ])("%s %s with something wrong is a typed error", async (method, path, body, status, code) => {
    const response = await send(method, path, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: { code, message: expect.any(String) } });
  });
});

describe("a customer's messages over HTTP", () => {
  const message = () => ({ clientId: newClientId(), text: "支付失败了" });

  test("both kinds of token are taken", async () => {
    const alice = await customer(server);
    const tokens = [alice.session().token ?? "", await server.identity("http-alice")];
    for (const token of tokens) {
      const response = await post("/api/customer/messages", message(), {
        authorization: `Bearer ${token}`,
      });
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({ message: { seq: 1 } });
    }
    await alice.sees("支付失败怎么办");
  });

  test("a message with an unknown key is refused", async () => {
    const alice = await customer(server);
    const authorization = `Bearer ${alice.session().token}`;
    const body = { ...message(), author: "agent" };
    const response = await post("/api/customer/messages", body, { authorization });
    expect(response.status).toBe(400);
    expect(alice.heard()).toEqual([]);
  });

  test.each([
    ["none", {}],
    ["a made-up one", { authorization: "Bearer made-up" }],
    ["a made-up identity", { authorization: "Bearer a.b.c" }],
    ["a basic one", { authorization: "Basic YTpi" }],
  ])("with %s there is no customer", async (_, headers) => {
    const response = await post("/api/customer/messages", message(), headers);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: "unauthenticated" } });
  });

  test("a listed page may read the answer, another may not", async () => {
    const allowed = async (origin: string) =>
      (
        await send("OPTIONS", "/api/customer/messages", undefined, {
          origin,
          "access-control-request-method": "POST",
        })
      ).headers.get("access-control-allow-origin");
    expect(await allowed("https://good.example")).toBe("https://good.example");
    expect(await allowed("https://evil.example")).toBeNull();
  });
});

describe("an agent's session", () => {
  test("it is a cookie that scripts cannot read, and a token", async () => {
    const response = await post("/api/agent/sessions", account);
    expect(response.status).toBe(200);
    const { token, agent } = await response.json();
    expect(agent).toEqual({
      id: expect.any(String),
      name: "Bo",
      email: "bo@example.com",
      role: "agent",
    });
    const cookie = response.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(
      /^pocketdesk_agent=.+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );

    const known = await send("GET", "/api/agent/sessions", undefined, {
      cookie: `pocketdesk_agent=${token}`,
    });
    expect(await known.json()).toEqual({ agent });
  });

  test.each([
    ["an unknown key", { ...account, role: "admin" }],
    ["a password that is an object", { ...account, password: { $ne: "" } }],
    ["no password", { email: account.email }],
    ["nothing", undefined],
  ])("with %s in the body nobody signs in", async (_, body) => {
    const response = await post("/api/agent/sessions", body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: "invalid" } });
  });

  test("a wrong password and an unknown address answer the same", async () => {
    const answers = await Promise.all(
      [
        { ...account, password: "wrong" },
        { ...account, email: "nobody@example.com" },
      ].map(async (body) => {
        const response = await post("/api/agent/sessions", body);
        return [response.status, await response.json()];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toBe(401);
  });

  test.each([
    ["another origin", { origin: "https://evil.example" }],
    ["a page that embeds the widget", { origin: "https://good.example" }],
    ["another site, by its own word", { "sec-fetch-site": "cross-site" }],
    ["a sister site", { "sec-fetch-site": "same-site" }],
  ])("%s may not sign in or out", async (_, headers) => {
    expect((await post("/api/agent/sessions", account, headers)).status).toBe(403);
    expect((await send("DELETE", "/api/agent/sessions", undefined, headers)).status).toBe(403);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])(
    "a body of %s is not read",
    async (type) => {
      const body = JSON.stringify(account);
      const response = await post("/api/agent/sessions", body, { "content-type": type });
      expect(response.status).toBe(415);
      expect(await response.json()).toMatchObject({ error: { code: "unsupported_type" } });
      expect(response.headers.get("set-cookie")).toBeNull();
    },
  );

  test("guessing is slowed down, by account and not by what the request says of itself", async () => {
    const strict = await startTestServer({ RATE_LIMITS: "on" });
    const attempt = (number: number) =>
      fetch(`${strict.url}/api/agent/sessions`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-for": `10.0.0.${number}` },
        body: JSON.stringify({ ...account, password: "wrong" }),
      });
    const statuses: number[] = [];
    for (let number = 0; number < 12; number += 1) statuses.push((await attempt(number)).status);
    expect(statuses.slice(0, 10)).toEqual(new Array(10).fill(401));
    expect(statuses.slice(10)).toEqual([429, 429]);
    await strict.stop();
  });
});

describe("the pages", () => {
  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), "pocketdesk-pages-"));
    for (const folder of ["widget", "support", "console/assets", "demo"]) {
      mkdirSync(join(cwd, folder), { recursive: true });
    }
    for (const page of ["support", "console", "demo"]) {
      writeFileSync(join(cwd, page, "index.html"), `<!doctype html><title>${page}</title>`);
    }
    writeFileSync(join(cwd, "widget.js"), "loader");
    writeFileSync(join(cwd, "widget/app-1.js"), "widget");
    writeFileSync(join(cwd, "console/assets/main-1.js"), "console");
  });

  test("each has its place, its policy and how long it is kept", async () => {
    const pages = await startTestServer({ PUBLIC_DIR: cwd });
    const get = async (path: string) => {
      const response = await fetch(pages.url + path, { redirect: "manual" });
      const { headers, status } = response;
      return {
        status,
        text: await response.text(),
        csp: headers.get("content-security-policy"),
        kept: headers.get("cache-control"),
        cors: headers.get("access-control-allow-origin"),
        sharing: headers.get("cross-origin-resource-policy"),
        sniff: headers.get("x-content-type-options"),
      };
    };
    const console = await get("/console/");
    expect(console).toMatchObject({ status: 200, kept: "no-cache", sniff: "nosniff" });
    expect(console.text).toContain("console");
    expect(console.csp).toContain("frame-ancestors 'none'");
    expect(console.csp).not.toContain("unsafe");
    expect(await get("/console")).toMatchObject({ status: 301 });
    expect((await get("/console/assets/main-1.js")).kept).toContain("immutable");
    expect((await get("/support")).text).toContain("support");
    expect((await get("/")).text).toContain("demo");
    expect(await get("/widget.js")).toMatchObject({
      text: "loader",
      cors: "*",
      sharing: "cross-origin",
    });
    const part = await get("/widget/app-1.js");
    expect(part).toMatchObject({ text: "widget", cors: "*" });
    expect(part.kept).toContain("immutable");
    for (const path of ["/widget/nothing.js", "/widget/..%2fconsole%2findex.html"]) {
      expect((await get(path)).status).toBeGreaterThanOrEqual(400);
    }
    await pages.stop();
  });

  test("the demo page's customer is a signed-in one", async () => {
    const response = await send("GET", "/demo/identity");
    const identity = await response.text();
    const guest = await customer(server, { identity });
    expect(guest.session().customer).toMatchObject({ verified: true, name: "林晓" });
  });

  test("there is no demo in production", async () => {
    const production = await startTestServer({
      NODE_ENV: "production",
      IDENTITY_SECRET: "k3Jx9vQz7Lm2Wn8Rt5Yb1Hd6Fs4Gp0Ac",
      ALLOWED_ORIGINS: "https://good.example",
      RATE_LIMITS: "on",
      PUBLIC_DIR: cwd,
    });
    for (const path of ["/", "/demo/", "/demo/identity"]) {
      expect((await fetch(production.url + path)).status).toBe(404);
    }
    await production.stop();
  });
});
