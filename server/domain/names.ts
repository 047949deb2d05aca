import { limits } from "../../protocol/limits.ts";
import { askedSecret } from "../../protocol/secrets/asking.ts";
import { maskText } from "../../protocol/secrets/mask-text.ts";
import { nameFrom } from "../../protocol/text.ts";
import { skeletonOf } from "./confusables.ts";

/** Who reads these believes that we speak. */
const official =
  "systems?|admin|administrator|root|support|official|bot|robot|pocketdesk|moderator|service|help|customercare|系[统統]|客服|官方|人工|智能|机器人|機器人|管理[员員]|工作人[员員]|服[务務]|消息|通知";
/** Nothing of their own, and no part of a word above: with one of the above it is no person either. */
const besides =
  "the|customers?|team|desk|agent|staff|center|centre|security|online|live|wallet|在[线線]|中心|[专專][员員]|[团團][队隊]|小?助手|安全|支持|技[术術]|平[台臺]|[钱錢]包|[客顾顧][户戶客]|[员員]|号|號";
/** A wallet, a bank, an exchange: in one name with an official word it is theirs, or ours. */
const brand =
  /pay|wallet|bank|coin|chain|exchange|alipay|wechat|binance|okx|huobi|metamask|tokenpocket|imtoken|ledger|tether|visa|支付|微信|[钱錢]包|[银銀][行联聯]|交易所|[币幣]安|[欧歐]易|火[币幣]|[链鏈]|宝$|寶$/u;

const onlyOurs = new RegExp(`^(?:${besides})*(?:(?:${official})(?:${besides})*)+$`, "u");
/** Who has customers, or watches over them. Of nothing but these and the words above no person's name is made: 银行工作人员. */
const institution =
  "security|cent(?:er|re)|wallet|bank|exchange|platform|police|alipay|wechat|paypal|binance|okx|huobi|metamask|tokenpocket|imtoken|ledger|tether|visa|[银銀]行|支付[宝寶]?|微信|交易所|[币幣]安|[欧歐]易|火[币幣]|[风風][控险險]|[审審]核|反[诈詐]|[财財][务務]|合[规規]|[运運][营營]|理[赔賠]|[监監]管|公安|警方|警察|法院|部[门門]?";
const onlyInstitution = new RegExp(
  `^(?:${besides}|${official})*(?:(?:${institution}|安全|平[台臺]|[钱錢]包|中心)(?:${besides}|${official})*)+$`,
  "u",
);
/** Numbers and signs change nothing of a name: 客服001, system! */
const signs = /[\p{N}\p{P}\p{S}]+/gu;
/** The whole word, or the end of one: “BinanceSupport”. */
const officialWord = new RegExp(
  `^(?:${official})$|(?:support|service|official|admin|客服|官方)$`,
  "u",
);

/** 系统, Ｓｙｓｔｅｍ, Ѕystem, “ 官方 客服 ”, 客服001, Support Team, 安全中心 and 支付宝客服 are; 客服小美 is a person's name. */
const isOurName = (name: string): boolean =>
  // A digit may stand for a letter (5upp0rt), or for nothing.
  readsAsOurs(name) || readsAsOurs(name.replace(signs, " "));

function readsAsOurs(name: string): boolean {
  const words = skeletonOf(name).match(/[a-z]+|\p{Script=Han}+|[^\p{P}\p{Z}\p{S}]+/gu) ?? [];
  const whole = words.join("");
  if (onlyOurs.test(whole) || onlyInstitution.test(whole)) return true;
  if (whole.includes("官方")) return true;
  return brand.test(whole) && words.some((word) => officialWord.test(word));
}

/**
 * The name of a person, agent or customer, as it is kept and shown: one line, nothing invisible, no secret, no half of a
 * character. Undefined where nothing is left, where it is a name of ours, or where it asks for a secret.
 */
export function personName(name: string): string | undefined {
  const line = nameFrom(maskText(name.toWellFormed()).text, limits.nameLength);
  return line === undefined || isOurName(line) || askedSecret(line) ? undefined : line;
}
