/** A proxy that TRUST_PROXY does not name makes one address of all customers: the operator has to hear of it. */

import { expect, test } from "vitest";
import { startTestServer } from "../support/server.ts";

const proxied = { "x-forwarded-proto": "https", "x-forwarded-for": "203.0.113.7" };

const warningsAfter = async (
  settings: Record<string, string>,
  headers: Record<string, string>,
): Promise<number> => {
  const server = await startTestServer(settings);
  for (let time = 0; time < 2; time += 1) {
    await fetch(`${server.url}/api/faq?locale=en`, { headers });
  }
  const lines = server
    .logged()
    .split("\n")
    .filter((line) => line.includes("TRUST_PROXY"));
  await server.stop();
  return lines.length;
};

test("is said once, whatever is asked for first", async () => {
  expect(await warningsAfter({}, proxied)).toBe(1);
});

test("is not said where the settings name it, nor without one", async () => {
  expect(await warningsAfter({ TRUST_PROXY: "127.0.0.1" }, proxied)).toBe(0);
  expect(await warningsAfter({}, {})).toBe(0);
});
