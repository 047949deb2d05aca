/**
 * Puts stand-ins in the place of what tells who somebody is: names, addresses, numbers, amounts, contacts. The same thing gets
 * the same stand-in everywhere in a conversation. It cannot know every name: a person checks the text before others read it.
 */

type StandInKind = "name" | "contact" | "address" | "date" | "amount" | "number";

interface AnonymiseOptions {
  /** Names of those who take part, with what is known of them in other ways. */
  readonly names: readonly string[];
  readonly wordFor: (kind: StandInKind, number: number) => string;
}

type Pattern = readonly [kind: StandInKind, pattern: RegExp];
interface Part {
  readonly text: string;
  readonly isStandIn: boolean;
}

export function createAnonymiser({ names, wordFor }: AnonymiseOptions): (text: string) => string {
  const known = new Map<string, string>();
  const counts = new Map<StandInKind, number>();
  const standInFor = (kind: StandInKind, found: string) => {
    const key = `${kind} ${aliases.get(found) ?? canonical(found)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    const word = wordFor(kind, number);
    known.set(key, word);
    return word;
  };
  const aliases = aliasesOf(names);
  const all: readonly Pattern[] = [...namePattern([...aliases.keys()]), ...patterns];
  return (text) =>
    all
      .reduce<readonly Part[]>(
        (parts, [kind, pattern]) =>
          parts.flatMap((part) =>
            part.isStandIn ? [part] : split(part.text, pattern, (found) => standInFor(kind, found)),
          ),
        [{ text, isStandIn: false }],
      )
      .map((part) => part.text)
      .join("");
}

/** However it is written: with spaces, dashes and commas, or full-width. */
const canonical = (found: string) =>
  found
    .normalize("NFKC")
    .replace(/[\s,-]/g, "")
    .toLowerCase();

/** A Chinese name is also said without the surname: 小明 is 王小明. */
function aliasesOf(names: readonly string[]): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  for (const name of names.map((one) => one.trim()).filter((one) => one.length > 1)) {
    aliases.set(name, canonical(name));
    const given = /^\p{Script=Han}(\p{Script=Han}{2})$/u.exec(name)?.[1];
    for (const part of [...(given ? [given] : []), ...name.split(/\s+/)])
      if (part.length > 1 && !aliases.has(part)) aliases.set(part, canonical(name));
  }
  return aliases;
}

/** The longest first, so that none is taken for a part of another. */
const namePattern = (names: readonly string[]): readonly Pattern[] =>
  names.length === 0
    ? []
    : [
        [
          "name",
          new RegExp(
            names
              .toSorted((one, other) => other.length - one.length)
              .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
              .join("|"),
            "gu",
          ),
        ],
      ];

const digit = "[0-9０-９]";
const han = "\\p{Script=Han}";
const surname =
  "[王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董袁潘于蒋蔡余杜叶葉程苏蘇魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤]";
const place = "(?:省|自治区|市|区|區|县|縣|镇|鎮|乡|鄉|街道|大道|路|街|巷|弄|村|小区|花园|大厦)";
const door = `${digit}{1,5}\\s*(?:号楼|号|號|弄|栋|幢|单元|室|楼|層|层)`;

/** In this order: what is longer or surer comes first. */
const patterns: readonly Pattern[] = [
  ["contact", /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu],
  ["contact", /(?:https?:\/\/|www\.)[^\s，。；！？、）)]+/giu],
  [
    "contact",
    /(?<=(?:微信|wechat|QQ|telegram|line)(?:号|id)?\s*[:：是为]?\s*)[a-z0-9][\w-]{4,}/giu,
  ],
  ["address", new RegExp(`(?:${han}{1,7}?${place}){1,5}(?:${door}\\s*)+`, "gu")],
  ["address", new RegExp(`(?:${han}{2,6}?${place}){2,5}`, "gu")],
  [
    "address",
    /\d{1,5}\s+(?:[A-Z]\w+\s+){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Blvd)\b\.?/gu,
  ],
  ["date", /\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?/gu],
  ["date", /\d{1,2}月\d{1,2}[日号]/gu],
  [
    "amount",
    /(?:HK\$|NT\$|US\$|[¥￥$€£])\s?[0-9０-９](?:[0-9０-９,.]*[0-9０-９])?(?:\s?[万亿k])?/gu,
  ],
  [
    "amount",
    /[0-9０-９][0-9０-９,.]*\s?[千百万亿]*\s?(?:元|块钱|块|塊|圓|人民币|港币|美元|美金|CNY|RMB|USD|HKD|TWD|USDT)/gu,
  ],
  [
    "amount",
    /[一二两三四五六七八九零]*[十百千万][一二两三四五六七八九十百千万零]*\s?(?:元|块钱|块)/gu,
  ],
  ["number", /[0-9]{0,6}[*•]{2,}[0-9]+/gu],
  // Order numbers, hashes, our own numbers: letters and figures in one word.
  ["number", /(?<![A-Za-z0-9])(?=[\w-]*\d)[A-Za-z0-9][\w-]{5,}/gu],
  ["number", /[+＋]?[0-9０-９](?:[\s-]?[0-9０-９]){3,}/gu],
  ["number", /[零〇一二三四五六七八九幺两]{6,}/gu],
  [
    "name",
    new RegExp(
      `(?<=(?:我叫|我是|姓名|名字|收款人|户名|戶名|联系人|聯絡人)\\s*(?:是|叫|为|[:：])?\\s*)${surname}${han}{1,2}(?=$|[^${han}]|的)`,
      "gu",
    ),
  ],
  ["name", new RegExp(`${surname}${han}{0,2}(?=先生|女士|小姐|太太)`, "gu")],
  ["name", /(?<=\b(?:my name is|i am|i'm|this is|name:)\s+)[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2}/gu],
  ["name", /(?<=\b(?:Mr|Mrs|Ms|Dr)\.?\s)[A-Z][a-z]+/gu],
];

function split(text: string, pattern: RegExp, standIn: (found: string) => string): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    if (found === "") continue;
    if (index > from) parts.push({ text: text.slice(from, index), isStandIn: false });
    parts.push({ text: standIn(found), isStandIn: true });
    from = index + found.length;
  }
  return from === 0
    ? [{ text, isStandIn: false }]
    : [...parts, { text: text.slice(from), isStandIn: false }];
}
