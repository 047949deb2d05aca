import type { FoundSecret, WordIndex } from "./kind.ts";

const han = "[\\u3400-\\u9fff]";
/** Behind its name, and without spaces: `助记词是诺嫩讲今…`. */
const named = new RegExp(
  `(?:[助注註][记記][词詞]|恢[复復](?:短[语語]|[词詞])|[备備]份[词詞])(?:[\\s:：=，,。"“「『（(]|就?是|[为為]|如下|有){0,6}((?:${han}[ \\t\\n]{0,2}){11,24}${han})(${han}{0,8})`,
  "g",
);

/** What a sentence about a phrase says. In a phrase two characters follow each other so once in ten thousand. */
const ofSentence =
  /怎[么麼样樣]|什[么麼]|[为為][什何]|能不|不[能了到见見会會对對是知行要用]|[丢丟忘没沒找写寫抄][了不在的到回]|忘[记記]|[没沒]有|可以|[哪那这這][里裡儿个個]|[我你您他][的是有们們]|[的了][吗嗎呢吧]|[出下][来來]|恢[复復]|保[存管]|[备備]份|[导導][入出]|[输輸]入|[钱錢]包|手[机機]|但是|[现現]在|已[经經]|知道|告[诉訴]|是[不在我从從]|[别別]人|泄[露漏]|截[图圖]|重新|[显顯]示|提示|[错錯][误誤]|[还還][是在能]/;

const lengths: ReadonlySet<number> = new Set([12, 15, 18, 21, 24]);

/** A seed phrase of 汉字 that stand together. Where they are not apart, its length and its name must tell it from a sentence. */
export function findHanPhrases(text: string, words: WordIndex): readonly FoundSecret[] {
  return Array.from(text.matchAll(named), ({ 0: whole, 1: run = "", 2: rest = "", index }) => {
    const start = index + whole.length - rest.length - run.length;
    const length = phraseLength(run + rest, words);
    if (length === undefined) return [];
    const end = endOf(text, start, length);
    return { kind: "seed-phrase" as const, start, end, words: length };
  }).flat();
}

/** What may stand behind the last word without a space: “帮我恢复”, “谢谢”. */
const tail = /^[帮幫请請谢謝麻怎]/;

function phraseLength(run: string, words: WordIndex): number | undefined {
  const signs = run.replace(/\s/g, "");
  return [...lengths].findLast((length) => {
    const phrase = signs.slice(0, length);
    const rest = signs.slice(length);
    if (phrase.length < length || (rest !== "" && !tail.test(rest))) return false;
    if (ofSentence.test(phrase)) return false;
    return [...phrase].reduce((lists, sign) => lists & (words.get(sign) ?? 0), ~0) !== 0;
  });
}

/** Behind so many characters, whatever spaces are between them. */
function endOf(text: string, start: number, length: number): number {
  let end = start;
  for (let left = length; left > 0; end += 1) if (!/\s/.test(text[end] ?? "")) left -= 1;
  return end;
}
