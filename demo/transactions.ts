import type { WalletTextKey } from "./translate.ts";

export interface Transaction {
  readonly title: WalletTextKey;
  readonly time: string;
  /** Negative where money was spent. */
  readonly amount: number;
  readonly state: "done" | "pending" | "failed";
  readonly icon: "cup" | "train" | "person" | "basket" | "card";
}

export const balance = { total: 12_846.5, held: 200 };

export const transactions: readonly Transaction[] = [
  { title: "coffee", time: "09:42", amount: -26, state: "failed", icon: "cup" },
  { title: "metro", time: "08:57", amount: -4, state: "done", icon: "train" },
  { title: "friend", time: "08:12", amount: -200, state: "pending", icon: "person" },
  { title: "market", time: "11-20", amount: -138.6, state: "done", icon: "basket" },
  { title: "salary", time: "11-18", amount: 3_000, state: "done", icon: "card" },
];

export const money = (amount: number) =>
  amount.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
