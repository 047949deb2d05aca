import type { z } from "zod";
import type { PayloadOf, Result, ValueOf } from "../../protocol/sockets.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Gate } from "../edge/gate.ts";
import { type ReportBug, refused } from "../edge/refused.ts";
import { validate } from "../edge/validate.ts";
import { Written } from "./wire/wording.ts";

/** One handler for each call of the protocol, and no other; `seat` is who sits at the connection. */
export type Handlers<Calls, Seat> = {
  readonly [Name in keyof Calls]: (
    seat: Seat,
    payload: PayloadOf<Calls, Name>,
  ) => Promise<ValueOf<Calls, Name> | Written<ValueOf<Calls, Name>>>;
};

export interface Answering<Calls, Seat> {
  readonly schemas: { readonly [Name in keyof Calls]: z.ZodType<PayloadOf<Calls, Name>> };
  readonly handlers: Handlers<Calls, Seat>;
  readonly gate: Gate;
  readonly report: ReportBug;
  /** Throws `rate_limited`. */
  readonly take: (name: string, seat: Seat) => Promise<void>;
}

type Listen = { onAny(listener: (name: string, ...sent: unknown[]) => void): unknown };

/** Answers all that a connection sends, whatever it is: with a value or a typed refusal, never by falling over. */
export function answerAll<Calls extends object, Seat>(
  socket: Listen,
  seat: Seat,
  answering: Answering<Calls, Seat>,
): void {
  socket.onAny((name, ...sent) => {
    const acknowledge = typeof sent.at(-1) === "function" ? sent.pop() : undefined;
    void answer(seat, { name, payloads: sent }, answering).then((result) => {
      if (typeof acknowledge === "function") acknowledge(result);
    });
  });
}

async function answer<Calls extends object, Seat>(
  seat: Seat,
  { name, payloads }: { readonly name: string; readonly payloads: readonly unknown[] },
  { schemas, handlers, gate, report, take }: Answering<Calls, Seat>,
): Promise<Result<unknown> | Written<Result<unknown>>> {
  let entered = false;
  try {
    gate.enter();
    entered = true;
    if (!isCall(handlers, name)) throw new Refusal("invalid", "There is no such call.");
    if (payloads.length !== 1) throw new Refusal("invalid", "A call takes one payload.");
    await take(name, seat);
    const value = await handlers[name](seat, validate(schemas[name], payloads[0]));
    return value instanceof Written
      ? new Written(`{"ok":true,"value":${value.json}}`)
      : { ok: true, value };
  } catch (error) {
    return { ok: false, error: refused(error, name, report) };
  } finally {
    if (entered) gate.leave();
  }
}

const isCall = <Calls, Seat>(
  handlers: Handlers<Calls, Seat>,
  name: PropertyKey,
): name is keyof Calls => Object.hasOwn(handlers, name);
