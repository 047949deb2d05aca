import { Locale } from "opencc-js/t2cn";
import { createCutter, createReplacer, type Word } from "./replacer.ts";

export type Conversion = (text: string) => string;

/**
 * Traditional characters and Taiwan's words → simplified ones; Hong Kong's characters are among them. For normalised text
 * (NFKC, lower case). Tables and order are OpenCC's; its own converter takes many times as long to prepare and to run.
 */
export function createSimplifier(): Conversion {
  const [mainland = []] = Locale.to.cn ?? [];
  const [taiwan = []] = Locale.from.twp ?? [];
  const [hongKong = []] = Locale.from.hk ?? [];
  const simplify = createReplacer(wordsOf(mainland));
  const cut = createCutter(wordsOf(mainland.slice(0, 1)));
  const steps = [taiwan, hongKong].map((regional) => {
    const replace = createReplacer(wordsOf(regional));
    return (text: string) => simplify(replace(text));
  });
  return (text) =>
    steps.reduce((before, convert) => {
      const pieces = cut(before);
      return pieces.length === 1 ? convert(before) : pieces.map(convert).join("");
    }, text);
}

/** “來源 目標|…”; where two lists have the same word, the first list counts. */
function wordsOf(lists: readonly (string | readonly Word[])[]): Word[] {
  return lists.flatMap((list) => {
    if (typeof list !== "string") return [...list];
    return list.split("|").map((entry): Word => {
      const [from = "", to = from] = entry.split(" ");
      return [from, to];
    });
  });
}

/**
 * Simplified → Taiwan's characters and words. Its tables cost about 45 MB and 150 ms, so they are only loaded
 * where an article has no zh-TW version of its own.
 */
export async function loadTaiwanConversion(): Promise<Conversion> {
  const { Converter: create } = await import("opencc-js/cn2t");
  return create({ from: "cn", to: "twp" });
}
