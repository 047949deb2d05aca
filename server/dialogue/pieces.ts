/** A message that is nothing but a number, a code or an address: the bot says what it saw and asks what about it. */

export type PieceKind =
  | "ticket-number"
  | "phone"
  | "transaction-hash"
  | "wallet-address"
  | "order-number"
  | "one-time-code"
  | "amount"
  | "number"
  | "date"
  | "link"
  | "emoji";

export interface BarePiece {
  readonly kind: PieceKind;
  /** As typed, without the spaces around it. */
  readonly text: string;
}

/** In order: the first that fits the whole message counts. */
const patterns: readonly (readonly [PieceKind, RegExp])[] = [
  ["ticket-number", /^(?:#\s?\d{3,12}|[A-Z]{2,4}-?\d{6,8}-\d{4}-\d|(?:TS|TK|PD|CS)-?\d{4,14})$/i],
  ["transaction-hash", /^(?:0x)?[0-9a-f]{64}$/i],
  [
    "wallet-address",
    /^(?:0x[0-9a-fA-F]{40}|(?:bc1|[13])[a-zA-HJ-NP-Z0-9]{25,59}|T[1-9A-HJ-NP-Za-km-z]{33})$/,
  ],
  ["phone", /^(?:\+?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}$/],
  ["phone", /^(?:\+?886[\s-]?)?0?9\d{2}[\s-]?\d{3}[\s-]?\d{3}$/],
  ["phone", /^\+\d{1,3}(?:[\s-]?\d{2,4}){2,5}$/],
  ["date", /^(?:20\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}月\d{1,2}[日号號]?)$/],
  ["one-time-code", /^\d{6}$/],
  [
    "amount",
    /^[¥￥$€£]?\s?\d{1,3}(?:[,，]\d{3})+(?:\.\d{1,2})?\s?(?:元|块|塊|rmb|usd|usdt|u|蚊)?$/i,
  ],
  ["amount", /^[¥￥$€£]\s?\d{1,9}(?:\.\d{1,8})?$/],
  ["amount", /^\d{1,9}(?:\.\d{1,8})?\s?(?:元|块钱|块|塊|rmb|cny|usd|usdt|hkd|twd|u|蚊)$/i],
  ["amount", /^\d{1,7}\.\d{1,2}$/],
  ["amount", /^[零〇一二三四五六七八九十百千万萬亿億两兩几幾]+(?:元|块钱|块|塊錢|塊|蚊)$/],
  ["number", /^\d{3,9}$/],
  ["order-number", /^(?=.*\d{6})[A-Z0-9][A-Z0-9_-]{9,39}$/i],
  ["order-number", /^(?=.*\d)(?=.*[A-Z])[A-Z0-9_-]{16,64}$/i],
  ["link", /^https?:\/\/\S+$/i],
  // Emoji, dots, question marks: signs that name nothing.
  ["emoji", /^[^\p{L}\p{N}]+$/u],
];

/** `undefined` for whatever is more than a piece. Digits alone that fit nothing are no piece: “1” may be a choice. */
export function pieceOf(text: string): BarePiece | undefined {
  const bare = text.normalize("NFKC").trim();
  if (bare === "" || bare.length > 100) return undefined;
  const found = patterns.find(([, pattern]) => pattern.test(bare));
  if (!found) return undefined;
  return { kind: found[0], text: bare };
}

const reference = /(?<![\dA-Z])(?=(?:[A-Z]*\d){8})[A-Z\d]{10,40}(?![\dA-Z])/i;
const amount =
  /(?<![\d-])\d{1,9}(?:[.,]\d{1,3})?(?![\d-]|\s?(?:点|點|号|號|日|月|年|天|次|笔|筆|小时|分钟|am|pm|days?|times?))/iu;
const party =
  /[给給俾](?!我)\p{L}|[转轉付汇匯]到\p{L}|(?:商家|商户|商戶|对方|對方|收款人)[是叫]|\p{L}{2}[那这這]一?[笔筆]|\b(?:to|from|at) (?!my\b|the\b|me\b)\p{L}/iu;

/** It says which transaction: a reference, or an amount and the other side: “8000转给王明的”. */
export const namesTransaction = (text: string): boolean => {
  const plain = text.normalize("NFKC");
  return reference.test(plain) || (amount.test(plain) && party.test(plain));
};

const happy = /[👍👌🙏😊😄😁🙂❤💗🎉✅🌹🤝😀😃🥰😍👏💪]/u;
const upset = /[😭😢😡🤬😠😤😱😰😨😫😩🆘💔😞😥👎😔🥲😿]/u;

export type Mood = "happy" | "upset";

/** What an emoji says; `undefined` where it may mean anything. */
export function moodOf(text: string): Mood | undefined {
  if (upset.test(text)) return "upset";
  return happy.test(text) ? "happy" : undefined;
}

const visibleEnds = { phone: [3, 4], other: [6, 4] } as const;

/** The piece as the bot says it back: long ones with their middle taken out, a code not at all. */
export function shownPiece({ kind, text }: BarePiece): string {
  if (kind === "one-time-code") return "";
  const [head, tail] = kind === "phone" ? visibleEnds.phone : visibleEnds.other;
  const isLong = kind === "phone" || text.length > 24;
  return isLong && text.length > head + tail
    ? `${text.slice(0, head)}****${text.slice(-tail)}`
    : text;
}
