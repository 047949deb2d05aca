import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { customer } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let publicDir: string;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await server.stop();
  rmSync(publicDir, { recursive: true });
});
const { send } = createHttpClient(() => server);

beforeAll(() => {
  publicDir = mkdtempSync(join(tmpdir(), "pocketdesk-pages-"));
  for (const folder of ["widget", "support", "verify", "console/assets", "demo"]) {
    mkdirSync(join(publicDir, folder), { recursive: true });
  }
  for (const page of ["support", "verify", "console", "demo"]) {
    writeFileSync(join(publicDir, page, "index.html"), `<!doctype html><title>${page}</title>`);
  }
  writeFileSync(join(publicDir, "widget.js"), "loader");
  writeFileSync(join(publicDir, "widget.latest.js"), "latest");
  writeFileSync(join(publicDir, "widget.css"), "sheet");
  writeFileSync(join(publicDir, "widget/app-1.js"), "widget");
  writeFileSync(join(publicDir, "console/assets/main-1.js"), "console");
});

test("S23 each page has its address, its policy and its time in the cache", async () => {
  const pages = await startTestServer({ PUBLIC_DIR: publicDir });
  const get = async (path: string) => {
    const response = await fetch(pages.url + path, { redirect: "manual" });
    const { headers, status } = response;
    return {
      status,
      text: await response.text(),
      csp: headers.get("content-security-policy"),
      cache: headers.get("cache-control"),
      cors: headers.get("access-control-allow-origin"),
      sharing: headers.get("cross-origin-resource-policy"),
      sniff: headers.get("x-content-type-options"),
    };
  };
  const console = await get("/console/");
  expect(console).toMatchObject({ status: 200, cache: "no-cache", sniff: "nosniff" });
  expect(console.text).toContain("console");
  expect(console.csp).toContain("frame-ancestors 'none'");
  expect(console.csp).not.toContain("unsafe");
  expect(console.csp).toContain("trusted-types 'none'");
  expect(await get("/console")).toMatchObject({ status: 301 });
  expect((await get("/console/assets/main-1.js")).cache).toContain("immutable");
  expect((await get("/support")).text).toContain("support");
  const verify = await get("/verify");
  expect(verify).toMatchObject({ status: 200, cache: "no-cache" });
  expect(verify.text).toContain("verify");
  expect(verify.csp).not.toMatch(/connect-src|unsafe/);
  expect(verify.csp).toContain("default-src 'none'");
  expect(verify.csp).toContain("trusted-types 'none'");
  expect((await get("/")).text).toContain("demo");
  expect(await get("/widget.js")).toMatchObject({
    text: "loader",
    cors: "*",
    sharing: "cross-origin",
  });
  expect(await get("/widget.css")).toMatchObject({ text: "sheet", sharing: "cross-origin" });
  expect(await get("/widget.latest.js")).toMatchObject({
    text: "latest",
    cors: "*",
    sharing: "cross-origin",
    cache: "no-cache",
  });
  const part = await get("/widget/app-1.js");
  expect(part).toMatchObject({ text: "widget", cors: "*" });
  expect(part.cache).toContain("immutable");
  for (const path of ["/widget/nothing.js", "/widget/..%2fconsole%2findex.html"]) {
    expect((await get(path)).status).toBeGreaterThanOrEqual(400);
  }
  await pages.stop();
});

test("no browser keeps that a file was missing", async () => {
  const pages = await startTestServer({ PUBLIC_DIR: publicDir });
  for (const path of ["/widget/app-2.js", "/console/assets/main-2.js"]) {
    const response = await fetch(pages.url + path);
    expect(response.status).toBe(404);
    expect(response.headers.get("cache-control")).not.toContain("max-age");
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
    PUBLIC_DIR: publicDir,
  });
  for (const path of ["/", "/demo/", "/demo/identity"]) {
    expect((await fetch(production.url + path)).status).toBe(404);
  }
  await production.stop();
});
