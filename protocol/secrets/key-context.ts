import type { FoundSecret } from "./kind.ts";

/** What a private key is called. */
export const keyName =
  "私[钥鑰匙]|私密?[金密][钥鑰]|[密秘][钥鑰匙]|金鑰|priv(?:ate)?[ _-]?key|secret[ _-]?key|\\bWIF\\b|\\bpkey\\b|\\bsk\\b";
/** What else is as long. With “failed” or “wrong” behind it, the word tells what happened and names nothing. */
const otherName =
  "(?:哈希|哈西|雜湊|hash|\\btx(?:id)?\\b|交易|转[账帳出入]|轉[账帳出入]|[提充][币幣]|[充提]值|到[账帳]|入[账帳]|[区區][块塊]|[签簽]名|signature|\\bsig\\b|地址|address|合[约約]|contract|scan\\b|explorer|[浏瀏][览覽]器|[订訂][单單]|order|transfer|deposit|withdraw|transaction|[凭憑][证證]|\\bid\\b)(?!\\s?(?:失[败敗]|[错錯][误誤]|[报報][错錯]|[异異]常|不[对對了]|fail|error|wrong|invalid))";
const wallet = "0x[0-9A-Fa-f]{40}(?![0-9A-Fa-f])|[1-9A-HJ-NP-Za-km-z]{26,44}";

const keys = new RegExp(keyName, "gi");
const others = new RegExp(otherName, "gi");
/** An address with its name, which names nothing else then: “my address 0xde0B…”. */
const named = new RegExp(
  `(?:地址|address|[钱錢]包|wallet|[给給到]|\\bto\\b)\\s?(?:[:：=是为為]|is)?\\s?(?:${wallet})(?![0-9A-Za-z])`,
  "gi",
);

/** The name stands right before: “交易哈希是这个：…”, “…scan.io/tx/…”. */
const directly = new RegExp(
  `(?:${otherName})(?:[\\s:：=#/("'“「【（]|是|为|為|[这這][个個]?|is|was|[号號][码碼]?|[编編]|[记記][录錄]|[单單]|[链鏈連][结結接]|如下|值|的|id|url){0,8}$`,
  "i",
);
/** Or right behind: “… 这是我的私钥”, “… is my private key”. “… 我的私钥丢了” tells something else. */
const behind = new RegExp(
  `^[\\s,，。.!！;；"'”」)）】]{0,6}(?:[这這](?:[个個]|一串)?|上面|以上|[刚剛]才|前面|that|this|it)?[^，。,.\\n]{0,6}?\\s?(?:就?是|[为為]|'?s\\b|is|was|=|<-|←|[(（【])?\\s?(?:我|您|你|my|the|a|wallet|[钱錢]包|的|[导導]出|\\s){0,6}(?:${keyName})(?![^\\n]{0,8}[丢丟忘没沒不吗嗎怎哪?？])`,
  "i",
);

/**
 * What the words around a string of signs say it is: a private key, or something else of that length, a hash or a signature.
 * Undefined where they say nothing, or nothing clear.
 */
export function keyOrOther(
  text: string,
  { start, end }: Pick<FoundSecret, "start" | "end">,
): { readonly is: "key" | "other" | undefined; readonly isClear: boolean } {
  const after = text.slice(end, end + lookAhead);
  if (directly.test(text.slice(Math.max(0, start - nearby), start)))
    return { is: "other", isClear: true };
  if (behind.test(after)) return { is: "key", isClear: true };
  const before = text
    .slice(Math.max(0, start - lookBack), start)
    .replace(named, (found) => " ".repeat(found.length));
  const key = lastEnd(before, keys);
  const other = lastEnd(before, others);
  // In one clause with the key, or behind nothing: “导入私钥后转账失败 …”.
  const isApart = key > 0 && clauseEnd.test(before.slice(key, other));
  if (key > other || (key > 0 && !isApart)) return { is: "key", isClear: true };
  if (other > 0) return { is: "other", isClear: key === 0 };
  const isOther = after.search(others) >= 0;
  return { is: isOther ? "other" : undefined, isClear: isOther };
}

/** In UTF-16 code units. An address fits between. */
const lookBack = 110;
const nearby = 20;
const lookAhead = 24;
const clauseEnd = /[，,。；;！!？?\n]|\.\s/;

/** Where the last match ends; 0 where there is none. */
function lastEnd(text: string, pattern: RegExp): number {
  let end = 0;
  for (const found of text.matchAll(pattern)) end = found.index + found[0].length;
  return end;
}
