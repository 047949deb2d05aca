import { plainOf } from "./lexicon.ts";

/** A glance that tells nearly all messages of an agent's conversation from those worth asking the engine about. */
export type AlarmGlance = (text: string) => boolean;

/** Stems that nearly all emergencies have, in anybody's words. Most calm messages have none of them. */
const stems =
  /偷|抢|搶|盗|盜|骗|騙|呃咗|扒|丢|丟|不见|不見|唔见|唔見|掉了|掉出|掉在|往外|转走|轉走|转出|轉出|被人|人登|登入我|登录我|不是我|唔係我|唔系我|不是本人|我没|我沒|没了|沒了|光了|变0|變0|变零|归零|歸零|在少|路少|停掉|在刷|在转|在轉|自己转|自己轉|乱用|亂用|共享|屏幕|验证码.{0,6}(?:给|告诉|报)|私钥|助记词|\b(?:stol|steal|scam|hack|rob|snatch|lost my|drain|empt|clon|trick|unauthori|fraud|phish|thief|theft)|\b(?:not me|n'?t (?:make|do|me)|never made|dropping|leaving|gone|someone|somebody|going out|gave my|seed)\b/u;

/** One pattern of all phrases: some 2 µs a message, where a question to the engine costs 400. */
export function createAlarmGlance(phrases: readonly string[]): AlarmGlance {
  const escaped = phrases
    .map(plainOf)
    .filter((phrase) => phrase.length > 1)
    .map((phrase) => (/^[a-z0-9' ]+$/.test(phrase) ? `\\b${phrase}\\b` : phrase));
  const pattern = new RegExp([stems.source, ...escaped].join("|"), "u");
  return (text) => pattern.test(plainOf(text));
}
