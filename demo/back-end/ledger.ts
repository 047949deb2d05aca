/** The demo wallet's book: in memory, of one customer, and gone with the process. */

import en from "../locales/en.json" with { type: "json" };
import zhCN from "../locales/zh-CN.json" with { type: "json" };
import zhTW from "../locales/zh-TW.json" with { type: "json" };

const names = { "zh-CN": zhCN, "zh-TW": zhTW, en };

export type WalletLocale = keyof typeof names;
type Name = "coffee" | "metro" | "friend" | "market" | "salary";
type Kind = "payment" | "transfer" | "top-up";

/** As PocketDesk asks for it. */
export interface WalletTransaction {
  readonly id: string;
  readonly at: string;
  readonly kind: Kind;
  readonly amount: string;
  readonly currency: "CNY";
  readonly counterparty: string;
  readonly status: "succeeded" | "pending" | "failed";
  readonly errorCode?: string;
  readonly fee?: string;
  readonly expectedAt?: string;
}

interface Entry {
  readonly id: string;
  readonly at: number;
  readonly kind: Kind;
  /** In fen; below zero where money left. */
  readonly fen: number;
  readonly name: Name;
  readonly errorCode?: string;
  readonly fee?: string;
  /** Until then it is pending. */
  readonly settlesAt?: number;
}

export type WalletAction = "pay" | "scan" | "transfer" | "topUp";

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;
/** Before the entries below. */
const openingFen = 1_021_510;
const paymentLimitFen = 500_000;

/** What each button of the wallet does. */
const actions: Readonly<
  Record<WalletAction, { readonly kind: Kind; readonly name: Name; readonly settles?: number }>
> = {
  pay: { kind: "payment", name: "coffee" },
  scan: { kind: "payment", name: "market" },
  transfer: { kind: "transfer", name: "friend", settles: 120 * minuteMs },
  topUp: { kind: "top-up", name: "salary" },
};

export function createLedger(now: () => number) {
  let locale: WalletLocale = "zh-CN";
  let entries: readonly Entry[] = firstEntries(now());
  let isFrozen = false;
  const isPending = ({ settlesAt }: Entry) => settlesAt !== undefined && settlesAt > now();
  const held = () => sum(entries.filter((one) => isPending(one) && one.fen < 0));
  const total = () => openingFen + sum(entries.filter((one) => !one.errorCode && !isPending(one)));

  return {
    /** The language of the page that was opened last: names are shown in it. */
    speak(wanted: WalletLocale) {
      locale = wanted;
    },
    balance: () => ({ total: money(total()), held: money(-held()) }),
    locale: () => locale,
    /** From now on nothing leaves it. */
    freeze() {
      isFrozen = true;
    },
    /** Newest first. */
    transactions: (limit: number): readonly WalletTransaction[] =>
      entries.slice(0, limit).map((entry) => ({
        id: entry.id,
        at: new Date(entry.at).toISOString(),
        kind: entry.kind,
        amount: money(entry.fen),
        currency: "CNY",
        counterparty: names[locale][entry.name],
        status: entry.errorCode ? "failed" : isPending(entry) ? "pending" : "succeeded",
        ...(entry.errorCode && { errorCode: entry.errorCode }),
        ...(entry.fee && { fee: entry.fee }),
        ...(isPending(entry) && { expectedAt: new Date(entry.settlesAt ?? 0).toISOString() }),
      })),
    /** `fen` above zero. Answers the id of what came of it. */
    act(action: WalletAction, fen: number): string {
      const { kind, name, settles } = actions[action];
      const leaves = kind !== "top-up";
      const at = now();
      const entry: Entry = {
        id: idOf(at, entries.length),
        at,
        kind,
        name,
        fen: leaves ? -fen : fen,
        ...(leaves && fen > paymentLimitFen && { errorCode: "PAY-1002" }),
        ...(leaves && fen > total() + held() && { errorCode: "PAY-1001" }),
        ...(leaves && isFrozen && { errorCode: "SEC-5005" }),
        ...(settles && { settlesAt: at + settles }),
      };
      entries = [entry, ...entries];
      return entry.id;
    },
  };
}

function firstEntries(now: number): readonly Entry[] {
  const entry = (back: number, one: Omit<Entry, "id" | "at">, count: number): Entry => ({
    ...one,
    id: idOf(now - back, count),
    at: now - back,
  });
  return [
    entry(
      20 * minuteMs,
      { kind: "payment", name: "coffee", fen: -2_600, errorCode: "PAY-1001" },
      5,
    ),
    entry(65 * minuteMs, { kind: "payment", name: "metro", fen: -400 }, 4),
    entry(
      110 * minuteMs,
      {
        kind: "transfer",
        name: "friend",
        fen: -20_000,
        fee: "0.00",
        settlesAt: now + 300 * minuteMs,
      },
      3,
    ),
    entry(9 * dayMs, { kind: "payment", name: "market", fen: -13_860 }, 2),
    entry(11 * dayMs, { kind: "top-up", name: "salary", fen: 300_000 }, 1),
  ];
}

const idOf = (at: number, count: number) =>
  `T${new Date(at).toISOString().replace(/\D/g, "").slice(0, 12)}${String(count).padStart(4, "0")}`;

const sum = (entries: readonly Entry[]) => entries.reduce((total, { fen }) => total + fen, 0);
const money = (fen: number) => (fen / 100).toFixed(2);
