import { type ReadonlySignal, signal } from "@preact/signals";
import { io, type Socket } from "socket.io-client";
import type { RefusalBody } from "../protocol/errors.ts";
import type { ServerEvent } from "../protocol/events.ts";
import type { PayloadOf, Result, ToClient, ValueOf } from "../protocol/sockets.ts";
import { watchPageLifecycle } from "./page-lifecycle.ts";
import { Refusal, Unreachable } from "./refusal.ts";

export type ConnectionState = "connecting" | "online" | "offline";

export interface ConnectionOptions<Session> {
  /** Origin of the server; empty for the page's own. */
  readonly server: string;
  readonly namespace: string;
  /** Asked again before every handshake, so that a short-lived identity is always fresh. */
  readonly auth: () => Promise<Record<string, unknown>>;
  readonly onSession: (session: Session) => void;
  readonly onEvent: (event: ServerEvent) => void;
  /** The handshake was refused; the connection tries again by itself. */
  readonly onRefused: (refusal: Refusal) => void;
}

/** `Calls` are the namespace's: `CustomerCalls` or `AgentCalls`. */
export interface Connection<Calls> {
  /** Online from the `session` on; offline when an attempt has failed. */
  readonly state: ReadonlySignal<ConnectionState>;
  /** Throws a `Refusal`, or `Unreachable` at once when there is no connection: nothing is queued here. */
  call<Name extends keyof Calls & string>(
    name: Name,
    payload: PayloadOf<Calls, Name>,
    timeoutMs?: number,
  ): Promise<ValueOf<Calls, Name>>;
  /** Makes sure that the connection is alive; a page that comes back does it by itself. */
  check(): Promise<void>;
  /** Starts over with a new handshake, for example for another identity. */
  restart(): void;
  close(): void;
}

const answerMs = 8_000;
const probeMs = 3_000;

export function createConnection<Calls extends object, Session>(
  options: ConnectionOptions<Session>,
): Connection<Calls> {
  const state = signal<ConnectionState>("connecting");
  const socket: Socket<ToClient<Session>, Calls> = openSocket(options);
  let retry: ReturnType<typeof setTimeout> | undefined;

  const restart = () => {
    clearTimeout(retry);
    // disconnect() first: it ends a running back-off, which connect() alone would wait for.
    socket.disconnect().connect();
  };
  const restartLater = (ms: number) => {
    clearTimeout(retry);
    retry = setTimeout(restart, ms * (0.75 + Math.random() / 2));
  };
  const check = async () => {
    if (!socket.connected) return restart();
    try {
      await call(socket, "faq:suggest", { text: "" }, probeMs);
      state.value = "online";
    } catch (error) {
      if (error instanceof Unreachable) restart();
    }
  };

  socket.on("session", (session) => {
    options.onSession(session);
    state.value = "online";
  });
  socket.on("event", options.onEvent);
  socket.on("disconnect", (reason) => {
    state.value = "connecting";
    // Socket.IO comes back by itself from everything but this one.
    if (reason === "io server disconnect") restartLater(1_500);
  });
  socket.on("connect_error", (error) => {
    state.value = "offline";
    if (socket.active) return;
    const refusal = refusalOf(error);
    options.onRefused(refusal);
    restartLater(refusal.retryAfterMs ?? 5_000);
  });
  const stopWatching = watchPageLifecycle({
    back: () => void check(),
    lost: () => {
      state.value = "offline";
    },
  });
  socket.connect();

  return {
    state,
    call: (name, payload, timeoutMs = answerMs) =>
      call(socket, name, payload, timeoutMs) as Promise<ValueOf<Calls, typeof name>>,
    check,
    restart,
    close() {
      stopWatching();
      clearTimeout(retry);
      socket.off();
      socket.disconnect();
    },
  };
}

function openSocket<Session>(options: ConnectionOptions<Session>): Socket {
  return io(options.server + options.namespace, {
    autoConnect: false,
    // A manager of its own: two widgets, or a closed one, never share a connection.
    forceNew: true,
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    timeout: 8_000,
    reconnectionDelay: 500,
    reconnectionDelayMax: 8_000,
    auth: (give) => void options.auth().then(give),
  });
}

async function call(
  socket: Socket,
  name: string,
  payload: unknown,
  timeoutMs: number,
): Promise<unknown> {
  if (!socket.connected) throw new Unreachable("not connected");
  const result = await answer(socket, name, payload, timeoutMs);
  if (result.ok) return result.value;
  throw new Refusal(result.error);
}

async function answer(
  socket: Socket,
  name: string,
  payload: unknown,
  timeoutMs: number,
): Promise<Result<unknown>> {
  try {
    return await socket.timeout(timeoutMs).emitWithAck(name, payload);
  } catch {
    throw new Unreachable(`${name} was not answered`);
  }
}

function refusalOf(error: Error & { data?: Partial<RefusalBody> }): Refusal {
  const { code, retryAfterMs } = error.data ?? {};
  return new Refusal({
    code: code ?? "unavailable",
    message: error.message,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}
