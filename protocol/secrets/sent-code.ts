import { secretNames } from "./asking-names.ts";

/** Real agents have codes sent to customers all day, and say so. That is no asking, unless they want it back. */

const code = secretNames["one-time-code"];
/** Nothing behind it speaks of who would get it. */
const notToUs = "(?![^，,。]*(?:我|客服|[这這][里裡边邊])|[^,.]*\\b(?:me|us|here)\\b)";

const sent = new RegExp(
  [
    // 已为您重新发送验证码, 系统会给您的手机发一条验证码
    `[为為帮幫给給向替往](?:您|你)(?:的?(?:手[机機]|[邮郵]箱|[号號][码碼])[上里裡]?)?[^，,。]{0,6}?(?:重[发發]|[补補][发發]|[发發](?:送|出|了|一[条條次个個])?)[^，,。]{0,6}?(?:${code})${notToUs}`,
    // 点击“发送验证码”, 您可以重新发送验证码
    `(?:[点點][击擊]?|按|[选選][择擇]?|再|重新|可以|先)[^，,。]{0,4}?["“「『]?(?:重新|再)?(?:[发發]送|[获獲]取|重[发發])(?:一[次下])?["”」』]?[^，,。]{0,4}?(?:${code})["”」』]?(?:按[钮鈕])?${notToUs}`,
    // 验证码收到了吗, 手机会收到一个码
    `(?:${code})(?:收到|[发發]?[来來]|到)了?[吗嗎没沒有]+`,
    "(?:手[机機]|短信)[^，,。]{0,4}?(?:收到|有)(?:一[个個条條串])?(?:[码碼]|[数數]字)",
    `\\b(?:we|i|it|the (?:system|app))(?:'ll|'ve|’ll|’ve| will| have| can)?(?: just| now| also| then)? ?(?:re-?)?sen[dt]\\b[^,.]*?(?:code|\\botp\\b)${notToUs}`,
  ].join("|"),
  "gi",
);

/** “… 收到后告诉我”: nothing else is named in between that could be meant. */
const wantsItBack =
  /^(?:收到(?:之?[后後])?了?|[请請]|麻[烦煩]|您|你|[马馬]上|立刻|然[后後]|就|直接|再|[尽盡]快|把它|and |then |please |just |\s)*(?:(?:告[诉訴]|[发發报報念读讀][给給]?|回[复復覆]|[转轉][发發][给給]?)(?:我|客服|[这這][里裡边邊])|[发發][过過][来來]|[报報念读讀]一?下|(?:tell|send|give|read|forward)\b[^,]{0,12}\b(?:me|us|back|here)\b|reply with)[^，,]{0,4}$/i;

/** What is said of sending codes taken out of the text, and whether one of those is wanted back. */
export function readSentCodes(text: string): { readonly rest: string; readonly isWanted: boolean } {
  const rest = text.replace(sent, " ");
  const parts = rest === text ? [] : text.split(/[，,。.；;！!？?\n]/);
  return { rest, isWanted: parts.some((part) => wantsItBack.test(part.trim())) };
}
