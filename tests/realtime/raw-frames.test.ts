/** S25, S26, S27, S30: frames and handshakes that no client of ours would send. */

import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type Customer, customer } from "../support/actors.ts";
import { rawHttp, statusesIn } from "../support/raw-http.ts";
import { openRaw } from "../support/raw-socket.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
let alice: Customer;
beforeAll(async () => {
  server = await startTestServer();
  alice = await customer(server);
});
afterAll(() => server.stop());

const isServed = async () => {
  expect(await alice.call("faq:suggest", { text: "支付" })).toMatchObject({
    articles: [{ id: "payment-failed" }],
  });
};
const residentMb = () => process.memoryUsage().rss / 1_024 ** 2;

const deep = 10_000;
const deepJson = `${"[".repeat(deep)}${"]".repeat(deep)}`;
const placeholders = Array.from({ length: 10_000 }, () => `{"_placeholder":true,"num":0}`).join();

const frames: readonly (readonly [string, string])[] = [
  ["10,000 brackets deep", `42/customer,0["message:send",${deepJson}]`],
  ["10,000 brackets that are never closed", `42/customer,0["message:send",${"[".repeat(deep)}`],
  ["of bytes that never come", `451-/customer,0["message:send",{"_placeholder":true,"num":0}]`],
  ["of a thousand million parts", `45999999999-/customer,["message:send"]`],
  ["of parts below none", `45-1-/customer,["message:send"]`],
  ["of 3,000 placeholders", `451-/customer,0["message:send",${placeholders.slice(0, 90_000)}]`],
];

describe.each(frames)("S25 a packet %s", (_, frame) => {
  test("ends that connection or is refused, and costs nothing", async () => {
    const before = residentMb();
    for (let times = 0; times < 10; times += 1) {
      const raw = await openRaw(server.url, { namespace: "/customer" });
      const heard = raw.heard.length;
      raw.send(frame);
      // What is still open was answered with a refusal, or waits for its bytes and is over with the connection.
      raw.send(`42/customer,7["typing",{"on":1}]`);
      await until(() => expect(!raw.isOpen() || raw.heard.length > heard).toBe(true));
      const answers = raw.heard.slice(heard).join();
      expect(answers).not.toContain('"ok":true');
      raw.destroy();
    }
    await isServed();
    expect(residentMb() - before).toBeLessThan(60);
  });
});

describe("S27 a frame that is no packet", () => {
  test.each([
    "",
    "x",
    "4",
    "42",
    "42/customer",
    "42/customer,",
    "42/customer,[",
    "42/customer,{}",
    "42/customer,[]",
    "42/customer,[1]",
    "42/customer,[null,{}]",
    `42/customer,["disconnect"]`,
    `42/customer,["connect_error",{}]`,
    `42/customer,99999999999999999999["typing",{"on":true}]`,
    "43/customer,0[1]",
    "43/customer,[]",
    "44/customer,{}",
    "47/customer,",
    "40/customer,[",
    "40/nowhere,",
    "40/__proto__,",
    "9",
    "\u0000",
  ])("%j ends that connection at most", async (frame) => {
    const raw = await openRaw(server.url, { namespace: "/customer" });
    raw.send(frame);
    raw.send(`42/customer,7["typing",{"on":true}]`);
    await until(() =>
      expect(!raw.isOpen() || raw.heard.some((packet) => packet.startsWith("43/customer,7"))).toBe(
        true,
      ),
    );
    raw.destroy();
    await isServed();
  });

  test("nor does a frame of bytes", async () => {
    const socket = new WebSocket(`${server.url}/socket.io/?EIO=4&transport=websocket`, {
      origin: server.url,
    });
    await new Promise((resolve) => socket.once("open", resolve));
    socket.send(new Uint8Array([4, 0, 255]));
    socket.send(new Uint8Array(50_000));
    await new Promise((resolve) => socket.once("close", resolve));
    await isServed();
  });
});

describe("S26 a handshake", () => {
  const get = (query: string, more: readonly string[] = []) =>
    rawHttp(
      server.url,
      `GET /socket.io/${query} HTTP/1.1\r\n${[`Host: ${new URL(server.url).host}`, ...more].join("\r\n")}\r\n\r\n`,
    );
  const upgrade = [
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
  ];

  test.each([
    ["of protocol 3", "?EIO=3&transport=polling"],
    ["without a protocol", "?transport=polling"],
    ["of a transport that there is not", "?EIO=4&transport=webtransport"],
    ["of an inherited transport", "?EIO=4&transport=constructor"],
    ["of a transport named __proto__", "?EIO=4&transport=__proto__"],
    ["for a session named __proto__", "?EIO=4&transport=polling&sid=__proto__"],
    ["for a session named constructor", "?EIO=4&transport=polling&sid=constructor"],
    ["with two sessions", "?EIO=4&transport=polling&sid=a&sid=b"],
  ])("%s is refused", async (_, query) => {
    for (const headers of [[], upgrade]) {
      const answer = await get(query, headers);
      expect(statusesIn(answer)).toHaveLength(1);
      expect(answer).not.toContain('"sid"');
    }
    // It would have been found: the right one has a session.
    expect(await get("?EIO=4&transport=polling")).toContain('"sid"');
  });

  test("that ends in the middle leaves nothing behind", async () => {
    const { port } = new URL(server.url);
    for (let times = 0; times < 50; times += 1) {
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), "127.0.0.1", () => {
          socket.write(`GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\n`);
          socket.write(`${upgrade.join("\r\n")}\r\n\r\n`);
          socket.resetAndDestroy();
          resolve();
        });
      });
    }
    await isServed();
  });
});

test("S30 a WebSocket is never compressed, whoever asks for it", async () => {
  const socket = new WebSocket(`${server.url}/socket.io/?EIO=4&transport=websocket`, {
    origin: server.url,
    perMessageDeflate: true,
  });
  await new Promise((resolve) => socket.once("open", resolve));
  expect(socket.extensions).toBe("");
  socket.terminate();

  // A frame that says it is compressed ends the connection.
  const raw = connect(Number(new URL(server.url).port), "127.0.0.1");
  raw.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n`,
  );
  const head = await new Promise<string>((resolve) =>
    raw.once("data", (data) => resolve(String(data))),
  );
  expect(head).toContain("101");
  expect(head).not.toMatch(/permessage-deflate/i);
  raw.write(Buffer.from([0xc1, 0x84, 0, 0, 0, 0, 1, 2, 3, 4]));
  await new Promise((resolve) => raw.resume().once("close", resolve));
  await isServed();
});
