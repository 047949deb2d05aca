import type { Socket } from "socket.io";
import { countHandshake } from "../edge/customer-limits.ts";
import { refused } from "../edge/refused.ts";
import type { Realtime } from "./realtime.ts";

type Next = (error?: Error & { data?: unknown }) => void;
type AnySocket = Pick<Socket, "request">;

/** Accepts a connection, or refuses it with a `connect_error` whose `data` says why. */
export const handshake =
  <S extends AnySocket>(
    { gate, limits, callers, report }: Realtime,
    authenticate: (socket: S) => Promise<void>,
  ) =>
  (socket: S, next: Next): void => {
    const admit = async () => {
      gate.enter();
      try {
        await countHandshake(limits, callers.addressOf(socket.request));
        await authenticate(socket);
      } finally {
        gate.leave();
      }
    };
    const refuse = (error: unknown) => {
      const body = refused(error, "handshake", report);
      next(Object.assign(new Error(body.message), { data: body }));
    };
    // Socket.IO's middleware expects nothing back, so no promise is given to it.
    void admit().then(() => next(), refuse);
  };
