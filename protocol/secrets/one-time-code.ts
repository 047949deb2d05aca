/** One-time codes have no form of their own: the phrase they are said in gives them away. */

import type { Detector } from "./kind.ts";
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
  "(?:[\\s:：=,，。!！~\"'“”‘’「」『』（()#>\\-]|是|为|為|就|的|了|收到|[发發][来來]|[来來]了|[显顯]示|[刚剛]|[发發]?[给給]?[您你]|我|it'?s|is|was|now|here|i|got|received){0,10}";

/** Not an amount, a date, a time or a count: what stands behind a code is none of these. */
export const noUnit =
  "(?![0-9A-Za-z]|\\.\\d+(?!\\d|\\s?分))(?!\\s?(?:年|月|日|元|块|塊|角|分[钟鐘]|秒(?!到)|次|个|個|位|天|小[时時]|條|条|遍|笔|筆|%|usdt|rmb|usd|cny|seconds|minutes|times|digits|yuan|dollars))";
const codeValue =
  "(?:[A-Za-z]{1,2}-)?(?:\\d{4,8}|\\d{3}[ -]\\d{3}|\\d{4}[ -]\\d{4}|\\d(?: \\d){3,7})";
const bareValue = `(?<![0-9A-Za-z.,-])(${codeValue})`;

/** Read aloud: 四八三九二零. */
const saidCode = "([零〇一二三四五六七八九]{4,8})(?![位个個分次十])";
const sixDigits = `(\\d{6}|\\d{3}[ -]\\d{3}|\\d(?: \\d){5})${noUnit}`;

const plainCode =
  "(?<!(?:error|promo|qr|zip|postal|post|area|country|invite|invitation|referral|status|bank|swift|sort|product|discount|coupon|bar|result|response|http)[ -]?)\\bcode(?: (?:i|you|we|they) (?:just )?(?:got|get|received|sent|have|see))?";

const patterns = [
  // 验证码是…, verification code: …
  new RegExp(`(?:${codeName})${link}(${codeValue})${noUnit}`, "gi"),
  // the code is …
  new RegExp(
    `${plainCode}\\s?(?:is|was|:|=)\\s?["']?(\\d{6}|\\d{8}|\\d{3}[ -]\\d{3})${noUnit}`,
    "gi",
  ),
  // … 是我的验证码, … is your Google verification code
  new RegExp(
    `${bareValue}["'”」,，]?\\s?(?:[这這]个?|[这這]個)?(?:就?是|is|was|as)\\s?(?:我|您|你|[们們]|the|my|your|[刚剛]|才|收到|手[机機]|短信|[简簡][讯訊]|的|\\s){0,8}(?:[\\w.-]{2,20} ){0,3}(?:${codeName})`,
    "gi",
  ),
  // 【…】483920（登录验证码）
  new RegExp(
    `${bareValue}\\s?[（(【[「“"]\\s?(?:[\\u3400-\\u9fff]|[A-Za-z]+ ){0,8}?(?:${codeName})`,
    "gi",
  ),
  new RegExp(`(?:${codeName})${link}${saidCode}`, "gi"),
  // 他让我报验证码，我给了他 839201
  new RegExp(
    `(?:${codeName})[^。.!！?？，,\\n]{0,3}[，,]?\\s?我?(?:就|已[经經]|也)?(?:告[诉訴]|[报報说說发發念]?[给給]|[报報]|[说說]|[发發])了?(?:[他她它你您]|[对對]方|[骗騙]子|客服)?[们們]?了?\\s?[:：]?\\s?${sixDigits}`,
    "gi",
  ),
  new RegExp(
    `(?:${codeName})\\b[^.\\n]{0,30}\\b(?:told|gave|sent|read)(?: it)?(?: to)?(?: him| her| them| you)?:? ${sixDigits}`,
    "gi",
  ),
  // 我收到的是 839201 这个验证码
  new RegExp(
    `(?<![0-9A-Za-z.,-])(\\d{6})["'”」]?[，,]?\\s?(?:[这這][个個]|就?是)?\\s?(?:${codeName})(?=[。.!！\\s]*$)`,
    "gi",
  ),
  // use 483920 to sign in
  new RegExp(
    `\\b(?:use|enter|with) (${codeValue}) (?:to|for) (?:verify|confirm|log ?in|sign ?in|reset|complete)`,
    "gi",
  ),
];

export const findOneTimeCodes: Detector = ({ text }) =>
  /\d{3}|\d \d|[零〇一二三四五六七八九]{4}/.test(text) &&
  /[码碼令]|code|otp|2fa|one.?time/i.test(text)
    ? matchesOf("one-time-code", text, patterns)
    : [];
