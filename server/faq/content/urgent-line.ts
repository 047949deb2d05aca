import type { Wallet } from "./wallet.ts";

/** {{urgentLine}} of an emergency's steps: the number that is answered day and night, else the hotline. */
export function withUrgentLine(wallet: Wallet): Wallet {
  const urgentLine = wallet.emergencyHotline || wallet.hotline;
  return urgentLine === undefined ? wallet : { urgentLine, ...wallet };
}
