import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { healthOf } from "../../server/health.ts";
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

test("a calendar without the holidays of a year in which promises fall is a warning", () => {
  const { services } = server.desk;
  const { engine } = services.faq;
  const at = (now: string, holidays: readonly string[]) => {
    const calendar = { ...engine.tickets.calendar, holidays: new Set(holidays) };
    const tickets = { ...engine.tickets, calendar };
    const faq = { problems: () => [], engine: { ...engine, tickets } };
    const clock = { ...services.clock, now: () => Date.parse(now) };
    return healthOf({ store: services.store, faq, clock }, { closed: false }).warnings();
  };
  expect(at("2026-12-01", ["2026-10-01"])).toEqual([
    "the calendar of promises has no holidays for 2027",
  ]);
  expect(at("2026-12-01", ["2026-10-01", "2027-01-01"])).toEqual([]);
  expect(at("2026-08-01", ["2026-10-01"])).toEqual([]);
  expect(at("2026-12-01", [])).toEqual([]);
});
