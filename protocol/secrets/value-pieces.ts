import { findCards } from "./card.ts";
import { findIdentityNumbers } from "./identity-number.ts";
import { keyName } from "./key-context.ts";
import type { FoundSecret, SplitSecret } from "./kind.ts";
import { findPrivateKeys } from "./private-key.ts";

/** Which part it is: “前8位”, “后面的是”, “第二段”, “last 8 digits”. */
const part =
  /(?:[前后後中末剩余餘][面边邊半]?的?|第\s?[一二三四五六七八\d])\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s?(?:[位个個段组組部]分?)?|\b(?:the )?(?:first|last|next|second|other|remaining) (?:\d{1,2} )?(?:digits|characters|half|part)?/gi;
/** What makes an amount, a count or a time of a number. */
const unit =
  /[元块塊%年月日次笔筆分秒时時]|\d\s?(?:usdt?|rmb|cny|btc|eth)\b|[¥￥$€]|\d[:：]\d|\d\.\d/i;
const phone = /^1[3-9]\d{9}$/;
/** What is said in more characters speaks of the number, and is no piece, unless it is of one of the names. */
const mostBeside = 4;
const mostDigits = 16;
const mostSigns = 100;
/** One digit after the other is the most that anybody sends. */
const mostPieces = 19;

/** The signs that a message is, but for the words around them: “卡号前8位 62220212”. Empty where it is something else. */
function valueIn(text: string): string {
  if (text.length > 200 || unit.test(text)) return "";
  const without = text.replace(part, " ");
  const beside = without.match(/[\u3400-\u9fff]/g)?.length ?? 0;
  if (beside > mostBeside && namesIn([text]).length === 0) return "";
  const rest = without
    .replace(/\.(?:png|jpe?g|webp|gif|pdf)$/i, "")
    .replace(/[\u3400-\u9fff\s\p{P}]+/gu, " ")
    .replace(/\b(?:my|the|is|are|card|number|private|key|and|then|it'?s|here)\b/gi, " ")
    .replace(/\s+/g, "");
  const isDigits = /^\d+[xX]?$/.test(rest) && rest.length <= mostDigits && !phone.test(rest);
  const isSigns = /^[0-9A-Za-z]{6,}$/.test(rest) && /\d/.test(rest) && /[A-Za-z]/.test(rest);
  return isDigits || (isSigns && rest.length <= mostSigns) ? rest : "";
}

const names = [
  { pattern: /卡|card/i, name: "卡号 " },
  { pattern: /身[份分][证證]|identity/i, name: "身份证 " },
  { pattern: new RegExp(keyName, "i"), name: "私钥 " },
] as const;

const detectors = [findCards, findIdentityNumbers, findPrivateKeys];

/** A card, an identity number or a key of which the last message gives the end, whatever was said between its pieces. */
export function findValuePieces(all: readonly string[]): SplitSecret | undefined {
  const pieces = all
    .map((text, at) => ({ at, text, value: valueIn(text) }))
    .filter(({ value }) => value !== "")
    .slice(-mostPieces);
  const text = all.at(-1) ?? "";
  if (pieces.length < 2 || pieces.at(-1)?.at !== all.length - 1) return undefined;
  for (let first = pieces.length - 2; first >= 0; first -= 1) {
    const some = pieces.slice(first);
    const found = secretIn(
      some.map((one) => one.value),
      namesIn(some.map((one) => one.text)),
    );
    if (!found) continue;
    const earlier = some.slice(0, -1).map(({ at }) => at);
    return { found: [{ kind: found.kind, start: 0, end: text.length }], earlier };
  }
  return undefined;
}

const namesIn = (texts: readonly string[]) =>
  names.filter(({ pattern }) => texts.some((text) => pattern.test(text)));

/** Without a name as they are, and as one name after the other says. All of it must be one secret. */
function secretIn(values: readonly string[], said: ReturnType<typeof namesIn>) {
  const whole = values.join("\n");
  for (const name of ["", ...said.map((one) => one.name)]) {
    const reading = { text: name + whole, words: new Map<string, number>() };
    const found: FoundSecret | undefined = detectors
      .flatMap((find) => find(reading))
      .find(({ start, end }) => start <= name.length && end === reading.text.length);
    if (found) return found;
  }
  // 64 hexadecimal digits in pieces: nobody sends a hash so.
  return /^(?:0x)?[0-9a-f]{64}$/i.test(values.join(""))
    ? ({ kind: "private-key", start: 0, end: whole.length } as const)
    : undefined;
}
