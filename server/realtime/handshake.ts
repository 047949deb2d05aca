import type { Socket } from "socket.io";
import { Refusal } from "../domain/refusal.ts";
import { refused } from "../edge/refused.ts";
import type { Realtime } from "./realtime.ts";

type Next = (error?: Error & { data?: unknown }) => void;
type AnySocket = Pick<Socket, "request">;

/** Accepts a connection, or refuses it with a `connect_error` whose `data` says why. */
export const handshake =
  <S extends AnySocket>(realtime: Realtime, authenticate: (socket: S) => Promise<void>) =>
  (socket: S, next: Next): void => {
    const admit = async () => {
      if (realtime.gate.closed) throw new Refusal("unavailable", "The server restarts.", 1_000);
      await realtime.limits.consume("handshake", realtime.callers.addressOf(socket.request));
      await authenticate(socket);
    };
    const refuse = (error: unknown) => {
      const body = refused(error, "handshake", realtime.report);
      next(Object.assign(new Error(body.message), { data: body }));
    };
    // Socket.IO's middleware expects nothing back, so no promise is given to it.
    void admit().then(() => next(), refuse);
  };
