/** One-time codes and passwords have no form of their own: the phrase they are said in gives them away. */

import type { Detector, FoundSecret } from "./kind.ts";
import { matchesOf } from "./matches.ts";

const codeName = [
  "[验驗][证證][码碼]",
  "校[验驗][码碼]",
  "[确確][认認][码碼]",
  "[动動][态態](?:口令|密?[码碼])",
  "短信[码碼]",
  "[简簡][讯訊]密?[码碼]",
  "一次性?密[码碼]",
  "安全[码碼]",
  "授[权權][码碼]",
  "登[录錄入陆][码碼]",
  "谷歌[码碼]",
  "(?:verification|verify(?:ing)?|security|log-?in|sign-?in|auth(?:entication|entication|orization)?|authenticator|confirmation|access|one[- ]?time|sms|text|2fa|two[- ]factor|otp)[ -]?(?:pass)?codes?",
  "\\botp\\b",
  "one[- ]?time[ -](?:password|pin)",
  "\\b2fa\\b",
  "passcode",
].join("|");

/** Signs and little words between a name and what it names. */
const link =
  "(?:[\\s:：=,，\"'“”‘’「」『』（()#>\\-]|是|为|為|就|的|收到|[发發][来來]|[显顯]示|[刚剛]|it'?s|is|was|now|here|i|got|received){0,10}";
/** Not an amount, a date, a time or a count. */
const noUnit =
  "(?![0-9A-Za-z.]|,\\d)(?!\\s?(?:年|月|日|元|块|塊|角|秒|分|次|个|個|位|天|小[时時]|條|条|遍|笔|筆|%|usdt|rmb|usd|cny|seconds|minutes|times|digits|yuan|dollars))";
const codeValue =
  "(?:[A-Za-z]{1,2}-)?(?:\\d{4,8}|\\d{3}[ -]\\d{3}|\\d{4}[ -]\\d{4}|\\d(?: \\d){3,7})";

const plainCode =
  "(?<!(?:error|promo|qr|zip|postal|post|area|country|invite|invitation|referral|status|bank|swift|sort|product|discount|coupon|bar|result|response|http)[ -]?)\\bcode(?: (?:i|you|we|they) (?:just )?(?:got|get|received|sent|have|see))?";

const codePatterns = [
  new RegExp(`(?:${codeName})${link}(${codeValue})${noUnit}`, "gi"),
  new RegExp(
    `${plainCode}\\s?(?:is|was|:|=)\\s?["']?(\\d{6}|\\d{8}|\\d{3}[ -]\\d{3})${noUnit}`,
    "gi",
  ),
  new RegExp(
    `(?<![0-9A-Za-z.,-])(${codeValue})["'”」,，]?\\s?(?:[这這]个?|[这這]個)?(?:就?是|is|was|as)\\s?(?:我|您|你|[们們]|the|my|your|[刚剛]|才|收到|手[机機]|短信|[简簡][讯訊]|的|\\s){0,8}(?:${codeName})`,
    "gi",
  ),
];

export const findOneTimeCodes: Detector = ({ text }) =>
  /\d{3}|\d \d/.test(text) && /[码碼令]|code|otp|2fa|one.?time/i.test(text)
    ? matchesOf("one-time-code", text, codePatterns)
    : [];

const passwordName =
  "密[码碼]|口令|pass(?:word|code|phrase|wd)|\\bpwd\\b|\\bpass\\b|\\bpin\\b(?: ?(?:code|number|[码碼]))?";
const secretSigns = "[!-~]{4,64}";
const strongLink =
  "\\s?(?:[:：=]|就?是|就?[为為]|叫|[设設](?:[置定])?(?:成|[为為])?(?:了|的是)?|改(?:成|[为為])了?)\\s?";

const said = [
  // 密码是…, 密码：…, password: …
  new RegExp(`(?:${passwordName})(?:的)?${strongLink}["'“「『]?(${secretSigns})`, "gi"),
  // 密码 888888, PIN 4821
  new RegExp(
    `(?:密[码碼]|口令|\\bpin\\b(?: ?(?:code|number|[码碼]))?)\\s{0,2}(\\d{4,12})${noUnit}`,
    "gi",
  ),
  // 账号 bob 密码 Abc12345
  /(?:密[码碼]|口令|password)\s{1,2}(?=[!-~]*\d)(?=[!-~]*[A-Za-z])([!-~]{6,64})/gi,
];
const saidInEnglish = [
  new RegExp(`(?:${passwordName})(?: (?:is|was)|\\s?->)\\s["'“]?(${secretSigns})`, "gi"),
];
const saidBefore = [
  new RegExp(
    `(?<![!-~])([!-~]{4,64}?)["'”」]?\\s?(?:[这這][个個]?)?(?:就?是|is|was)\\s?(?:我|您|你|[们們]|my|the|your|wallet|account|支付|登[录錄入陆]|交易|[钱錢]包|[账帳][户戶号號]|的|\\s){0,8}(?:${passwordName})(?![A-Za-z]|错|錯|吗|嗎)`,
    "gi",
  ),
];

export function findPasswords({ text }: Parameters<Detector>[0]): readonly FoundSecret[] {
  if (!/密[码碼]|口令|pass|pwd|pin/i.test(text)) return [];
  const kind = "password";
  return [
    ...matchesOf(kind, text, said).filter((one) => isPassword(wordsAt(text, one), 6)),
    ...matchesOf(kind, text, saidInEnglish).filter((one) =>
      isPassword(wordsAt(text, one), mixedOnly),
    ),
    ...matchesOf(kind, text, saidBefore).filter((one) => isPassword(wordsAt(text, one), mixedOnly)),
  ].map((one) => trimmed(text, one));
}

/** Letters alone are no password, however many. */
const mixedOnly = Number.POSITIVE_INFINITY;

const wordsAt = (text: string, { start, end }: FoundSecret) => text.slice(start, end);

/** `letters`: so many small letters and no other sign may be a password, and not a word of the sentence. */
function isPassword(value: string, letters: number): boolean {
  const bare = value.replace(/[.,;:!?)\]"']+$/, "");
  if (bare.length < 4 || noPassword.test(bare) || errorCode.test(bare)) return false;
  if (/^[A-Za-z'-]+$/.test(bare)) return /[a-z][A-Z]/.test(bare) || bare.length >= letters;
  return /[A-Za-z0-9]/.test(bare);
}

/** PAY-2003 */
const errorCode = /^[A-Z]{2,5}-?\d{3,5}$/;

/** A phone number, an address, a date, a word that says what is wrong. */
const noPassword =
  /^(?:1[3-9]\d{9}|[\w.+-]+@[\w-]+\.[a-z]{2,}|https?:.*|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|(?:wrong|incorrect|error|invalid|forgot\w*|reset\w*|change\w*|expired?|required|correct|failed|locked|right|empty|missing|unknown|strong|always|still|already|secret|protected|needed|too|not|the|6-digit|6-digits|iphone|android|ios)\S{0,4}|\*+|x+|\.+)$/i;

/** Without the full stop or the quotation mark behind it. */
function trimmed(text: string, found: FoundSecret): FoundSecret {
  const tail = /[.,;:!?)\]"']+$/.exec(wordsAt(text, found))?.[0].length ?? 0;
  const end = found.end - tail;
  return end > found.start ? { ...found, end } : found;
}
