/** What tells who somebody is, or what they paid, but for names: contacts, places, days, amounts and numbers. */

export type DetailKind = "name" | "contact" | "address" | "date" | "amount" | "number";
export type Pattern = readonly [kind: DetailKind, pattern: RegExp];

const digit = "[0-9０-９]";
const han = "\\p{Script=Han}";
/** No part of a place's name: words that lead up to it. */
const placeCharacter = `(?:(?![在是到去从從的了给給把和叫寄送哪这這那个個附近开開户戶什么麼])${han})`;
const place =
  "(?:省|自治区|市|区|區|县|縣|镇|鎮|乡|鄉|街道|大道|路|街|巷|弄|村|小区|花园|大厦|公寓|广场)";
const door = `${digit}{1,5}\\s*(?:号楼|號樓|号院|号|號|弄|栋|棟|幢|座|单元|單元|室|楼|樓|層|层|门|门牌)`;
/** How long, how often, how many: spoke of nobody. */
const unit =
  "(?:多|来|來|几|幾|余)?\\s*(?:个|個)?\\s*(?:小时|小時|钟头|鐘頭|分钟|分鐘|秒|天|日|工作日|周|週|星期|礼拜|月|年|次|遍|条|條|笔|筆|张(?!三)|張|位|步|折|点|點|%|％|倍|种|個|个|项|成|版|篇|人|家(?!庄)|(?:h|hours?|hrs?|minutes?|mins?|seconds?|days?|weeks?|months?|years?|times?|steps?|am|pm)\\b)";
const short = `${digit}{1,3}`;
const harmless = `(?!\\s*(?:[-~～到至]\\s*${short}\\s*)?${unit})`;
const currency =
  "(?:元|块钱|塊錢|块|塊|圓|圆|人民币|人民幣|港币|港幣|港元|台币|臺幣|新台币|美元|美金|欧元|英镑|日元|比特币|以太币|(?:CNY|RMB|USD|HKD|TWD|USDT|USDC|BTC|ETH|U|dollars?|bucks?|yuan|euros?|pounds?|cents?)(?![A-Za-z]))";
const figures = `${digit}(?:[0-9０-９,，.．]*${digit})?`;
const numeral = "[一二两兩三四五六七八九壹贰貳叁参肆伍陆陸柒捌玖]";
const scale = "[十百千万萬亿億拾佰仟]";
/** 五百, 八千三, 两千三百, 三十, 十五: figures in words, but 万一 and 十分. */
const inWords = `(?:${numeral}(?:${scale}(?:[零〇又]?${numeral})?){1,5}${scale}?|十(?:${numeral}[万萬亿億]?|[万萬亿億])|[百千万萬](?:把|来)(?=[块塊元]))`;
const englishNumeral =
  "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a)";

/** What looks like one of the others and tells of nobody: times in words, parts of a hundred, devices. */
export const harmlessPatterns: readonly RegExp[] = [
  new RegExp(`(?:${inWords}|${numeral}+)\\s*${unit}`, "gu"),
  new RegExp(`[百千万]分之(?:${inWords}|[${numeral.slice(1, -1)}十]+)(?:点${numeral}+)?`, "gu"),
  /一[块塊](?=[儿兒去来來用吃走])/gu,
  /(?<![A-Za-z0-9])(?:[2-6]G|H5|[23]D|P2P|ERC-?20|TRC-?20|BEP-?20|\d{1,2}h|USB\d|MP\d|iOS ?\d*|iPhone ?\d{1,2}|iPad ?\d*|Android ?\d{1,2}|Wi-?Fi ?\d?)(?![A-Za-z0-9])/giu,
];

/** In this order: what is longer or surer comes first. */
export const detailPatterns: readonly Pattern[] = [
  ["contact", /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu],
  ["contact", /(?:https?:\/\/|www\.)[^\s，。；！？、）)]+/giu],
  [
    "contact",
    /(?<=(?:微信|wechat|QQ|telegram|line)(?:号|id)?\s*[:：是为]?\s*)[a-z0-9][\w-]{4,}/giu,
  ],
  ["number", /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/gu],
  ["number", /(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{0,4}(?![\w:])/giu],
  ["address", new RegExp(`(?:${placeCharacter}{1,7}?${place}){1,5}\\s*(?:${door}\\s*)+`, "gu")],
  ["address", new RegExp(`(?:${placeCharacter}{2,6}?${place}){2,5}`, "gu")],
  [
    "address",
    new RegExp(`${placeCharacter}{2,14}(?:支行|分行|营业部|營業部|网点|營業廳|储蓄所)`, "gu"),
  ],
  ["address", new RegExp(`${door}(?:\\s*${door})+`, "gu")],
  [
    "address",
    /\d{1,5}\s+(?:[A-Z]\w+\s+){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Blvd)\b\.?/gu,
  ],
  ["date", /\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?/gu],
  ["date", /(?<!\d)\d{1,2}月\d{1,2}[日号號]/gu],
  ["date", /(?<!\d)\d{1,2}[/.]\d{1,2}(?=\s*(?:号|日|那天))/gu],
  [
    "number",
    /(?<=(?:尾号|尾號|末[四两]?位|后[四两]?位|卡号|工号|单号|订单|房号|ending(?: in| with)?|last (?:four|4)(?: digits)?)[^\dA-Za-z\n]{0,6})[0-9０-９]{2,}(?![A-Za-z])/giu,
  ],
  [
    "amount",
    new RegExp(`(?:HK\\$|NT\\$|US\\$|[¥￥$€£])\\s?${figures}(?:\\s?[万萬亿億k千])?`, "gu"),
  ],
  ["amount", new RegExp(`${figures}\\s?[千百万萬亿億k]*\\s?(?:多|来)?${currency}`, "giu")],
  ["amount", new RegExp(`${figures}\\s?[千百万萬亿億](?:[零]?${numeral})?`, "gu")],
  ["amount", new RegExp(`(?:${inWords}|${numeral})(?:多|几)?\\s?${currency}${numeral}?`, "gu")],
  ["amount", new RegExp(inWords, "gu")],
  [
    "amount",
    new RegExp(
      `\\b${englishNumeral}(?:[ -]${englishNumeral})*(?: (?:hundred|thousand|million)(?: and)?(?: ${englishNumeral})*)+(?: ${currency})?|\\b${englishNumeral}(?:[ -]${englishNumeral})* ${currency}`,
      "giu",
    ),
  ],
  ["number", /[0-9]{0,6}[*•xX]{2,}[0-9]+/gu],
  // Order numbers, hashes, our own numbers: letters and figures in one word.
  ["number", /(?<![A-Za-z0-9])(?=[\w-]*\d)[A-Za-z0-9][\w-]{5,}/gu],
  // Shorter ones, too.
  ["number", /(?<![A-Za-z0-9])(?:[A-Za-z]+-?\d[\w-]*|\d{2,}[A-Za-z](?!\w))/giu],
  ["number", /[+＋]?[0-9０-９](?:[\s-]?[0-9０-９]){3,}/gu],
  ["number", /[零〇一二三四五六七八九幺两]{6,}/gu],
  // What is left of figures: neither a time nor so many hours.
  ["amount", new RegExp(`(?<![\\w.:：])${short}(?:,${digit}{3})+(?:\\.${digit}+)?`, "gu")],
  ["amount", new RegExp(`(?<![\\w.:：])${short}\\.${digit}+(?![\\w.:：])${harmless}`, "gu")],
  ["amount", new RegExp(`(?<![\\w.,:：])${digit}{2,3}(?![\\w:：]|[.,]${digit})${harmless}`, "gu")],
];
