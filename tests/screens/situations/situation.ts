/** What a state that the usual walk does not come by is made of; each has a customer of its own. */

import type { Locale } from "../../../protocol/conversation.ts";
import type { WalletTransaction } from "../../../protocol/transaction.ts";
import type { directAgent } from "../../browser/direct.ts";
import type { WidgetPage } from "../../browser/widget.ts";

export interface Situation {
  readonly name: string;
  /** Nobody is signed in to the wallet. */
  readonly isGuest?: boolean;
  /** What the wallet answers when it is asked to freeze; without it, that it can't. */
  readonly freeze?: (locale: Locale) => object | "broken";
  /** Leads the customer, whose widget is open at home, to the state. */
  readonly show: (scene: Scene) => Promise<unknown>;
  /** What is below the fold is drawn, too. */
  readonly isLong?: boolean;
}

export interface Scene extends WidgetPage {
  readonly locale: Locale;
  /** Who is signed in to the wallet. */
  readonly sub: string;
  /** What stands in the wallet, the newest first. */
  readonly transactions: readonly WalletTransaction[];
  /** Asks as the wallet does, below `/api/host`. */
  readonly asWallet: (path: string, body: object) => Promise<Readonly<Record<string, object>>>;
  readonly agent: Awaited<ReturnType<typeof directAgent>>;
}

/** A text in each language; what the wallet or an agent writes. */
type Words = Readonly<Record<Locale, string>>;

export const words = {
  late: {
    "zh-CN": "转账两天了还没到账",
    "zh-TW": "轉帳兩天了還沒到帳",
    en: "My transfer has not arrived yet",
  },
  story: {
    "zh-CN": "11 月 25 日提现 3000，说好两小时到账，卡里一直没有。问过两次，都说再等等",
    "zh-TW": "11 月 25 日提領 3000，說好兩小時到帳，卡裡一直沒有。問過兩次，都說再等等",
    en: "I withdrew 3000 on 25 November. It was to arrive in two hours and is still not on my card. I asked twice and was told to wait",
  },
  asked: { "zh-CN": "是哪张卡？", "zh-TW": "是哪張卡？", en: "Which card was it?" },
  sorry: {
    "zh-CN": "晚了三天，是我们没有及时查到。钱已经在路上，今天 18:00 前到账。",
    "zh-TW": "晚了三天，是我們沒有及時查到。錢已經在路上，今天 18:00 前到帳。",
    en: "It came three days late, and we did not find it in time. The money is on its way and arrives by 18:00 today.",
  },
  again: { "zh-CN": "钱还没到", "zh-TW": "錢還沒到", en: "The money is still not here" },
  stolen: {
    "zh-CN": "我的钱被人转走了",
    "zh-TW": "我的錢被人轉走了",
    en: "someone is moving my money out",
  },
  counter: {
    "zh-CN": "请带身份证到柜台办理",
    "zh-TW": "請帶身分證到櫃檯辦理",
    en: "Please come to the counter with your ID",
  },
  payments: {
    "zh-CN": "付款和转出已停止",
    "zh-TW": "付款和轉出已停止",
    en: "Payments and transfers stopped",
  },
  card: {
    "zh-CN": "招商银行 6688",
    "zh-TW": "招商銀行 6688",
    en: "CMB card 6688",
  },
  cardOpen: {
    "zh-CN": "银行没有回应，这张卡还能付款",
    "zh-TW": "銀行沒有回應，這張卡還能付款",
    en: "The bank has not answered; this card can still pay",
  },
  outage: {
    "zh-CN": "转账到账变慢，不是您操作的问题",
    "zh-TW": "轉帳到帳變慢，不是您操作的問題",
    en: "Transfers arrive late, not your doing",
  },
  outageText: {
    "zh-CN": "钱没有丢，恢复后自动到账，请先不要再转。",
    "zh-TW": "錢沒有丟，恢復後自動到帳，請先不要再轉。",
    en: "No money is lost. It arrives once this is over; please don't send it again.",
  },
  outageUpdate: {
    "zh-CN": "已找到原因，银行正在恢复",
    "zh-TW": "已找到原因，銀行正在恢復",
    en: "The cause is found, and the bank is restoring the service",
  },
  outageEnd: {
    "zh-CN": "已经恢复，转账会自动到账",
    "zh-TW": "已經恢復，轉帳會自動到帳",
    en: "It is over; transfers arrive by themselves",
  },
  works: {
    "zh-CN": "周日 02:00 到 04:00 系统维护",
    "zh-TW": "週日 02:00 到 04:00 系統維護",
    en: "Maintenance on Sunday, 02:00 to 04:00",
  },
  worksText: {
    "zh-CN": "这段时间不能充值和提现，余额照常显示。",
    "zh-TW": "這段時間不能儲值和提領，餘額照常顯示。",
    en: "Top-ups and withdrawals are closed for that time. Your balance stays visible.",
  },
  friend: { "zh-CN": "周宁", "zh-TW": "周寧", en: "Zhou Ning" },
  hello: {
    "zh-CN": "您好，我在查这笔转账，请把银行的扣款回单发给我。",
    "zh-TW": "您好，我在查這筆轉帳，請把銀行的扣款回單傳給我。",
    en: "Hello, I am looking into this transfer. Please send me the bank’s receipt.",
  },
  thanks: { "zh-CN": "好的，谢谢", "zh-TW": "好的，謝謝", en: "All right, thank you" },
  progress: {
    "zh-CN":
      "收款行 08:15 已受理，最晚今晚到账。进度：https://wallet.example/progress，不要点 https://wallet.stranger.example/progress",
    "zh-TW":
      "收款行 08:15 已受理，最晚今晚到帳。進度：https://wallet.example/progress，不要點 https://wallet.stranger.example/progress",
    en: "The receiving bank took it at 08:15; it arrives tonight. See https://wallet.example/progress, and not https://wallet.stranger.example/progress",
  },
  cafe: { "zh-CN": "街角咖啡", "zh-TW": "街角咖啡", en: "Corner Coffee" },
} satisfies Readonly<Record<string, Words>>;
