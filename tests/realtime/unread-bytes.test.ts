import { EventEmitter } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { watchUnreadBytes } from "../../server/realtime/unread-bytes.ts";
import { customer, newClientId } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

function watched(limit: number) {
  const connection = new EventEmitter();
  let ended = 0;
  watchUnreadBytes(connection, limit, () => {
    ended += 1;
  });
  return { connection, ended: () => ended };
}

test("F13 bytes count until they are flushed, in UTF-8 and in frames made ahead", () => {
  const { connection, ended } = watched(12);
  connection.emit("packetCreate", { data: "四个汉字" });
  connection.emit("flush");
  connection.emit("packetCreate", { options: { wsPreEncodedFrame: [new Uint8Array(12)] } });
  expect(ended()).toBe(0);
  connection.emit("packetCreate", { data: "a" });
  connection.emit("packetCreate", { data: "a" });
  expect(ended()).toBe(1);
});

describe("a connection over polling that does not read", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  /** A client of the customer that polls only when it is told to. */
  async function openPolling(token: string | undefined) {
    const path = `${server.url}/socket.io/?EIO=4&transport=polling`;
    const opened = await fetch(path);
    const { sid } = JSON.parse((await opened.text()).slice(1));
    const send = (packet: string) => fetch(`${path}&sid=${sid}`, { method: "POST", body: packet });
    await send(`40/customer,${JSON.stringify({ token })}`);
    return { send, poll: () => fetch(`${path}&sid=${sid}`) };
  }

  test("F13 is ended after 512 KB, and not before, and the customer's other connection lives on", async () => {
    const alice = await customer(server);
    await alice.asksForAgent();
    const idle = await openPolling(alice.session().token);
    const text = "您".repeat(4_000);
    const flood = async (messages: number) => {
      for (let message = 0; message < messages; message += 1) {
        await alice.call("message:send", { clientId: newClientId(), text });
      }
    };
    await flood(10);
    expect((await (await idle.poll()).text()).length).toBeGreaterThan(10 * text.length);

    await flood(60);
    await until(() => expect(server.logged()).toContain('"reason":"unread"'));
    const statuses: number[] = [];
    while (statuses.at(-1) !== 400) statuses.push((await idle.poll()).status);
    expect(alice.socket().connected).toBe(true);
  });
});
