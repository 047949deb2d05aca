import type { ToClient } from "../protocol/sockets.ts";

/** A Socket.IO client in one namespace, as far as a connection needs it: the console's is the library, the widget's a small one. */
export interface ClientSocket {
  readonly connected: boolean;
  /** Connected, connecting, or about to try again by itself. */
  readonly active: boolean;
  connect(): void;
  /** Also ends the wait for the next attempt. */
  disconnect(): void;
  /** Resolves with the acknowledgement; rejects when none came in time, or the connection was lost. */
  request(name: string, payload: unknown, timeoutMs: number): Promise<unknown>;
}

export interface ClientSocketOptions<Session> {
  /** Origin and namespace, `https://support.example.com/customer`; without an origin, the page's own. */
  readonly address: string;
  /** Asked before every handshake. Undefined: it disconnects, until it is told to connect. */
  readonly auth: () => Promise<object | undefined>;
  readonly listeners: ToClient<Session>;
  /** `io server disconnect` is the one reason after which it does not try again by itself. */
  readonly onDisconnect: (reason: string) => void;
  /** An attempt has failed, or, when it is not active any more, the server has refused the handshake. */
  readonly onConnectError: (error: ConnectError) => void;
}

export type ConnectError = Error & { readonly data?: unknown };

export type OpenSocket = <Session>(options: ClientSocketOptions<Session>) => ClientSocket;
