import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CustomerCalls, CustomerSession, Result } from "../../protocol/sockets.ts";
import type { ClientSocketOptions } from "../../ui/client-socket.ts";
import { createConnection } from "../../ui/connection.ts";
import { type Refusal, Unreachable } from "../../ui/refusal.ts";

const page = Object.assign(new EventTarget(), { visibilityState: "visible" });

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  vi.stubGlobal("document", page);
  vi.stubGlobal("window", page);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A connection on a socket that the test plays. */
function connect() {
  let options: ClientSocketOptions<CustomerSession> | undefined;
  const socket = {
    connected: false,
    active: true,
    connect: vi.fn(),
    disconnect: vi.fn(),
    request: vi.fn<(name: string) => Promise<Result<unknown>>>(),
  };
  const onRefused = vi.fn<(refusal: Refusal) => boolean>(() => false);
  const connection = createConnection<CustomerCalls, CustomerSession>({
    openSocket(given) {
      options = given as unknown as ClientSocketOptions<CustomerSession>;
      return socket;
    },
    server: "https://support.example.com",
    namespace: "/customer",
    auth: async () => ({}),
    onSession: () => {},
    onEvent: () => {},
    onRefused,
  });
  return {
    connection,
    socket,
    onRefused,
    state: () => connection.state.value,
    comesOnline() {
      socket.connected = true;
      options?.listeners.session({} as CustomerSession);
    },
    isEndedByServer() {
      socket.connected = false;
      options?.onDisconnect("io server disconnect");
    },
    isRefused(data: object) {
      socket.active = false;
      options?.onConnectError(Object.assign(new Error("no"), { data }));
    },
    attemptFails: () => options?.onConnectError(new Error("timeout")),
  };
}
const question = { text: "" };

test("it is online from the session on, and offline when an attempt has failed", () => {
  const { state, comesOnline, attemptFails } = connect();
  expect(state()).toBe("connecting");
  attemptFails();
  expect(state()).toBe("offline");
  comesOnline();
  expect(state()).toBe("online");
});

test("a call is answered, refused, or unreachable", async () => {
  const { connection, socket, comesOnline } = connect();
  await expect(connection.call("faq:suggest", question)).rejects.toThrow(Unreachable);
  expect(socket.request).not.toHaveBeenCalled();
  comesOnline();
  socket.request.mockResolvedValueOnce({ ok: true, value: { articles: [] } });
  expect(await connection.call("faq:suggest", question)).toEqual({ articles: [] });
  const error = { code: "rate_limited", message: "no", retryAfterMs: 7 } as const;
  socket.request.mockResolvedValueOnce({ ok: false, error });
  await expect(connection.call("faq:suggest", question)).rejects.toMatchObject(error);
  socket.request.mockRejectedValueOnce(new Error("no acknowledgement"));
  await expect(connection.call("faq:suggest", question)).rejects.toThrow(Unreachable);
});

test("a refused handshake is tried again after the time that the server asks for", () => {
  const { socket, onRefused, isRefused } = connect();
  isRefused({ code: "rate_limited", retryAfterMs: 30_000 });
  expect(onRefused.mock.calls[0]?.[0]).toMatchObject({ code: "rate_limited" });
  vi.advanceTimersByTime(29_999);
  expect(socket.connect).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(socket.connect).toHaveBeenCalledTimes(2);
});

test("a failed attempt is left to the socket, which tries again by itself", () => {
  const { socket, onRefused, attemptFails } = connect();
  attemptFails();
  vi.advanceTimersByTime(60_000);
  expect([socket.connect.mock.calls.length, onRefused.mock.calls.length]).toEqual([1, 0]);
});

test("a connection that the server has ended is made again", () => {
  const { socket, state, comesOnline, isEndedByServer } = connect();
  comesOnline();
  isEndedByServer();
  expect(state()).toBe("connecting");
  vi.advanceTimersByTime(1_500);
  expect(socket.connect).toHaveBeenCalledTimes(2);
});

test("a page that wakes up asks the server, and connects again where nobody answers", async () => {
  const { socket, comesOnline } = connect();
  comesOnline();
  socket.request.mockResolvedValueOnce({ ok: true, value: { articles: [] } });
  page.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(0);
  expect(socket.connect).toHaveBeenCalledTimes(1);

  socket.request.mockRejectedValueOnce(new Error("no acknowledgement"));
  page.dispatchEvent(new Event("online"));
  await vi.advanceTimersByTimeAsync(0);
  expect(socket.disconnect).toHaveBeenCalledTimes(1);
  expect(socket.connect).toHaveBeenCalledTimes(2);
});

test("a closed connection sets no timer and hears no page", () => {
  const { connection, socket, isRefused } = connect();
  isRefused({ code: "unavailable" });
  connection.close();
  page.dispatchEvent(new Event("online"));
  expect(vi.getTimerCount()).toBe(0);
  expect(socket.connect).toHaveBeenCalledTimes(1);
});
