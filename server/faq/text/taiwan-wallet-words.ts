import { createReplacer } from "./replacer.ts";

/** What OpenCC leaves as it is said on the mainland, in traditional characters: a wallet's words in Taiwan. */
const walletWords = [
  ["賬", "帳"],
  ["銀行卡", "金融卡"],
  ["實名認證", "身分驗證"],
  ["身份", "身分"],
  ["掃碼", "掃描"],
  ["提現", "提領"],
  ["充值", "儲值"],
  // Which would be to sign out.
  ["登出賬戶", "關閉帳號"],
  ["登錄", "登入"],
] as const;

/** Puts them right in a text that was converted. */
export const createTaiwanWalletWords = (): ((text: string) => string) =>
  createReplacer(walletWords);
