/** The wallet's own back end, as its page asks it. */

import { locale } from "./translate.ts";

export interface Bill {
  readonly id: string;
  readonly at: string;
  readonly kind: "payment" | "transfer" | "top-up";
  readonly amount: string;
  readonly counterparty: string;
  readonly status: "succeeded" | "pending" | "failed";
  readonly errorCode?: string;
}

export interface Home {
  readonly total: string;
  readonly held: string;
  readonly transactions: readonly Bill[];
}

export type WalletButton = "pay" | "scan" | "transfer" | "topUp";

const address = "/demo/wallet";

export async function readHome(): Promise<Home> {
  const response = await fetch(`${address}/home?locale=${locale}`);
  if (!response.ok) throw new Error(`home: ${response.status}`);
  return response.json();
}

/** Answers the id of what came of it. */
export async function act(action: WalletButton, amount: string): Promise<string> {
  const response = await fetch(`${address}/actions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ action, amount }),
  });
  if (!response.ok) throw new Error(`actions: ${response.status}`);
  return (await response.json()).id;
}

export const money = (amount: number) =>
  amount.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
