import { afterAll, beforeAll, expect, test } from "vitest";
import { customer, newClientId } from "../support/actors.ts";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ ALLOWED_ORIGINS: "https://good.example" });
});
afterAll(() => server.stop());
const { send, post } = createHttpClient(() => server);

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
