/** Passwords have no form of their own either: the phrase they are said in gives them away. */

import type { Detector, FoundSecret } from "./kind.ts";
import { matchesOf } from "./matches.ts";
import { noUnit } from "./one-time-code.ts";

const name =
  "密 ?[码碼]|口令|pass(?:word|code|phrase|wd)|\\bpwd?\\b|\\bpass\\b|\\bpin\\b(?: ?(?:code|number|[码碼]))?";
const quote = "[\"'“「『]?";
const signs = "[!-~]{4,64}";
/** Letters and digits: no word, and no number either. */
const mixed = "(?=[!-~]*\\d)(?=[!-~]*[A-Za-z])[!-~]{6,64}";

/** What is said between the name and a value that could be an ordinary word. */
const strongLink =
  "\\s?(?:[:：=]|就?是|就?[为為]|叫|[设設](?:[置定])?(?:成|[为為])?(?:了|的是)?|改(?:成|[为為])了?)\\s?";
/** Little words between the name and a value that no sentence has. */
const looseLink =
  "(?:[\\s:：=,，]|就|[应應][该該]|好像|可能|大概|一直|[现現]在|之前|原[来來]|我|用|[写寫]|填|[输輸]入?|[设設]置?|改|成|的|了|是|[为為]|叫){0,8}";

/** What people say around a value that is letters and digits, and so no word of the sentence: “密码应该没错 Aa123456”. */
const looserLink =
  "(?:[\\s:：=,，]|就|[应應][该該]|好像|可能|大概|一直|[现現]在|之前|原[来來]|我|用|[写寫]|填|[输輸]入?|[设設]置?|改|成|的|了|是|[为為]|叫|都|[还還]|[记記]得|肯定|明明|[确確][实實]|[没沒][错錯变變]|[对對]的|[给給]|[发發]|告[诉訴]|[您你]|[这這那][个個]){0,8}";
/** Read aloud: 一二三四五六. */
const saidDigits = "[零〇一二三四五六七八九]";
/** What a sentence about a passphrase has, and no passphrase. */
const ofSentence =
  "(?![^.\\n]*\\b(?:is|it|its|not|no|i|do|the|a|an|what|how|why|where|when|can|cannot|my|please|wrong|lost|forgot|required|needed|or|of|to|in|out)\\b)";

interface Phrase {
  readonly pattern: RegExp;
  /** So many small letters and nothing else may be a password here; a word of the sentence where that is no number. */
  readonly letters: number;
}

const mixedOnly = Number.POSITIVE_INFINITY;
const phrases: readonly Phrase[] = [
  // 密码是…, 密码：…, password: …
  { pattern: new RegExp(`(?:${name})(?:的)?${strongLink}${quote}(${signs})`, "gi"), letters: 6 },
  // 密码 888888, 支付密码应该是 193847, PIN 4821
  {
    pattern: new RegExp(
      `(?:密 ?[码碼]|口令|\\bpin\\b(?: ?(?:code|number|[码碼]))?)${looseLink}${quote}(\\d{4,12})${noUnit}`,
      "gi",
    ),
    letters: mixedOnly,
  },
  // 账号 bob 密码 Abc12345, 密码Zxcv9182, 登录密码我写的 Abc@2024
  {
    pattern: new RegExp(`(?:密 ?[码碼]|口令)${looserLink}${quote}(${mixed})`, "gi"),
    letters: mixedOnly,
  },
  { pattern: new RegExp(`(?:${name})\\s{1,2}(${mixed})`, "gi"), letters: mixedOnly },
  // my password is …, the password I use is …, password -> …
  {
    pattern: new RegExp(
      `(?:${name})(?: (?:i|we)(?: always)? (?:use|used|set|have|had|chose|made|created|enter|entered|type|typed))?(?: (?:is|was|has always been|should be)|\\s?->)\\s${quote}(${signs})`,
      "gi",
    ),
    letters: mixedOnly,
  },
  // passphrase: correct horse battery staple
  {
    pattern: new RegExp(
      `pass ?phrase(?: (?:is|was)|\\s?[:：=])\\s?${quote}${ofSentence}([a-z]{2,}(?:[ -][a-z]{2,}){2,11})(?![a-z])`,
      "gi",
    ),
    letters: 6,
  },
  // 密码：我爱你1314
  {
    pattern: new RegExp(
      `(?:密 ?[码碼]|口令)(?:是)?\\s?[:：=]\\s?${quote}([\\u3400-\\u9fff]{1,6}\\d{3,12})${noUnit}`,
      "gi",
    ),
    letters: mixedOnly,
  },
  // 支付密码是八八六六二二
  {
    pattern: new RegExp(
      `(?:密 ?[码碼]|口令)${looseLink}(${saidDigits}{4,12})(?![位个個种種步次])`,
      "gi",
    ),
    letters: mixedOnly,
  },
  // … 是我的密码, … is my password, I use … as my password
  {
    pattern: new RegExp(
      `(?<![!-~])([!-~]{4,64}?)["'”」]?\\s?(?:[这這][个個]?)?(?:就?是|is|was|as)\\s?(?:我|您|你|[们們]|my|the|your|wallet|account|支付|登[录錄入陆]|交易|[钱錢]包|[账帳][户戶号號]|的|\\s){0,8}(?:${name})(?![A-Za-z]|错|錯|吗|嗎)`,
      "gi",
    ),
    letters: mixedOnly,
  },
];

export const findPasswords: Detector = ({ text }) =>
  /[!-~]{4}|[零〇一二三四五六七八九]{4}/.test(text) && /密 ?[码碼]|口令|pass|\bpw|pin/i.test(text)
    ? phrases.flatMap(({ pattern, letters }) =>
        matchesOf("password", text, [pattern])
          .filter(({ start, end }) => isPassword(text.slice(start, end), letters))
          .map((one) => trimmed(text, one)),
      )
    : [];

function isPassword(value: string, letters: number): boolean {
  const bare = value.replace(/[.,;:!?)\]"']+$/, "");
  if (bare.length < 4 || noPassword.test(bare) || errorCode.test(bare)) return false;
  if (/^[A-Za-z'-]+$/.test(bare)) return /[a-z][A-Z]/.test(bare) || bare.length >= letters;
  return /[A-Za-z0-9]/.test(bare) || new RegExp(`^${saidDigits}+$`).test(bare);
}

/** PAY-2003 */
const errorCode = /^[A-Z]{2,5}-?\d{3,5}$/;

/** A phone number, an address, a date, a word that says what is wrong. */
const noPassword =
  /^(?:1[3-9]\d{9}|[\w.+-]+@[\w-]+\.[a-z]{2,}|https?:.*|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|(?:wrong|incorrect|error|invalid|forgot\w*|reset\w*|change\w*|expired?|required|correct|failed|locked|right|empty|missing|unknown|strong|always|still|already|secret|protected|needed|too|not|the|6-digit|6-digits|iphone|android|ios)\S{0,4}|\*+|x+|\.+)$/i;

/** Without the full stop or the quotation mark behind it. */
function trimmed(text: string, found: FoundSecret): FoundSecret {
  const tail = /[.,;:!?)\]"']+$/.exec(text.slice(found.start, found.end))?.[0].length ?? 0;
  const end = found.end - tail;
  return end > found.start ? { ...found, end } : found;
}
