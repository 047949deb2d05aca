import type { Result } from "./sockets.ts";

/** What a call of that name takes. */
export type PayloadOf<C, Name extends keyof C> = C[Name] extends (
  payload: infer Payload extends object,
  acknowledge: never,
) => void
  ? Payload
  : never;

/** What a call of that name answers when it is not refused. */
export type ValueOf<C, Name extends keyof C> = C[Name] extends (
  payload: never,
  acknowledge: (result: Result<infer Value>) => void,
) => void
  ? Value
  : never;
