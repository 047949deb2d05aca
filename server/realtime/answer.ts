import type { z } from "zod";
import type { PayloadOf, ValueOf } from "../../protocol/calls.ts";
import type { RefusalCode } from "../../protocol/errors.ts";
import type { Result } from "../../protocol/sockets.ts";
import { Refusal } from "../domain/refusal.ts";
import { withRequest } from "../edge/current-request.ts";
import type { LogCall } from "../edge/edge.ts";
import type { Gate } from "../edge/gate.ts";
import { type ReportBug, refused } from "../edge/refused.ts";
import { validate } from "../edge/validate.ts";
import type { EndReason } from "./end-connection.ts";
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
  readonly logCall: LogCall;
  /** Counts a call, whatever it is. Throws `rate_limited`. */
  readonly consume: (name: string, caller: Caller) => Promise<void>;
  /** Counts a call that was refused. Throws `rate_limited` when there were too many: the connection is ended. */
  readonly consumeRefused: (caller: Caller, refused: RefusedCall) => Promise<void>;
  /** Counts a flood as too many refused calls: who is cut off for it does not come back at once. */
  readonly consumeFlood: (caller: Caller) => Promise<void>;
}

export interface RefusedCall {
  readonly name: string;
  readonly code: RefusalCode;
  /** As it was sent. */
  readonly payload: unknown;
}

interface Connection {
  readonly id: string;
  onAny(listener: (name: string, ...sent: unknown[]) => void): unknown;
  readonly isOpen: () => boolean;
  /** Called at most once. */
  end(reason: EndReason): void;
}

/** Refusals that say something about the state of things, and nothing about the caller. */
const blameless: ReadonlySet<RefusalCode> = new Set([
  "already_taken",
  "queue_empty",
  "at_capacity",
  "off_duty",
  "colleague_off_duty",
  "waits_for_team",
  "duplicate",
  "unavailable",
  "internal",
]);

/** Calls of one connection that are worked on at the same time; the others wait. A client at work has one or two. */
const atOnce = 32;
/** So many wait at most: a connection that has more in flight floods. */
const waitingLimit = 1_000;

/** Answers whatever a connection sends with a value or a typed refusal; no input ends in an exception. */
export function answerAll<Calls extends object, Caller>(
  connection: Connection,
  caller: Caller,
  answering: Answering<Calls, Caller>,
): void {
  const waiting: Call[] = [];
  let inFlight = 0;
  let ended = false;
  let count = 0;

  function end() {
    if (!ended) connection.end("rate_limited");
    ended = true;
    waiting.length = 0;
  }

  async function work(call: Call) {
    inFlight += 1;
    const begun = performance.now();
    const result = await withRequest(call.request, () => answer(caller, call, answering));
    inFlight -= 1;
    call.acknowledge?.(result);
    logAnswer(answering, call, { result, ms: performance.now() - begun });
    const blame = blameFor(call, result);
    if (blame) await answering.consumeRefused(caller, blame).catch(end);
    const next = ended || !connection.isOpen() ? undefined : waiting.shift();
    if (next) void work(next);
  }

  connection.onAny((name, ...sent) => {
    if (ended || !connection.isOpen()) return;
    const acknowledge = typeof sent.at(-1) === "function" ? sent.pop() : undefined;
    count += 1;
    const request = `${connection.id}/${count}`;
    const call: Call = {
      name,
      request,
      payloads: sent,
      acknowledge: acknowledge as Call["acknowledge"],
    };
    if (inFlight < atOnce) void work(call);
    else if (waiting.length < waitingLimit) waiting.push(call);
    else {
      end();
      void answering.consumeFlood(caller).catch((error) => answering.report(error, "flood"));
    }
  });
}

interface Call {
  readonly name: string;
  /** For the log: the connection, and the how manieth call of it. */
  readonly request: string;
  readonly payloads: readonly unknown[];
  readonly acknowledge?: ((result: CallResult) => void) | undefined;
}

type CallResult = Result<unknown> | Serialised<Result<unknown>>;

function logAnswer<Calls, Caller>(
  { handlers, logCall }: Answering<Calls, Caller>,
  { name, request }: Call,
  { result, ms }: { readonly result: CallResult; readonly ms: number },
) {
  const code = "ok" in result && !result.ok ? result.error.code : "ok";
  logCall({ call: isCall(handlers, name) ? name : "unknown", code, ms, request });
}

function blameFor({ name, payloads }: Call, result: CallResult): RefusedCall | undefined {
  if (!("ok" in result) || result.ok || blameless.has(result.error.code)) return undefined;
  return { name, code: result.error.code, payload: payloads[0] };
}

async function answer<Calls extends object, Caller>(
  caller: Caller,
  { name, request, payloads }: Call,
  { schemas, handlers, gate, report, consume }: Answering<Calls, Caller>,
): Promise<CallResult> {
  let entered = false;
  try {
    gate.enter();
    entered = true;
    await consume(name, caller);
    if (!isCall(handlers, name)) throw new Refusal("invalid", "There is no such call.");
    if (payloads.length !== 1) throw new Refusal("invalid", "A call takes one payload.");
    const value = await handlers[name](caller, validate(schemas[name], payloads[0]));
    return value instanceof Serialised
      ? new Serialised(`{"ok":true,"value":${value.json}}`)
      : { ok: true, value };
  } catch (error) {
    return { ok: false, error: refused(error, name, (bug, at) => report(bug, at, request)) };
  } finally {
    if (entered) gate.leave();
  }
}

const isCall = <Calls, Caller>(
  handlers: Handlers<Calls, Caller>,
  name: PropertyKey,
): name is keyof Calls => Object.hasOwn(handlers, name);
