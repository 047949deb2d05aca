import { expect, test } from "vitest";
import type { Result } from "../../protocol/sockets.ts";
import { customer, newClientId } from "../support/actors.ts";
import { startTestServer } from "../support/server.ts";

test("S14 a flood is refused with the time to wait, and others notice nothing", async () => {
  const server = await startTestServer({ RATE_LIMITS: "on" });
  const [alice, mallory] = [await customer(server), await customer(server)];
  const flood: Result<unknown>[] = await Promise.all(
    Array.from({ length: 60 }, () =>
      mallory
        .socket()
        .timeout(4_000)
        .emitWithAck("message:send", { clientId: newClientId(), text: "天气" }),
    ),
  );
  const refused = flood.flatMap((result) => (result.ok ? [] : [result.error]));
  expect(refused.length).toBeGreaterThan(0);
  for (const error of refused) {
    expect(error).toMatchObject({ code: "rate_limited", retryAfterMs: expect.any(Number) });
  }
  await alice.says("支付失败了");
  await alice.sees("支付失败怎么办");
  await server.stop();
});
