import { decisionDoubt, isMoreMoney } from "../../protocol/decision-doubt.ts";
import type { DecisionKind, TicketDecision } from "../../protocol/ticket.ts";
import type { KeptTransaction } from "../../protocol/transaction.ts";
import { Refusal } from "./refusal.ts";
import type { TicketRules } from "./ticket-rules.ts";

const paid: ReadonlySet<DecisionKind> = new Set(["refund", "compensation"]);

/** Money has an amount, more than nothing and payable, and a currency; what is no money has neither. */
export function refuseForeignAmount({ kind, amount, currency }: TicketDecision): void {
  const hasBoth = amount !== undefined && currency !== undefined;
  const hasNone = amount === undefined && currency === undefined;
  if (paid.has(kind) ? !hasBoth : !hasNone) {
    throw new Refusal("invalid", "A refund or compensation has an amount with its currency.");
  }
  if (amount === undefined || currency === undefined) return;
  if (!/[1-9]/.test(amount)) throw new Refusal("invalid", "Nothing is no refund.");
  const { length } = amount.split(".")[1] ?? "";
  if (length > fractionsOf(currency)) {
    throw new Refusal("invalid", "The amount is finer than its currency.");
  }
}

const official: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** How many digits follow the point: of the fen, of the yen. Of a coin that no state mints nobody has said. */
const fractionsOf = (currency: string): number =>
  official.has(currency)
    ? (new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions()
        .maximumFractionDigits ?? 2)
    : Number.POSITIVE_INFINITY;

/** More than was paid, or in another currency: once more, and confirmed. */
export function refuseDoubtfulAmount(
  decision: TicketDecision,
  about: KeptTransaction | undefined,
): void {
  const doubt = decisionDoubt(decision, about?.transaction);
  if (doubt === undefined) return;
  throw new Refusal("invalid", "The amount is not that of the transaction: confirm it.", doubt);
}

/** 900 BTC is not 900 CNY: what is in another currency than the limit is for a supervisor, however little it is. */
export const needsApproval = (
  { amount, currency }: TicketDecision,
  { approvalAbove, approvalCurrency }: TicketRules,
): boolean =>
  amount !== undefined && (currency !== approvalCurrency || isMoreMoney(amount, approvalAbove));

/** In hundredths of whatever currency; undefined where it is no such amount. */
export function hundredthsOf(amount: string): number | undefined {
  const [, whole = "", part = ""] = /^(\d{1,12})(?:\.(\d+))?$/.exec(amount) ?? [];
  return whole === "" ? undefined : Number(whole + part.padEnd(2, "0").slice(0, 2));
}

/** Of a transaction, whichever way the money went. */
export const amountOf = (about: KeptTransaction | undefined): number | undefined =>
  about?.transaction && hundredthsOf(about.transaction.amount.replace(/^-/, ""));
