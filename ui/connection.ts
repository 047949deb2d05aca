import { type ReadonlySignal, signal } from "@preact/signals";
import type { PayloadOf, ValueOf } from "../protocol/calls.ts";
import type { RefusalBody } from "../protocol/errors.ts";
import type { ServerEvent } from "../protocol/events.ts";
import type { Result } from "../protocol/sockets.ts";
import type { ClientSocket, ConnectError, OpenSocket } from "./client-socket.ts";
import { watchPageLifecycle } from "./page-lifecycle.ts";
import { Refusal, Unreachable } from "./refusal.ts";

export type ConnectionState = "connecting" | "online" | "offline";

export interface ConnectionOptions<Session> {
  readonly openSocket: OpenSocket;
  /** Origin of the server; empty for the page's own. */
  readonly server: string;
  readonly namespace: string;
  /**
   * Called before every handshake, so that a short-lived identity is always fresh. Undefined: there is none now, and
   * `restart` is called when there is.
   */
  readonly auth: () => Promise<object | undefined>;
  readonly onSession: (session: Session) => void;
  readonly onEvent: (event: ServerEvent) => void;
  /** The handshake was refused. False: the connection tries again by itself; true: `restart` is called. */
  readonly onRefused: (refusal: Refusal) => boolean;
}

/** `Calls` are the namespace's: `CustomerCalls` or `AgentCalls`. */
export interface Connection<Calls> {
  /** Online from the `session` on; offline when an attempt has failed. */
  readonly state: ReadonlySignal<ConnectionState>;
  /** Throws a `Refusal`, or `Unreachable`: at once where there is no connection, as nothing is queued here. */
  call<Name extends keyof Calls & string>(
    name: Name,
    payload: PayloadOf<Calls, Name>,
    timeoutMs?: number,
  ): Promise<ValueOf<Calls, Name>>;
  /** Asks the server whether the connection is alive, and makes a new one if it is not. A page that wakes up does it by itself. */
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
  let retry: ReturnType<typeof setTimeout> | undefined;

  const restart = () => {
    clearTimeout(retry);
    // disconnect() first: it ends the wait for the next attempt.
    socket.disconnect();
    socket.connect();
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

  const socket = options.openSocket<Session>({
    address: options.server + options.namespace,
    auth: options.auth,
    listeners: {
      session(session) {
        options.onSession(session);
        state.value = "online";
      },
      event: options.onEvent,
    },
    onDisconnect(reason) {
      state.value = "connecting";
      // The socket tries again by itself after everything but this.
      if (reason === "io server disconnect") restartLater(1_500);
    },
    onConnectError(error) {
      if (socket.active) {
        state.value = "offline";
        return;
      }
      const refusal = refusalOf(error);
      const isHandled = options.onRefused(refusal);
      state.value = isHandled ? "connecting" : "offline";
      if (!isHandled) restartLater(refusal.retryAfterMs ?? 5_000);
    },
  });
  const stopWatching = watchPageLifecycle({
    onResume: () => void check(),
    onOffline: () => {
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
      socket.disconnect();
    },
  };
}

async function call(
  socket: ClientSocket,
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
  socket: ClientSocket,
  name: string,
  payload: unknown,
  timeoutMs: number,
): Promise<Result<unknown>> {
  try {
    return (await socket.request(name, payload, timeoutMs)) as Result<unknown>;
  } catch {
    throw new Unreachable(`${name} was not answered`);
  }
}

function refusalOf({ message, data }: ConnectError): Refusal {
  const { code = "unavailable", retryAfterMs }: Partial<RefusalBody> = data ?? {};
  return new Refusal({ code, message, retryAfterMs });
}
