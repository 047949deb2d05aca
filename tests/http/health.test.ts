import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createHttpClient } from "../support/http.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
const { send } = createHttpClient(() => server);

test("a server that works is live and ready", async () => {
  expect((await send("GET", "/livez")).status).toBe(200);
  const ready = await send("GET", "/readyz");
  expect(ready.status).toBe(200);
  expect(await ready.json()).toEqual({ status: "ready", warnings: [] });
});

test("a server whose database cannot be written is live, not ready, and says why", async () => {
  const check = vi.spyOn(server.desk.services.store, "check").mockRejectedValue(new Error("full"));
  expect((await send("GET", "/livez")).status).toBe(200);
  const response = await send("GET", "/readyz");
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({
    status: "not ready",
    reasons: ["the database can't be written now"],
    warnings: [],
  });
  check.mockRestore();
});
