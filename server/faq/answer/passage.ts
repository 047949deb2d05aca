import type { Block, Inline } from "../../../protocol/article-blocks.ts";
import type { Article } from "../../../protocol/conversation.ts";
import type { Analyzer } from "../text/analysis.ts";
import { isPair } from "../text/tokenize.ts";
import type { Passage } from "./answer.ts";
import type { Model } from "./index/model.ts";
import { kindsAskedBy } from "./passage-kinds.ts";

/** What a unit gets for holding what this kind of question asks for, beside the words that it shares with the question. */
const kindBonus = 0.35;

/**
 * From which score a unit is quoted: where the question goes on from the article for certain, where it speaks of what was said
 * and nothing else is near, and where it might be about something else.
 */
export const leastScore = { sure: 0.05, back: 0.15, unsure: 0.35 } as const;
/** … where a kind is asked for and the unit does not hold it: “手续费退吗” is not answered by where the money goes. */
const leastWithoutKind = 0.5;
/** The first sentence is the short answer: where nothing speaks for another, it is quoted. */
const firstBonus = 0.06;
/** What a Chinese character by itself counts beside a pair. */
const singleCharacter = 0.5;
/** A second unit is quoted with the first where it is nearly as good. */
const nearlyAsGood = 0.9;

/** A term that stands nowhere can't be matched; it only says that the question is about more. */
const unknownRarity = 0.3;

/** Beside a hotline. No answer to “how long”, nor to whether something is done at weekends. */
const openingHours = /[（(][^（()）]*\d{1,2}[:：]\d{2}\s?[–-]\s?\d{1,2}[:：]\d{2}[^（()）]*[)）]/gu;

/** The fewer articles have a term, the more it says. */
export function rarityIn({ patterns, terms, targets }: Model): (term: string) => number {
  return (term) => {
    const id = patterns.get(term);
    if (id === undefined) return unknownRarity;
    const articles = (terms.starts[id + 1] ?? 0) - (terms.starts[id] ?? 0);
    return Math.log(1 + targets.length / (1 + articles));
  };
}

/** A sentence of a paragraph, a step, an item of a list. */
interface Unit {
  readonly text: string;
  readonly block: Block;
}

export interface PassageFinder {
  /** `undefined` where nothing in the article speaks for an answer. */
  find(question: string, article: Article, least: number): Passage | undefined;
  /** Whether it asks for something that a sentence could answer: how long, how much, where, why. */
  asksForDetail(question: string): boolean;
}

export function createPassageFinder(
  analyzer: Analyzer,
  rarity: (term: string) => number,
): PassageFinder {
  const termsOf = (text: string) =>
    new Set(
      analyzer.question(text).clauses.flatMap(({ terms }) => terms.filter((term) => !isPair(term))),
    );

  /** How much of what the question says, by rarity, the unit says too; 0..1. */
  function shared(asked: ReadonlySet<string>, unit: ReadonlySet<string>): number {
    let all = 0;
    let common = 0;
    for (const term of asked) {
      const weight = rarity(term) * (term.length > 1 ? 1 : singleCharacter);
      all += weight;
      if (unit.has(term)) common += weight;
    }
    return all === 0 ? 0 : common / all;
  }

  function score(question: string, article: Article): readonly Scored[] {
    const wanted = kindsAskedBy(question);
    const asked = termsOf(question.replace(askingWords, " "));
    return unitsOf(article.blocks).map((unit, at) => {
      const said = unit.text.replace(openingHours, "");
      const answers = wanted.some(({ answered }) => answered.test(said));
      const bonus = (answers ? kindBonus : 0) + (at === 0 ? firstBonus : 0);
      const own = shared(asked, termsOf(unit.text));
      const isBeside = wanted.length > 0 && !answers && own < leastWithoutKind;
      return { unit, score: isBeside ? 0 : own + bonus };
    });
  }

  return {
    asksForDetail: (question) => kindsAskedBy(question).length > 0,
    find(question, article, least) {
      const scored = score(question, article);
      const best = Math.max(0, ...scored.map((one) => one.score));
      if (best < least) return undefined;
      const quoted = scored.filter((one) => one.score >= nearlyAsGood * best).slice(0, 2);
      const blocks = quoted.map(({ unit }) => unit.block);
      return { articleId: article.id, blocks, score: best };
    },
  };
}

interface Scored {
  readonly unit: Unit;
  readonly score: number;
}

/** They say what is wanted, not about what. */
const askingWords =
  /多久|多少天|多少|[几幾多]耐|[几幾]次|[几幾]天|[几幾][点點]|什么时候|什麼時候|何时|何時|多长时间|多長時間|在?哪[里裡儿]?|为什么|為什麼|为啥|為啥|为何|為何|算不算|能不能|可不可以|要不要|会不会|會不會|是不是|行不行|还是|還是|how long|how many|how much|what time|where|when|why|can|will|should|怎么|怎麼|如何|咋样?|什么|什麼|啥|哪个|哪個|[吗嗎呢么麼吧啊呀]|那要?是?|这样|這樣|一般|大概|\b(?:and|what|which|how|is|are|do|does|the|a|an|it|that|i|you|to|of|for|about|if)\b/giu;

const unitsOf = (blocks: readonly Block[]): readonly Unit[] => blocks.flatMap(unitsOfBlock);

function unitsOfBlock(block: Block): readonly Unit[] {
  switch (block.kind) {
    case "paragraph":
    case "warning":
      return sentencesOf(block.text).map((text) => unitOf(text));
    case "steps":
    case "list":
      return block.items.flatMap((text, at) => [unitOf(text), ...unitsOf(block.under?.[at] ?? [])]);
    case "table":
      return block.rows.map((row) => ({
        text: [...block.head, ...row].map(wordsOf).join(" "),
        block: { ...block, rows: [row] },
      }));
    case "code":
      return [{ text: block.text, block }];
    case "picture":
    case "actions":
      return [];
  }
}

const unitOf = (text: readonly Inline[]): Unit => ({
  text: wordsOf(text),
  block: { kind: "paragraph", text },
});

const wordsOf = (text: readonly Inline[]): string => text.map((part) => part.text).join("");

/** Cut after full stops, links and bold left whole. A stop inside a number or an abbreviation ends nothing. */
function sentencesOf(inlines: readonly Inline[]): readonly (readonly Inline[])[] {
  const sentences: Inline[][] = [[]];
  for (const inline of inlines) {
    const pieces = inline.href === undefined ? inline.text.split(sentenceEnd) : [inline.text];
    for (const [at, piece] of pieces.entries()) {
      if (at > 0) sentences.push([]);
      if (piece !== "") sentences.at(-1)?.push({ ...inline, text: piece });
    }
  }
  return sentences.filter((sentence) => sentence.some(({ text }) => text.trim() !== ""));
}

const sentenceEnd = /(?<=[。！？])|(?<=[a-z)][.!?])\s+(?=[A-Z"“])/u;
