import type { RefusalBody } from "../../protocol/errors.ts";

/** Why the server has ended a connection. A WebSocket gets it as the reason of its close, with the code below. */
export type EndReason = "rate_limited" | "unread" | "unauthenticated" | "restored" | "stopping";

/** A connection as Engine.IO has it. */
export interface EndableConnection {
  readonly transport: object;
  close(discard?: boolean): unknown;
}

/** "Policy violation", RFC 6455, section 7.4.1. */
const policyCode = 1008;

/** A client has so long to answer that it has heard of the end, in milliseconds; then the socket is destroyed. */
export const closeMs = 2_000;

/** Ends a connection at once: what waits to be read is thrown away. */
export function endConnection(connection: EndableConnection, reason: EndReason): void {
  const { socket }: PrivateTransport = connection.transport;
  socket?.close?.(policyCode, reason);
  connection.close(true);
}

/** A polling client that is to go is waited for until its next request; by itself Engine.IO waits half a minute. */
export function closeSoon({ transport }: EndableConnection): void {
  if ("closeTimeout" in transport) Object.assign(transport, { closeTimeout: closeMs });
}

/** `_error` is private in Socket.IO: a version without it closes the connection without a word. */
interface ReadySocket {
  readonly conn: EndableConnection;
  readonly _error?: (refusal: object) => void;
}

/**
 * The session can't be read. The client hears why, as if the handshake had been refused, and comes back when it would then.
 * What is written before the close still goes out.
 */
export function refuseSession(socket: ReadySocket, refusal: RefusalBody): void {
  socket._error?.({ message: refusal.message, data: refusal });
  socket.conn.close();
}

/** Private in Engine.IO: a version without it loses the reason, and nothing else. */
interface PrivateTransport {
  readonly socket?: { readonly close?: (code: number, reason: string) => void };
}
