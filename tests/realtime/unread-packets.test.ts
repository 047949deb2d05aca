import { EventEmitter } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createUnreadPackets } from "../../server/realtime/unread-packets.ts";
import { customer } from "../support/actors.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

test("packets count until they are flushed, for each connection by itself", () => {
  const unread = createUnreadPackets();
  const [one, other] = [new EventEmitter(), new EventEmitter()];
  unread.watch(one);
  unread.watch(other);
  for (let packet = 0; packet < 3; packet += 1) one.emit("packetCreate");
  expect([unread.count(one), unread.count(other)]).toEqual([3, 0]);
  one.emit("flush");
  expect(unread.count(one)).toBe(0);
  expect(unread.count(new EventEmitter())).toBe(0);
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

  test("is cut off after 500 unread packets, and not before", async () => {
    const alice = await customer(server);
    const idle = await openPolling(alice.session().token);
    const flood = async (messages: number) => {
      for (let message = 0; message < messages; message += 1) await alice.sends("天气");
      await server.pass("4 seconds");
    };
    await flood(100);
    await idle.send('42/customer,1["typing",{"on":false}]');
    expect(await (await idle.poll()).text()).toContain('43/customer,1[{"ok":true');

    await flood(600);
    const statuses: number[] = [];
    while (statuses.at(-1) !== 400) statuses.push((await idle.poll()).status);
    expect(alice.socket().connected).toBe(true);
  });
});
