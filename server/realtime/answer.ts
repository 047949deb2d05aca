import type { z } from "zod";
import type { PayloadOf, Result, ValueOf } from "../../protocol/sockets.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Gate } from "../edge/gate.ts";
import { type ReportBug, refused } from "../edge/refused.ts";
import { validate } from "../edge/validate.ts";
import { Serialised } from "./serialised.ts";

/** One handler for each call of the protocol, and no other; `caller` is who calls over the connection. */
export type Handlers<Calls, Caller> = {
  readonly [Name in keyof Calls]: (
    caller: Caller,
    payload: PayloadOf<Calls, Name>,
  ) => Promise<ValueOf<Calls, Name> | Serialised<ValueOf<Calls, Name>>>;
};

export interface Answering<Calls, Caller> {
  readonly schemas: { readonly [Name in keyof Calls]: z.ZodType<PayloadOf<Calls, Name>> };
  readonly handlers: Handlers<Calls, Caller>;
  readonly gate: Gate;
  readonly report: ReportBug;
  /** Throws `rate_limited`. */
  readonly consume: (name: string, caller: Caller) => Promise<void>;
}

type Listen = { onAny(listener: (name: string, ...sent: unknown[]) => void): unknown };

/** Answers whatever a connection sends with a value or a typed refusal; no input ends in an exception. */
export function answerAll<Calls extends object, Caller>(
  socket: Listen,
  caller: Caller,
  answering: Answering<Calls, Caller>,
): void {
  socket.onAny((name, ...sent) => {
    const acknowledge = typeof sent.at(-1) === "function" ? sent.pop() : undefined;
    void answer(caller, { name, payloads: sent }, answering).then((result) => {
      if (typeof acknowledge === "function") acknowledge(result);
    });
  });
}

async function answer<Calls extends object, Caller>(
  caller: Caller,
  { name, payloads }: { readonly name: string; readonly payloads: readonly unknown[] },
  { schemas, handlers, gate, report, consume }: Answering<Calls, Caller>,
): Promise<Result<unknown> | Serialised<Result<unknown>>> {
  let entered = false;
  try {
    gate.enter();
    entered = true;
    if (!isCall(handlers, name)) throw new Refusal("invalid", "There is no such call.");
    if (payloads.length !== 1) throw new Refusal("invalid", "A call takes one payload.");
    await consume(name, caller);
    const value = await handlers[name](caller, validate(schemas[name], payloads[0]));
    return value instanceof Serialised
      ? new Serialised(`{"ok":true,"value":${value.json}}`)
      : { ok: true, value };
  } catch (error) {
    return { ok: false, error: refused(error, name, report) };
  } finally {
    if (entered) gate.leave();
  }
}

const isCall = <Calls, Caller>(
  handlers: Handlers<Calls, Caller>,
  name: PropertyKey,
): name is keyof Calls => Object.hasOwn(handlers, name);
