import type { Socket } from "socket.io";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import type { ClientSocket } from "../../../ui/client-socket.ts";
import { openSocket } from "../../../widget/wire/client.ts";
import { useServer } from "./server.ts";

/** A proxy that refuses WebSocket. */
class BlockedWebSocket {
  onclose: (() => void) | null = null;
  constructor() {
    queueMicrotask(() => this.onclose?.());
  }
  close() {}
}

/** A proxy that swallows WebSocket without a word. */
class SilentWebSocket {
  close() {}
}

const opened: ClientSocket[] = [];

/** A client, and all that it has said, in order. */
function clientOf(
  address: string,
  auth: () => Promise<Record<string, unknown>> = async () => ({}),
) {
  const said: unknown[] = [];
  const socket = openSocket({
    address,
    auth,
    listeners: {
      session: (session) => said.push(["session", session]),
      event: (event) => said.push(["event", event]),
    },
    onDisconnect: (reason) => said.push(["disconnect", reason]),
    onConnectError: ({ message, data }) => said.push(["error", message, data]),
  });
  opened.push(socket);
  socket.connect();
  return { socket, said, hears: (expected: unknown[]) => becomes(() => said, expected) };
}
const becomes = (read: () => unknown, expected: unknown) =>
  vi.waitFor(() => expect(read()).toEqual(expected), { timeout: 10_000 });

beforeEach(() => {
  vi.stubGlobal("location", { href: "http://127.0.0.1/" });
});
afterEach(() => {
  for (const socket of opened.splice(0)) socket.disconnect();
  vi.unstubAllGlobals();
});

describe.each([
  ["WebSocket", WebSocket],
  ["long polling, where WebSocket is blocked", BlockedWebSocket],
])("a client over %s", (_name, Implementation) => {
  const start = useServer();
  beforeEach(() => {
    vi.stubGlobal("WebSocket", Implementation);
  });

  /** Says hello with what the client has shown, and echoes. */
  const serve = (socket: Socket) => {
    socket.emit("session", socket.handshake.auth);
    socket.on("echo", (text, answer) => answer({ ok: true, value: text }));
    socket.on("never", () => {});
  };

  test("shakes hands, hears events and gets its answers", async () => {
    const { io, url } = await start();
    io.of("/customer").on("connection", (socket) => {
      serve(socket);
      socket.emit("event", { type: "typing" });
    });
    const { socket, hears } = clientOf(`${url}/customer`, async () => ({ token: "t" }));
    await hears([
      ["session", { token: "t" }],
      ["event", { type: "typing" }],
    ]);
    expect([socket.connected, socket.active]).toEqual([true, true]);
    const answers = ["一", "二"].map((text) => socket.request("echo", text, 10_000));
    expect(await Promise.all(answers)).toEqual([
      { ok: true, value: "一" },
      { ok: true, value: "二" },
    ]);
    await expect(socket.request("never", {}, 1)).rejects.toThrow("no acknowledgement");
  });

  test("comes back by itself, with a new handshake, when the server does", async () => {
    const { io, url, port } = await start();
    io.of("/customer").on("connection", serve);
    let handshakes = 0;
    const { socket, said, hears } = clientOf(`${url}/customer`, async () => {
      handshakes += 1;
      return { handshakes };
    });
    await hears([["session", { handshakes: 1 }]]);
    const unanswered = expect(socket.request("never", {}, 60_000)).rejects.toThrow();
    await io.close();
    await becomes(() => said.length > 1, true);
    expect(said[1]).toEqual(["disconnect", expect.stringMatching(/^transport/)]);
    await unanswered;
    expect([socket.connected, socket.active]).toEqual([false, true]);

    const again = await start(port);
    again.io.of("/customer").on("connection", serve);
    await becomes(() => said.at(-1), ["session", { handshakes: 2 }]);
  });

  test("stops when the server refuses the handshake, and says why", async () => {
    const { io, url } = await start();
    const namespace = io.of("/customer");
    namespace.use((_socket, next) =>
      next(Object.assign(new Error("no"), { data: { code: "rate_limited" } })),
    );
    const { socket, hears } = clientOf(`${url}/customer`);
    await hears([["error", "no", { code: "rate_limited" }]]);
    expect(socket.active).toBe(false);
  });

  test("stops when the server ends it, and can be started again", async () => {
    const { io, url } = await start();
    io.of("/customer").once("connection", (socket) => socket.disconnect());
    const { socket, said, hears } = clientOf(`${url}/customer`);
    await hears([["disconnect", "io server disconnect"]]);
    expect(socket.active).toBe(false);
    io.of("/customer").on("connection", serve);
    socket.connect();
    await becomes(() => said.at(-1), ["session", {}]);
  });

  test("that is disconnected is silent and tells the server", async () => {
    const { io, url } = await start();
    const left: string[] = [];
    io.of("/customer").on("connection", (socket) => {
      serve(socket);
      socket.on("disconnect", (reason) => left.push(reason));
    });
    const { socket, hears } = clientOf(`${url}/customer`);
    await hears([["session", {}]]);
    socket.disconnect();
    expect([socket.connected, socket.active]).toEqual([false, false]);
    await expect(socket.request("echo", "x", 60_000)).rejects.toThrow();
    await becomes(() => left.length, 1);
    await hears([
      ["session", {}],
      ["disconnect", "io client disconnect"],
    ]);
  });
});

describe("a client whose WebSocket gets no answer at all", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal("WebSocket", SilentWebSocket);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("gives up after eight seconds and polls", async () => {
    const asked: string[] = [];
    vi.stubGlobal("fetch", (url: string) => {
      asked.push(new URL(url).searchParams.get("transport") ?? "");
      return new Promise(() => {});
    });
    const { said } = clientOf("http://127.0.0.1/customer");
    await vi.advanceTimersByTimeAsync(7_999);
    expect(said).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(said).toEqual([["error", "timeout", undefined]]);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toEqual(["polling"]);
  });

  test("waits longer from one attempt to the next, and never longer than eight seconds", async () => {
    vi.stubGlobal("fetch", () => new Promise(() => {}));
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    const { said } = clientOf("http://127.0.0.1/customer");
    const pauses = [500, 1_000, 2_000, 4_000, 8_000, 8_000];
    for (const [index, pauseMs] of pauses.entries()) {
      await vi.advanceTimersByTimeAsync(8_000);
      expect(said).toHaveLength(index + 1);
      await vi.advanceTimersByTimeAsync(pauseMs);
    }
    vi.restoreAllMocks();
  });
});
