import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openEngine, type TransportOptions } from "../../../widget/wire/engine.ts";
import { openPolling } from "../../../widget/wire/polling.ts";
import { useServer } from "./server.ts";

const greeting = '0{"sid":"x","pingInterval":25000,"pingTimeout":20000}';

/** An engine on a transport that the test plays, with all that it has sent and said. */
function engineOnFake() {
  const sent: string[] = [];
  const said: string[] = [];
  let transport: TransportOptions | undefined;
  const engine = openEngine({
    address: "http://127.0.0.1/socket.io/?EIO=4",
    openTransport(options) {
      transport = options;
      return { send: (packets) => sent.push(...packets), close: () => said.push("closed") };
    },
    onOpen: () => said.push("open"),
    onMessage: (text) => said.push(text),
    onClose: (reason) => said.push(reason),
  });
  return { engine, sent, said, receive: (text: string) => transport?.onPacket(text) };
}

describe("the heartbeat", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test("is answered, and the engine lives as long as it goes on", () => {
    const { sent, said, receive } = engineOnFake();
    receive(greeting);
    for (let beats = 1; beats <= 4; beats++) {
      vi.advanceTimersByTime(44_999);
      receive("2");
    }
    expect(sent).toEqual(["3", "3", "3", "3"]);
    expect(said).toEqual(["open"]);
  });

  test("that stops ends the connection", () => {
    const { said, receive } = engineOnFake();
    receive(greeting);
    receive("2");
    vi.advanceTimersByTime(45_000);
    expect(said).toEqual(["open", "closed", "ping timeout"]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("that was missed asleep is noticed by the next message", async () => {
    const { engine, sent, said, receive } = engineOnFake();
    receive(greeting);
    expect(engine.send("hello")).toBe(true);
    vi.setSystemTime(Date.now() + 45_001);
    expect(engine.send("anybody?")).toBe(false);
    await Promise.resolve();
    expect(sent).toEqual(["4hello"]);
    expect(said).toEqual(["open", "closed", "ping timeout"]);
  });

  test("an engine that was closed hears nothing more and closes once", () => {
    const { engine, said, receive } = engineOnFake();
    receive(greeting);
    engine.close("forced close");
    engine.close("again");
    receive("4late");
    expect(said).toEqual(["open", "closed", "forced close"]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("an engine over HTTP", () => {
  const start = useServer();

  function engineOn(url: string) {
    const messages: string[] = [];
    const ends: string[] = [];
    let opened = false;
    const engine = openEngine({
      address: `${url}/socket.io/?EIO=4`,
      openTransport: openPolling,
      onOpen() {
        opened = true;
      },
      onMessage: (text) => messages.push(text),
      onClose: (reason) => ends.push(reason),
    });
    return { engine, messages, ends, opens: () => until(() => expect(opened).toBe(true)) };
  }
  const until = (holds: () => void) => vi.waitFor(holds, { timeout: 10_000 });

  test("carries packets both ways, in order", async () => {
    const { io, url } = await start();
    io.on("connection", (socket) => socket.on("echo", (text, answer) => answer(text)));
    const { engine, messages, opens } = engineOn(url);
    await opens();
    engine.send("0");
    await until(() => expect(messages.shift()).toMatch(/^0\{"sid"/));

    for (let id = 0; id < 30; id++) engine.send(`2${id}["echo","第 ${id} 条"]`);
    const answers = Array.from({ length: 30 }, (_, id) => `3${id}["第 ${id} 条"]`);
    await until(() => expect(messages).toEqual(answers));
    engine.close("forced close");
  });

  test("answers the server's heartbeat, which would end without", async () => {
    const { io, url } = await start(0, { pingInterval: 10, pingTimeout: 60_000 });
    let pongs = 0;
    io.engine.on("connection", (socket: NodeJS.EventEmitter) =>
      socket.on("heartbeat", () => {
        pongs += 1;
      }),
    );
    const { engine, ends } = engineOn(url);
    await until(() => expect(pongs).toBeGreaterThan(3));
    engine.close("forced close");
    expect(ends).toEqual(["forced close"]);
  });

  test("closes when the server is gone", async () => {
    const { io, url } = await start();
    const { opens, ends } = engineOn(url);
    await opens();
    await io.close();
    await until(() => expect(ends).toEqual([expect.stringMatching(/^transport/)]));
  });

  test("closes where nobody listens", async () => {
    const { ends } = engineOn("http://127.0.0.1:9");
    await until(() => expect(ends).toEqual(["transport error"]));
  });
});
