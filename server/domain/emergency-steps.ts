/** What customers do in an emergency, and what becomes of the record of it. */

import type { Emergency, Freeze, FreezePart, FreezeState } from "../../protocol/emergency.ts";
import type { NoticeCode } from "../../protocol/notice.ts";
import type { EmergencyRecord } from "./emergency.ts";

/** A wallet that was asked so long ago, in milliseconds, has not answered: the process that asked may have died. */
const silentMs = 10_000;

/** A device that was without a network sends its marks for so long, in milliseconds. */
const oldestMarkMs = 7 * 24 * 3_600_000;

/** When it was done, by the device that had no network then; a clock that can't be right does not count. */
export function markedAt(said: string | undefined, now: number): string {
  const at = said === undefined ? now : Date.parse(said);
  const isLikely = at <= now && at >= now - oldestMarkMs;
  return new Date(isLikely ? at : now).toISOString();
}

/** Marked again it keeps its time; a mark that is taken away is gone. */
export function marked(
  { done }: Pick<Emergency, "done">,
  { step, on, at }: { readonly step: string; readonly on: boolean; readonly at: string },
): Emergency["done"] {
  if (!on) return done.filter((one) => one.step !== step);
  return done.some((one) => one.step === step) ? done : [...done, { step, at }];
}

/** Nothing is asked twice at once, nor once it is frozen whole, until the customer says that it goes on. */
export const mayAskToFreeze = (
  { frozen: freeze }: Pick<EmergencyRecord, "frozen">,
  now: number,
): boolean =>
  freeze === undefined ||
  (freeze.state === "asking"
    ? now - Date.parse(freeze.at) >= silentMs
    : freeze.state !== "frozen" || freeze.again === true);

/** The customer has said it again, or has not made another payment either: an old freeze may not hold any more. */
export const freezeDoubted = (freeze: Freeze | undefined): Freeze | undefined =>
  freeze?.state === "frozen" ? { ...freeze, again: true } : freeze;

/** What the wallet has said of the freeze; undefined where it did not answer, or has no such call. */
interface Answered {
  readonly outcome: "answered" | "none" | "failed";
  readonly value?:
    | {
        readonly frozen: boolean;
        readonly message?: string | undefined;
        readonly reference?: string | undefined;
        readonly parts?: readonly FreezePart[] | undefined;
      }
    | undefined;
}

/**
 * Never “frozen” before the wallet has said so, never while it says that no part is, and never whole while a part is not.
 * An attempt that got no answer keeps what the wallet said before it.
 */
export function freezeAfter(
  { outcome, value }: Answered,
  { at, before }: { readonly at: string; readonly before?: Freeze | undefined },
): Freeze {
  if (value === undefined) {
    const state = outcome === "none" ? "unavailable" : "failed";
    return { state, at, last: lastAnswer(before) };
  }
  const { frozen, message, reference, parts } = value;
  const isFrozen = frozen && (!parts?.length || parts.some((part) => part.frozen));
  const isOpen = parts?.some((part) => !part.frozen) ?? false;
  const state = isFrozen ? (isOpen ? "partly" : "frozen") : "refused";
  return { state, at, message, reference, parts };
}

/** What the wallet said last, be it before attempts that it has not answered. */
export const lastAnswer = (freeze: Freeze | undefined): Freeze["last"] => {
  if (freeze === undefined) return undefined;
  const { last, ...said } = freeze;
  const isAnswer = said.state === "frozen" || said.state === "partly" || said.state === "refused";
  return isAnswer ? said : last;
};

/** What the transcript says of it; what is still being asked says nothing. */
export const freezeNotices: Readonly<Record<Exclude<FreezeState, "asking">, NoticeCode>> = {
  frozen: "frozen",
  partly: "frozen_partly",
  refused: "freeze_refused",
  failed: "freeze_failed",
  unavailable: "freeze_failed",
};

/** Whether something was done about it that somebody has to look after. */
export const needsTicket = ({ done, frozen, about, ticket }: EmergencyRecord): boolean =>
  ticket === undefined && (done.length > 0 || frozen !== undefined || about !== undefined);
