import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createHost } from "../../server/host/host-client.ts";
import { isSigningSecret } from "../../server/host/signed-request.ts";
import { createTestClock } from "../support/clock.ts";
import { answersWith, coffee, hostSecret, startWallet, transfer } from "../support/wallet.ts";

const clock = createTestClock();
const limitMs = 300;
let wallet: Awaited<ReturnType<typeof startWallet>>;
let problems: string[];
beforeEach(async () => {
  wallet = await startWallet(() => clock.now());
  problems = [];
});
afterEach(() => wallet.stop());

const hostAt = (url = wallet.url) =>
  createHost({
    url: () => url,
    secret: hostSecret,
    clock,
    limitMs,
    report: (problem) => problems.push(problem),
  });

describe("the wallet's back end", () => {
  test("is asked by POST, with a signature that it can check", async () => {
    wallet.answers(answersWith({ transactions: [transfer, coffee] }));
    expect(await hostAt().transactions("u-1")).toEqual({
      outcome: "answered",
      value: [transfer, coffee],
    });
    expect(wallet.asked).toEqual([
      { path: "/transactions", body: { sub: "u-1", limit: 50 }, signed: true },
    ]);
    const forged = createHost({
      url: () => wallet.url,
      secret: `whsec_${Buffer.from("another secret of thirty-two bytes").toString("base64")}`,
      clock,
      report: () => undefined,
    });
    await forged.transactions("u-1");
    expect(wallet.asked[1]?.signed).toBe(false);
  });

  test("is asked once in thirty seconds about the same customer", async () => {
    wallet.answers(answersWith({ transactions: [transfer] }));
    const host = hostAt();
    await Promise.all([host.transactions("u-1"), host.transactions("u-1")]);
    clock.pass("29 seconds");
    await host.transactions("u-1");
    expect(wallet.asked).toHaveLength(1);
    await host.transactions("u-2");
    clock.pass("2 seconds");
    await host.transactions("u-1");
    expect(wallet.asked.map(({ body }) => body.sub)).toEqual(["u-1", "u-2", "u-1"]);
  });

  test.each([
    ["hangs", () => undefined, /no answer in time/],
    ["fails", answersWith({}, 500), /the answer is 500/],
    ["answers a page", answersWith("<html>"), /no JSON/],
    ["answers something else", answersWith({ transactions: "none" }), /another form/],
    ["answers endlessly", answersWith({ transactions: ["x".repeat(70_000)] }), /larger than/],
    [
      "leads elsewhere",
      (_: unknown, response: { writeHead(status: number, headers: object): { end(): void } }) =>
        response.writeHead(302, { location: "http://127.0.0.1:1/" }).end(),
      /./,
    ],
  ] as const)(
    "that %s has failed within its time, and nothing is thrown",
    async (_, reply, problem) => {
      wallet.answers(reply as Parameters<typeof wallet.answers>[0]);
      const begun = performance.now();
      // There was an answer, and nobody could read it.
      const isUnreadable = String(problem).match(/JSON|form|larger/) !== null;
      const failed = { outcome: "failed", unreadable: isUnreadable || undefined };
      expect(await hostAt().transactions("u-1")).toEqual(failed);
      expect(performance.now() - begun).toBeLessThan(limitMs + 250);
      expect(problems).toEqual([expect.stringMatching(problem)]);
    },
  );

  test("is asked once more where it was not reached", async () => {
    let calls = 0;
    wallet.answers((asked, response) => {
      calls += 1;
      if (calls === 1) response.destroy();
      else answersWith({ transactions: [coffee] })(asked, response);
    });
    expect(await hostAt().transactions("u-1")).toEqual({ outcome: "answered", value: [coffee] });
    expect(await hostAt("http://127.0.0.1:1").transactions("u-1")).toEqual({ outcome: "failed" });
  });

  test("that knows no such customer has none", async () => {
    expect(await hostAt().transactions("u-1")).toEqual({ outcome: "none" });
  });

  test("may lie: what has not the form of a transaction is left out, and secrets are masked", async () => {
    wallet.answers(
      answersWith({
        transactions: [
          { ...transfer, amount: "lots" },
          { ...transfer, amount: "1e9" },
          { ...transfer, status: "stolen" },
          { ...transfer, at: "yesterday" },
          { ...transfer, id: "<script>" },
          null,
          { ...coffee, counterparty: "密码是Abc12345", balance: "99" },
        ],
      }),
    );
    const { value } = (await hostAt().transactions("u-1")) as { value: readonly object[] };
    expect(value).toHaveLength(1);
    expect(value[0]).not.toHaveProperty("balance");
    expect(JSON.stringify(value)).not.toContain("Abc12345");
  });

  test("fills twenty lines about a customer at most, and those without a form are left out", async () => {
    const lines = Array.from({ length: 30 }, (_, at) => ({ label: `第 ${at} 行`, value: at }));
    wallet.answers(
      answersWith({
        facts: [
          { label: "", value: "x" },
          { label: "长", value: "x".repeat(201) },
          { value: "y" },
          ...lines,
        ],
      }),
    );
    const { value } = (await hostAt().facts("u-1")) as {
      value: readonly { label: string; value: string }[];
    };
    expect(value).toHaveLength(17);
    expect(value[0]).toEqual({ label: "第 0 行", value: "0" });
  });
});

test("a secret for signing is whsec_ and base64 of 24 bytes", () => {
  expect(isSigningSecret(hostSecret)).toBe(true);
  expect(isSigningSecret("whsec_c2hvcnQ=")).toBe(false);
  expect(isSigningSecret("a secret that is long enough, surely")).toBe(false);
});
