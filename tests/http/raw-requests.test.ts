/** S13, S29, S30: requests that no client of ours would send, byte by byte. */

import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { customer } from "../support/actors.ts";
import { rawHttp, statusesIn } from "../support/raw-http.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const question = `{"question":"支付失败"}`;
const length = Buffer.byteLength(question);

function request(line: string, headers: readonly string[] = [], body = "") {
  const host = new URL(server.url).host;
  return `${[line, `Host: ${host}`, ...headers].join("\r\n")}\r\n\r\n${body}`;
}
const ask = (headers: readonly string[], body = question) =>
  request("POST /api/faq/ask HTTP/1.1", headers, body);
const json = "Content-Type: application/json";

test("S29 it would have bitten: the same request without tricks is answered", async () => {
  const answer = await rawHttp(server.url, ask([json, `Content-Length: ${length}`]));
  expect(statusesIn(answer)).toEqual([200]);
  expect(answer).toContain("payment-failed");
});

describe("S29 a type of the body that is not exactly JSON", () => {
  test.each([
    "Content-Type: application/json\ta",
    "Content-Type: application/jsonx",
    "Content-Type: \tapplication/json\ttext/plain",
    "Content-Type: application/json, text/plain",
    "Content-Type: text/plain; application/json",
    "Content-Type: */*",
    "Content-Type: ",
    "Content-Type: application/x-www-form-urlencoded\r\nContent-Type: application/json",
  ])("%j is refused", async (type) => {
    const answer = await rawHttp(server.url, ask([type, `Content-Length: ${length}`]));
    expect(statusesIn(answer)).toHaveLength(1);
    expect([400, 415]).toContain(statusesIn(answer)[0]);
    expect(answer).not.toContain("payment-failed");
  });
});

describe("S29 a length that is not clear", () => {
  test.each([
    ["two lengths", ["Content-Length: 5", `Content-Length: ${length}`]],
    ["a length and chunks", [`Content-Length: ${length}`, "Transfer-Encoding: chunked"]],
    ["chunks under another name", ["Transfer-Encoding: xchunked"]],
    ["a length with a sign", [`Content-Length: +${length}`]],
    ["a blank before the colon", [`Content-Length : ${length}`]],
    ["a folded header", [`X-A: b\r\n Content-Length: ${length}`, `Content-Length: ${length}`]],
  ])("%s is refused, and what follows is no second request", async (_, headers) => {
    const second = request("GET /api/faq HTTP/1.1");
    const answer = await rawHttp(server.url, ask([json, ...headers], `0\r\n\r\n${second}`));
    expect(statusesIn(answer)).toEqual([400]);
  });
});

describe("S29 a path that means another one", () => {
  test.each([
    "/api%2Fagent%2Fsessions",
    "/api/agent%2Fsessions",
    "//api/agent/sessions",
    "/api//agent/sessions",
    "/api/./agent/sessions",
    "/x/../api/agent/sessions",
    "/api/agent/sessions/",
    "/API/AGENT/SESSIONS",
    "/console/..%2f..%2fetc%2fpasswd",
    "/widget/%2e%2e/%2e%2e/etc/passwd",
    "/widget/..\\..\\etc\\passwd",
    "/console/%00",
    "/%ff",
  ])("%s leads nowhere", async (path) => {
    const answer = await rawHttp(server.url, request(`GET ${path} HTTP/1.1`));
    expect([400, 403, 404]).toContain(statusesIn(answer)[0]);
    expect(answer).not.toContain("root:");
  });

  test("an absolute address of somebody else's is none of ours", async () => {
    const answer = await rawHttp(
      server.url,
      `GET http://evil.example/api/faq HTTP/1.1\r\nHost: evil.example\r\n\r\n`,
    );
    expect([400, 403, 404]).toContain(statusesIn(answer)[0]);
  });
});

test.each([
  ["no HTTP", "hello\r\n\r\n", 400],
  ["a path of no characters", "GET /%ff HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 400],
  ["too many headers", `GET / HTTP/1.1\r\nX-A: ${"a".repeat(20_000)}\r\n\r\n`, 431],
])("S23 S29 %s gets the error that clients know, and no page", async (_, bytes, status) => {
  const answer = await rawHttp(server.url, bytes);
  expect(statusesIn(answer)).toEqual([status]);
  expect(answer.toLowerCase()).toContain("x-content-type-options: nosniff");
  expect(answer).toContain('{"error":{"code":"invalid"');
});

test.each(["TRACE", "CONNECT", "PROPFIND", "get", "G\u0000T"])(
  "S29 the method %j gets no answer of the API",
  async (method) => {
    const answer = await rawHttp(
      server.url,
      request(`${method} /api/faq HTTP/1.1`, ["Cookie: pocketdesk_agent=canary"]),
    );
    expect(statusesIn(answer).every((status) => status >= 400)).toBe(true);
    expect(answer).not.toContain("canary");
    expect(answer).not.toContain("categories");
  },
);

test("S29 requests without a host, or with two, are refused", async () => {
  expect(statusesIn(await rawHttp(server.url, "GET /api/faq HTTP/1.1\r\n\r\n"))).toEqual([400]);
  const two = request("GET /api/faq HTTP/1.1", ["Host: evil.example"]);
  expect(statusesIn(await rawHttp(server.url, two)).every((status) => status >= 400)).toBe(true);
});

test("S30 a body that is compressed is not unpacked", async () => {
  const bomb = gzipSync(Buffer.alloc(20 * 1_024 ** 2, " "));
  expect(bomb.length).toBeLessThan(64 * 1_024);
  for (const encoding of ["gzip", "deflate", "br", "gzip, gzip"]) {
    const head = ask([json, `Content-Encoding: ${encoding}`, `Content-Length: ${bomb.length}`], "");
    const answer = await rawHttp(server.url, Buffer.concat([Buffer.from(head), bomb]));
    expect(statusesIn(answer)).toHaveLength(1);
    expect([400, 415]).toContain(statusesIn(answer)[0]);
  }
});

test("S13 addresses, names and protocols that a caller makes up count for nothing", async () => {
  const strict = await startTestServer({ RATE_LIMITS: "on" });
  await strict.hire("Bo");
  const signIn = (made: Readonly<Record<string, string>>, email: string) =>
    fetch(`${strict.url}/api/agent/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json", ...made },
      body: JSON.stringify({ email, password: "wrong" }),
    });
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 32; attempt += 1) {
    const made = {
      "x-forwarded-for": `198.51.100.${attempt}`,
      "x-real-ip": `198.51.100.${attempt}`,
      forwarded: `for=198.51.100.${attempt}`,
    };
    statuses.push((await signIn(made, `nobody${attempt}@example.com`)).status);
  }
  // A hundred addresses would have had a hundred times as many guesses.
  expect(statuses.slice(-2)).toEqual([429, 429]);
  await strict.stop();

  const bo = { email: "Bo@example.com", password: "a-long-passphrase" };
  await server.hire("Bo");
  const response = await fetch(`${server.url}/api/agent/sessions`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-forwarded-proto": "https",
      "x-forwarded-host": "evil.example",
    },
    body: JSON.stringify(bo),
  });
  expect(response.status).toBe(200);
  expect(response.headers.getSetCookie().join()).not.toContain("Secure");
  expect(response.headers.getSetCookie().join()).not.toContain("evil");
});

test("F19 half a body and a close is no bug: of a file, a piece of one, a question", async () => {
  const { token } = (await customer(server)).session();
  const allowed = `Authorization: Bearer ${token}`;
  const part = `--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 half`;
  const long = "Content-Length: 500000";
  const halves = [
    ["POST /api/attachments", "Content-Type: multipart/form-data; boundary=x", part],
    ["PATCH /api/uploads/abcdefgh", "Content-Type: application/octet-stream", "half"],
    ["POST /api/faq/ask", json, `{"question":"支付`],
  ] as const;
  for (const [line, type, body] of halves)
    await rawHttp(server.url, request(`${line} HTTP/1.1`, [allowed, type, long], body));
  await until(() => expect(server.logged()).toContain('"call":"POST /api/attachments"'));
  expect(server.logged()).not.toContain('"msg":"bug"');
  // Nor is it a call that a stop waits for: that would take it four seconds.
  const another = await startTestServer();
  const guest = (await customer(another)).session();
  const given = [`Authorization: Bearer ${guest.token}`, halves[0][1], long];
  await rawHttp(another.url, request(`${halves[0][0]} HTTP/1.1`, given, part));
  const begun = performance.now();
  await another.stop();
  expect(performance.now() - begun).toBeLessThan(2_500);
});
