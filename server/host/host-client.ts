import { randomUUID } from "node:crypto";
import { freezeAnswer } from "../../protocol/emergency-schemas.ts";
import { transactionLimits } from "../../protocol/limits.ts";
import { isDatedAhead, type WalletTransaction } from "../../protocol/transaction.ts";
import { answeredTransaction, customerFact } from "../../protocol/transaction-schemas.ts";
import type { Clock } from "../ports/clock.ts";
import type { Host, HostAnswer } from "../ports/host.ts";
import { createAnswerCache } from "./answer-cache.ts";
import { withoutContradictions } from "./contradictions.ts";
import { signedHeaders } from "./signed-request.ts";

export interface HostSettings {
  /** Of the wallet's back end; read again with each call. */
  readonly url: () => string;
  readonly secret: string;
  readonly clock: Clock;
  /** Gets a line where a call failed; never what was asked or answered. */
  readonly report: (problem: string) => void;
  /** For tests, which do not wait so long. */
  readonly limitMs?: number | undefined;
}

/** For the whole of a call, the retry too. */
const usualLimitMs = 2_000;
const maxBytes = 65_536;
/** Customers whose answers are kept. */
const keptAnswers = 5_000;

/** Asks the wallet's back end, signed. Whatever it does, there is an answer within the limit, and no exception. */
export function createHost(settings: HostSettings): Host {
  const cached = <Value>(ask: (subject: string) => Promise<HostAnswer<Value>>) =>
    createAnswerCache(ask, { elapsed: () => settings.clock.elapsed(), limit: keptAnswers });
  return {
    transactions: cached((sub) =>
      askWallet(
        settings,
        { path: "/transactions", body: { sub, limit: transactionLimits.count } },
        (value) =>
          consistent(
            settings,
            wellFormed(listIn(value, "transactions", transactionLimits.count), (one) => {
              const { data } = answeredTransaction.safeParse(one);
              return data && !isDatedAhead(data, settings.clock.now()) ? data : undefined;
            }),
          ),
      ),
    ),
    facts: cached((sub) =>
      askWallet(settings, { path: "/context", body: { sub } }, (value) =>
        wellFormed(
          listIn(value, "facts", transactionLimits.factCount),
          (one) => customerFact.safeParse(one).data,
        ),
      ),
    ),
    freeze: (sub, why) =>
      askWallet(settings, { path: "/freeze", body: { sub, ...why } }, (value) => {
        const { data } = freezeAnswer.safeParse(value);
        return data && { value: data };
      }),
  };
}

/** Where there is no back end to ask. */
export const noHost: Host = {
  transactions: async () => ({ outcome: "none" }),
  facts: async () => ({ outcome: "none" }),
  freeze: async () => ({ outcome: "none" }),
};

/** At most so many of the list; undefined where the answer has no such list. */
function listIn(value: unknown, name: string, count: number): readonly unknown[] | undefined {
  if (typeof value !== "object" || value === null || !(name in value)) return undefined;
  const list = (value as Readonly<Record<string, unknown>>)[name];
  return Array.isArray(list) ? list.slice(0, count) : undefined;
}

/** What has the form; `unreadable` where something was left out. */
function wellFormed<Value>(
  list: readonly unknown[] | undefined,
  read: (one: unknown) => Value | undefined,
): ReadAnswer<readonly Value[]> | undefined {
  const value = list?.flatMap((one) => read(one) ?? []);
  if (!list || !value) return undefined;
  return value.length < list.length ? { value, unreadable: true } : { value };
}

/** A list that says two things of one id is as one that can't be read there. */
function consistent(
  { report }: HostSettings,
  answer: ReadAnswer<readonly WalletTransaction[]> | undefined,
): ReadAnswer<readonly WalletTransaction[]> | undefined {
  const value = answer && withoutContradictions(answer.value);
  const ids = new Set(answer?.value.map(({ id }) => id));
  if (!answer || !value || value.length === ids.size)
    return answer && value && { ...answer, value };
  report(
    `HOST_URL/transactions: ids that stand for several transactions: ${ids.size - value.length}`,
  );
  return { value, unreadable: true };
}

interface ReadAnswer<Value> {
  readonly value: Value;
  readonly unreadable?: true;
}

/** There is an answer, and it can't be read. */
class Unreadable extends Error {}

async function askWallet<Value>(
  settings: HostSettings,
  call: { readonly path: string; readonly body: object },
  read: (value: unknown) => ReadAnswer<Value> | undefined,
): Promise<HostAnswer<Value>> {
  const signal = AbortSignal.timeout(settings.limitMs ?? usualLimitMs);
  try {
    const response = await post(settings, call, signal).catch((error: unknown) => {
      // It was not reached: once more. One that has not answered in time is not asked again.
      if (signal.aborted) throw error;
      return post(settings, call, signal);
    });
    if (response.status === 404) return { outcome: "none" };
    if (!response.ok) throw new Error(`the answer is ${response.status}`);
    const answer = read(JSON.parse(await boundedText(response)));
    if (answer === undefined) throw new Unreadable("the answer has another form");
    return { outcome: "answered", ...answer };
  } catch (error) {
    settings.report(
      `HOST_URL${call.path}: ${signal.aborted ? "no answer in time" : reasonOf(error)}`,
    );
    const isUnreadable = error instanceof SyntaxError || error instanceof Unreadable;
    return isUnreadable ? { outcome: "failed", unreadable: true } : { outcome: "failed" };
  }
}

function post(
  { url, secret, clock }: HostSettings,
  { path, body }: { readonly path: string; readonly body: object },
  signal: AbortSignal,
): Promise<Response> {
  const text = JSON.stringify(body);
  return fetch(`${url()}${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...signedHeaders(secret, { id: `msg_${randomUUID()}`, body: text, now: clock.now() }),
    },
    body: text,
    // What is signed for the wallet goes to nobody else.
    redirect: "error",
    signal,
  });
}

async function boundedText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > maxBytes) throw new Unreadable(`the answer is larger than ${maxBytes} bytes`);
    text += decoder.decode(part, { stream: true });
  }
  return text;
}

/** Of the wallet's answer nothing gets into the log. */
const reasonOf = (error: unknown) =>
  error instanceof SyntaxError
    ? "the answer is no JSON"
    : error instanceof Error
      ? error.message
      : "it failed";
