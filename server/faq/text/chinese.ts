import { Locale } from "opencc-js/t2cn";
import {
  createReplacer,
  createSplitReplacer,
  createTextSplitter,
  type Replacement,
} from "./replacer.ts";

type ChineseConversion = (text: string) => string;

/**
 * Traditional characters and Taiwan's words → simplified ones, Hong Kong's characters among them. For normalised text
 * (NFKC, lower case). Tables and order are OpenCC's; its own converter takes many times as long to prepare and to run.
 */
export function createSimplifier(): ChineseConversion {
  const [mainland = []] = Locale.to.cn ?? [];
  const [taiwan = []] = Locale.from.twp ?? [];
  const [hongKong = []] = Locale.from.hk ?? [];
  const simplify = createReplacer(wordsOf(mainland));
  const split = createTextSplitter(wordsOf(mainland.slice(0, 1)));
  const steps = [taiwan, hongKong].map((regional) => {
    const replace = createReplacer(wordsOf(regional));
    return (text: string) => simplify(replace(text));
  });
  return (text) =>
    steps.reduce((before, convert) => {
      const pieces = split(before);
      return pieces.length === 1 ? convert(before) : pieces.map(convert).join("");
    }, text);
}

/** OpenCC's lists look like “來源 目標|…”. Where two lists have the same word, the first list counts. */
function wordsOf(lists: WordLists): Replacement[] {
  return lists.flatMap((list) => {
    if (typeof list !== "string") return [...list];
    return list.split("|").map((entry): Replacement => {
      const [from = "", to = from] = entry.split(" ");
      return [from, to];
    });
  });
}

/**
 * Simplified → Taiwan's characters and words, phrase by phrase as OpenCC does it. Its tables take 30 MB and 60 ms, so they
 * are only loaded where an article has no zh-TW version.
 */
export async function loadTaiwanConversion(): Promise<ChineseConversion> {
  const { Locale: tables } = await import("opencc-js/cn2t");
  // The package's types leave a part of the tables out; the tests compare the result with the package's own converter.
  const chain = (tables.configs?.s2twp ?? {}) as unknown as Partial<ConversionChain>;
  const { normalizationChain = [], segmentation: phrases = [], conversionChain = [] } = chain;
  const [first = [], ...rest] = conversionChain;
  // The first step has the phrases and the single characters. A text is split at the phrases.
  const characters = createReplacer(wordsOf(first.slice(phrases.length)));
  const normalizeForms = inSequence(normalizationChain);
  const toRegional = inSequence(rest);
  const convert = createSplitReplacer(wordsOf(phrases), {
    word: toRegional,
    between: (text) => toRegional(characters(text)),
  });
  return (text) => convert(normalizeForms(text));
}

type WordLists = readonly (string | readonly Replacement[])[];

/** How OpenCC converts: first the characters' usual forms, then phrase by phrase, one group of lists after the other. */
interface ConversionChain {
  readonly normalizationChain: readonly WordLists[];
  readonly segmentation: WordLists;
  readonly conversionChain: readonly WordLists[];
}

function inSequence(groups: readonly WordLists[]): ChineseConversion {
  const steps = groups.map((group) => createReplacer(wordsOf(group)));
  return (text) => steps.reduce((before, replace) => replace(before), text);
}
