import type { z } from "zod";
import type { Result } from "../../protocol/sockets.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Gate } from "../edge/gate.ts";
import { type ReportBug, refused } from "../edge/refused.ts";
import { validate } from "../edge/validate.ts";
import { Written } from "./wire/wording.ts";

type Schemas = Readonly<Record<string, z.ZodType>>;

/** One function a call; `seat` is who sits at the connection. */
export type Calls<Table extends Schemas, Values, Seat> = {
  readonly [Name in keyof Table & keyof Values]: (
    seat: Seat,
    payload: z.output<Table[Name]>,
  ) => Promise<Values[Name] | Written<Values[Name]>>;
};

export interface Answering<Table extends Schemas, Values, Seat> {
  readonly schemas: Table;
  readonly calls: Calls<Table, Values, Seat>;
  readonly gate: Gate;
  readonly report: ReportBug;
  /** Throws `rate_limited`. */
  readonly take: (name: string, seat: Seat) => Promise<void>;
}

type Listen = { onAny(listener: (name: string, ...sent: unknown[]) => void): unknown };

/** Answers all that a connection sends, whatever it is: with a value or a typed refusal, never by falling over. */
export function answerAll<Table extends Schemas, Values, Seat>(
  socket: Listen,
  seat: Seat,
  answering: Answering<Table, Values, Seat>,
): void {
  socket.onAny((name, ...sent) => {
    const acknowledge = typeof sent.at(-1) === "function" ? sent.pop() : undefined;
    void answer(seat, { name, payloads: sent }, answering).then((result) => {
      if (typeof acknowledge === "function") acknowledge(result);
    });
  });
}

async function answer<Table extends Schemas, Values, Seat>(
  seat: Seat,
  { name, payloads }: { readonly name: string; readonly payloads: readonly unknown[] },
  { schemas, calls, gate, report, take }: Answering<Table, Values, Seat>,
): Promise<Result<unknown> | Written<Result<unknown>>> {
  let entered = false;
  try {
    gate.enter();
    entered = true;
    const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
    const call = Object.hasOwn(calls, name) ? calls[name as keyof typeof calls] : undefined;
    if (!schema || !call) throw new Refusal("invalid", "There is no such call.");
    if (payloads.length !== 1) throw new Refusal("invalid", "A call takes one payload.");
    await take(name, seat);
    const payload = validate(schema, payloads[0]) as Parameters<typeof call>[1];
    const value = await call(seat, payload);
    return value instanceof Written
      ? new Written(`{"ok":true,"value":${value.json}}`)
      : { ok: true, value };
  } catch (error) {
    return { ok: false, error: refused(error, name, report) };
  } finally {
    if (entered) gate.leave();
  }
}
