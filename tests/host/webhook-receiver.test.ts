/** R01: where webhooks are not sent, whatever the address is written like. */

import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Webhook, WebhookId } from "../../protocol/webhook.ts";
import { createWebhookReceiver } from "../../server/host/webhook-receiver.ts";

const secret = `whsec_${Buffer.from("a webhook secret of enough bytes").toString("base64")}`;
const webhook: Webhook = { type: "ticket.filed", timestamp: "2026-11-21T00:00:00Z", data: {} };

/** Stands for what is on the server's own machine and should hear of nothing. */
let canary: http.Server;
let seen: string[];
let port: number;
let answer: { readonly status: number; readonly headers?: http.OutgoingHttpHeaders };

beforeEach(async () => {
  seen = [];
  answer = { status: 200 };
  canary = http.createServer((request, response) => {
    seen.push(String(request.url));
    response.writeHead(answer.status, answer.headers).end("taken");
  });
  await new Promise<void>((resolve) => canary.listen({ port: 0, host: "::" }, resolve));
  port = (canary.address() as AddressInfo).port;
});
afterEach(async () => {
  canary.closeAllConnections();
  await new Promise((resolve) => canary.close(resolve));
});

const sendTo = (url: string, allowedAddresses: readonly string[] = []) =>
  createWebhookReceiver({
    url,
    secret,
    allowedAddresses,
    clock: { now: () => 1_795_000_000_000 },
    limitMs: 2_000,
  }).send("msg_1" as WebhookId, webhook);

test.each([
  "127.0.0.1",
  "127.1",
  "2130706433",
  "0x7f000001",
  "0177.0.0.1",
  "[::1]",
  "[::ffff:127.0.0.1]",
  "0.0.0.0",
  "[::]",
  "localhost",
])("R01 %s is this machine, and hears of nothing", async (host) => {
  expect(await sendTo(`http://${host}:${port}/`)).toContain("private");
  expect(seen).toEqual([]);
});

test.each(["10.0.0.8", "172.16.0.1", "192.168.1.1", "169.254.169.254", "[fd00::1]"])(
  "R01 %s is in a network of our own, and no connection is made",
  async (host) => {
    expect(await sendTo(`http://${host}/`)).toContain("private");
  },
);

test("R01 an address that the settings name is reached, and only that one", async () => {
  expect(await sendTo(`http://127.0.0.1:${port}/hook`, ["127.0.0.0/8"])).toBeUndefined();
  expect(seen).toEqual(["/hook"]);
  expect(await sendTo(`http://[::1]:${port}/hook`, ["127.0.0.1"])).toContain("private");
  expect(seen).toEqual(["/hook"]);
});

test("R01 a redirect is not followed", async () => {
  answer = { status: 302, headers: { location: `http://127.0.0.1:${port}/inner` } };
  const failure = await sendTo(`http://127.0.0.1:${port}/hook`, ["127.0.0.1"]);
  expect(failure).toBe("The receiver answered 302.");
  expect(seen).toEqual(["/hook"]);
});

test("a body without end and a receiver that does not answer are left in time", async () => {
  canary.removeAllListeners("request");
  canary.on("request", (request, response) => {
    if (request.url === "/endless") response.writeHead(200).write("x".repeat(1_000_000));
  });
  expect(await sendTo(`http://127.0.0.1:${port}/endless`, ["127.0.0.1"])).toBeUndefined();
  expect(await sendTo(`http://127.0.0.1:${port}/silent`, ["127.0.0.1"])).toBe("No answer in time.");
});
