import type { DecisionKind, TicketDecision } from "../../protocol/ticket.ts";
import type { KeptTransaction } from "../../protocol/transaction.ts";
import { Refusal } from "./refusal.ts";
import type { TicketRules } from "./ticket-rules.ts";

const paid: ReadonlySet<DecisionKind> = new Set(["refund", "compensation"]);

/** Money has an amount and a currency; what is no money has neither. */
export function refuseForeignAmount({ kind, amount, currency }: TicketDecision): void {
  const hasBoth = amount !== undefined && currency !== undefined;
  const hasNone = amount === undefined && currency === undefined;
  if (paid.has(kind) ? !hasBoth : !hasNone) {
    throw new Refusal("invalid", "A refund or compensation has an amount with its currency.");
  }
}

/** 900 BTC is not 900 CNY: what is in another currency than the limit is for a supervisor, however little it is. */
export const needsApproval = (
  { amount, currency }: TicketDecision,
  { approvalAbove, approvalCurrency }: TicketRules,
): boolean =>
  amount !== undefined && (currency !== approvalCurrency || isMore(amount, approvalAbove));

/** In hundredths of whatever currency; undefined where it is no such amount. */
export function hundredthsOf(amount: string): number | undefined {
  const [, whole = "", part = ""] = /^(\d{1,12})(?:\.(\d+))?$/.exec(amount) ?? [];
  return whole === "" ? undefined : Number(whole + part.padEnd(2, "0").slice(0, 2));
}

/** Of a transaction, whichever way the money went. */
export const amountOf = (about: KeptTransaction | undefined): number | undefined =>
  about?.transaction && hundredthsOf(about.transaction.amount.replace(/^-/, ""));

/** Decimal strings are compared digit by digit: a float would round a large one. */
function isMore(one: string, other: string): boolean {
  const [whole = "", part = ""] = trimmedZeros(one);
  const [otherWhole = "", otherPart = ""] = trimmedZeros(other);
  if (whole.length !== otherWhole.length) return whole.length > otherWhole.length;
  if (whole !== otherWhole) return whole > otherWhole;
  const length = Math.max(part.length, otherPart.length);
  return part.padEnd(length, "0") > otherPart.padEnd(length, "0");
}

const trimmedZeros = (amount: string) => amount.replace(/^0+(?=\d)/, "").split(".");
