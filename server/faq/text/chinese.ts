import { Locale } from "opencc-js/t2cn";
import { createCutter, createReplacer, createSplitReplacer, type Word } from "./replacer.ts";

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
function wordsOf(lists: Lists): Word[] {
  return lists.flatMap((list) => {
    if (typeof list !== "string") return [...list];
    return list.split("|").map((entry): Word => {
      const [from = "", to = from] = entry.split(" ");
      return [from, to];
    });
  });
}

/**
 * Simplified → Taiwan's characters and words, as OpenCC does it: phrase by phrase. Its tables take 30 MB and 60 ms, so they are only
 * loaded where an article has no zh-TW version of its own.
 */
export async function loadTaiwanConversion(): Promise<Conversion> {
  const { Locale: tables } = await import("opencc-js/cn2t");
  // The package's types leave a part of it out; the tests hold what comes of it to the package's own converter.
  const chain: Partial<Chain> = (tables.configs?.s2twp ?? {}) as unknown as Partial<Chain>;
  const { normalizationChain = [], segmentation: phrases = [], conversionChain = [] } = chain;
  const [first = [], ...rest] = conversionChain;
  // The first step knows the phrases and the single characters: the phrases are where a text is cut.
  const characters = createReplacer(wordsOf(first.slice(phrases.length)));
  const normal = inTurn(normalizationChain);
  const regional = inTurn(rest);
  const convert = createSplitReplacer(wordsOf(phrases), {
    word: regional,
    between: (text) => regional(characters(text)),
  });
  return (text) => convert(normal(text));
}

type Lists = readonly (string | readonly Word[])[];

/** How OpenCC converts: first the characters' usual forms, then phrase by phrase, one step after the other. */
interface Chain {
  readonly normalizationChain: readonly Lists[];
  readonly segmentation: Lists;
  readonly conversionChain: readonly Lists[];
}

function inTurn(groups: readonly Lists[]): Conversion {
  const steps = groups.map((group) => createReplacer(wordsOf(group)));
  return (text) => steps.reduce((before, replace) => replace(before), text);
}
