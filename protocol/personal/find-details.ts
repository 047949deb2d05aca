import {
  type DetailKind,
  detailPatterns,
  harmlessPatterns,
  type Pattern,
} from "./detail-patterns.ts";
import { familiar, titled } from "./han-names.ts";

export interface Detail {
  readonly kind: DetailKind;
  readonly text: string;
  readonly from: number;
}

interface DetailOptions {
  /** Longest first. */
  readonly names: readonly string[];
  /** A code that the app shows to everybody, and that tells of nobody. */
  readonly isCode?: ((word: string) => boolean) | undefined;
}

/** A stand-in as it is in any of our languages. */
export const standIn =
  /〔(?:姓名|联系方式|聯絡方式|地址|日期|金额|金額|号码|號碼|隐去|隱去|name|contact|address|date|amount|number) ?\d{1,3}〕|\[(?:name|contact|address|date|amount|number|hidden) \d{1,3}\]/gu;

/** In the place of what was found already, as long as it was: no pattern takes it for a letter, a figure or a character. */
const blank = "\uE000";

/** What tells of somebody, in the order of the text. Places that are found once are not found again by a weaker pattern. */
export function findDetails(
  text: string,
  { names, isCode = () => false }: DetailOptions,
): readonly Detail[] {
  const found: Detail[] = [];
  let left = [standIn, ...harmlessPatterns].reduce(
    (rest, pattern) => rest.replace(pattern, (one) => blank.repeat(one.length)),
    text,
  );
  for (const [kind, pattern] of [...contacts, ...namePatterns(names), ...others])
    left = left.replace(pattern, (one, ...rest: readonly unknown[]) => {
      const from = Number(rest.find((part) => typeof part === "number"));
      if (!isCode(one)) found.push({ kind, text: text.slice(from, from + one.length), from });
      return blank.repeat(one.length);
    });
  return found.sort((one, other) => one.from - other.from);
}

/** An address of mail may hold a name. */
const contacts = detailPatterns.filter(([kind]) => kind === "contact");
const others: readonly Pattern[] = [
  ...detailPatterns.filter(([kind]) => kind !== "contact"),
  ["name", titled],
  ["name", familiar],
];

function namePatterns(names: readonly string[]): readonly Pattern[] {
  if (names.length === 0) return [];
  const alternatives = names.map((name) => {
    const plain = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    if (/\p{Script=Han}/u.test(name)) return [...name].length > 1 ? plain : alone(plain);
    const letters = `${plain}(?![A-Za-z])`;
    return [...name].length > 1 ? `(?<![A-Za-z])${letters}` : `${introduced}${letters}`;
  });
  return [["name", new RegExp(alternatives.join("|"), "giu")]];
}

/** A name of one character is one where it stands alone, or beside words that only stand beside a name: 明 is in 明天, too. */
const alone = (name: string): string =>
  [
    `(?<!${han})${name}(?!${han})`,
    `(?<=我是|我叫|客服|专员|專員|小|老|阿|@)${name}`,
    `(?<=谢谢|謝謝|感谢|感謝|多谢|多謝|麻烦|麻煩|找|叫|同事|同事是|是)${name}(?!${han})`,
    `${name}(?=您好|你好|老师|老師|客服|先生|女士|小姐|为您|為您)`,
    `(?<!${han})${name}(?=姐|哥|总|總|说|說|刚才|剛才|给我|給我|帮我|幫我)`,
  ]
    .map((one) => `(?:${one})`)
    .join("|");
const han = "\\p{Script=Han}";

/** A name of one letter is in every sentence: it is one only behind words that lead to a name. */
const introduced =
  "(?<=(?:\\b(?:i'm|i am|this is|name is|hi|hello|hey|dear|thanks|thank you|agent|with)|我是|我叫|客服|专员|專員|谢谢|謝謝|@)[\\s,，:：]*)(?<![A-Za-z])";
