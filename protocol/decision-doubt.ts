import type { DecisionKind } from "./ticket.ts";

/** Why money that is decided on is asked about once more: the agent confirms it, or has mistyped. */
export type DecisionDoubt = "above-transaction" | "other-currency";

interface Money {
  readonly amount?: string | undefined;
  readonly currency?: string | undefined;
}

/** Undefined where there is no doubt, or no transaction to compare with. Compensation may be more than was paid. */
export function decisionDoubt(
  { kind, amount, currency }: Money & { readonly kind: DecisionKind },
  transaction: Required<Money> | undefined,
): DecisionDoubt | undefined {
  const { amount: paid, currency: own } = transaction ?? {};
  if (amount === undefined || paid === undefined) return undefined;
  if (currency !== own) return "other-currency";
  return kind === "refund" && isMoreMoney(amount, paid.replace(/^-/, ""))
    ? "above-transaction"
    : undefined;
}

/** Decimal strings are compared digit by digit: a float would round a large one. */
export function isMoreMoney(one: string, other: string): boolean {
  const [whole = "", part = ""] = trimmedZeros(one);
  const [otherWhole = "", otherPart = ""] = trimmedZeros(other);
  if (whole.length !== otherWhole.length) return whole.length > otherWhole.length;
  if (whole !== otherWhole) return whole > otherWhole;
  const length = Math.max(part.length, otherPart.length);
  return part.padEnd(length, "0") > otherPart.padEnd(length, "0");
}

const trimmedZeros = (amount: string) => amount.replace(/^0+(?=\d)/, "").split(".");
