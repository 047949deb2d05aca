import { get } from "node:http";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FaqCopy } from "../../protocol/faq-copy.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
const page = "https://wallet.example";
beforeAll(async () => {
  server = await startTestServer({ ALLOWED_ORIGINS: page });
});
afterAll(() => server.stop());
const { send } = createHttpClient(() => server);
const copy = (query: string, headers = {}) =>
  send("GET", `/api/faq-copy${query}`, undefined, headers);
const read = async (query: string): Promise<FaqCopy> => (await copy(query)).json();

test("a device gets all articles of its language with what they are found by, and the contacts", async () => {
  const { articles, contacts } = await read("?locale=en");
  expect(articles).toHaveLength(3);
  expect(articles[0]).toMatchObject({
    title: "payment-failed (en)",
    blocks: [expect.anything()],
    terms: ["payment-failed term"],
  });
  expect(contacts).toEqual({ hotline: "400-800-0000" });
});

test("where the network is bad it gets the emergencies only", async () => {
  const { articles, contacts } = await read("?locale=zh-CN&urgency=urgent");
  expect(articles.map(({ id }) => id)).toEqual(["account-stolen"]);
  expect(contacts).toEqual({ hotline: "400-800-0000" });
});

test("what it has already is not sent again, and another language is another version", async () => {
  const first = await copy("?locale=zh-CN");
  const etag = first.headers.get("etag") ?? "";
  expect(first.headers.get("cache-control")).toBe("no-cache");
  expect(etag).toBe(`"${(await first.json()).version}"`);
  const again = await copy("?locale=zh-CN", { "if-none-match": etag });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe("");
  expect((await copy("?locale=en", { "if-none-match": etag })).status).toBe(200);
  expect((await copy("?locale=zh-CN&urgency=urgent", { "if-none-match": etag })).status).toBe(200);
});

test("it is compressed for who can read that, and no cache mixes the two up or gives it to another page", async () => {
  const { url } = server;
  const plain = await rawBody(`${url}/api/faq-copy`, "identity");
  const packed = await rawBody(`${url}/api/faq-copy`, "gzip");
  expect(packed.encoding).toBe("gzip");
  expect(plain.encoding).toBeUndefined();
  expect(gunzipSync(packed.body).equals(plain.body)).toBe(true);
  const { headers } = await copy("", { origin: page });
  expect(headers.get("access-control-allow-origin")).toBe(page);
  expect(headers.get("vary")).toMatch(/Origin/i);
  expect(headers.get("vary")).toMatch(/Accept-Encoding/i);
  const stranger = await copy("", { origin: "https://stranger.example" });
  expect(stranger.headers.get("access-control-allow-origin")).toBeNull();
});

test.each(["?locale=tlh", "?urgency=normal", "?more=1"])("%s is a typed error", async (query) => {
  const response = await copy(query);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { code: "invalid" } });
});

/** `fetch` unpacks by itself. */
function rawBody(url: string, encoding: string) {
  return new Promise<{ readonly body: Buffer; readonly encoding: string | undefined }>(
    (resolve) => {
      get(url, { headers: { "accept-encoding": encoding } }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () =>
          resolve({
            body: Buffer.concat(parts),
            encoding: response.headers["content-encoding"],
          }),
        );
      });
    },
  );
}

test("a page whose widget nobody has opened gets whom to call and what to do, wherever it is, as a module", async () => {
  const asked = (locale: string) =>
    send("GET", `/widget.known.js?locale=${locale}`, undefined, { origin: "https://any.example" });
  const response = await asked("zh-CN");
  const { headers } = response;
  expect(headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect(headers.get("cache-control")).toBe("public, max-age=600");
  expect(headers.get("access-control-allow-origin")).toBe("*");
  expect(headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  const { contacts, emergencies } = await read("?locale=zh-CN&urgency=urgent");
  const source = Buffer.from(await response.text()).toString("base64");
  const { default: known } = await import(`data:text/javascript;base64,${source}`);
  expect(known).toEqual({ contacts, emergencies });
  expect((await asked("xx")).status).toBe(400);
});
