/**
 * `npm run bench -- faq-several`: two questions in one message, joined as customers join them; and single questions, which must
 * not be split. The model has not seen any of them. The two articles of a pair are chosen at random.
 */

import { readFileSync } from "node:fs";
import type { ArticleId, Locale } from "../../protocol/conversation.ts";
import type { Answer } from "../../server/faq/answer/answer.ts";
import { buildModel } from "../../server/faq/answer/index/build-model.ts";
import type { Content } from "../../server/faq/content/content.ts";
import { createContentReader } from "../../server/faq/content/content-reader.ts";
import { readFolder } from "../../server/faq/content/folder.ts";
import { createEngine, type FaqEngine } from "../../server/faq/engine.ts";
import { folds, hashText, withoutTexts } from "../../server/faq/learn/held-out.ts";
import { runToEnd } from "../../server/faq/task.ts";
import { createAnalyzer } from "../../server/faq/text/analysis.ts";
import { print } from "../table.ts";

/** What customers write between two questions. */
const connections = {
  "zh-CN": {
    pause: ["，", ",", "、", " ", "；"],
    and: ["和"],
    also: ["还有", "，还有", "另外", "，另外", "，顺便问一下", "，顺便问下", "，以及", "，再问下"],
    mark: ["？"],
  },
  "zh-TW": {
    pause: ["，", "、", " "],
    and: ["和"],
    also: ["還有", "，還有", "，另外", "，順便問一下"],
    mark: ["？"],
  },
  en: { pause: [", ", ". "], and: [" and "], also: [", also ", " also "], mark: ["? "] },
} as const satisfies Record<Locale, Record<string, readonly string[]>>;

/** Four of ten folds are enough to see a difference of one point. */
const foldsAsked = 4;
/** For each locale and connection, in each fold. */
const pairsAsked = 100;

type Tally = Record<string, { asked: number; clear: number; found: number; ofClear: number }>;

export async function benchSeveral(options: { readonly json: boolean }): Promise<void> {
  const content = runToEnd(createContentReader().read(await readFolder("faq-content")));
  const pairs: Tally = {};
  const singles: Record<string, { asked: number; split: number }> = {};
  const single = (name: string, answer: Answer) => {
    singles[name] ??= { asked: 0, split: 0 };
    singles[name].asked += 1;
    singles[name].split += answer.more ? 1 : 0;
  };
  const draw = createRandomChoice();
  for (let fold = 0; fold < foldsAsked; fold += 1) {
    const hidden = (text: string) => hashText(text) % folds === fold;
    const engine = engineOf(withoutTexts(content, hidden));
    for (const [locale, texts] of phrasingsByLocale(content, hidden)) {
      for (const { text } of texts) {
        const commas = /[,，、]/u.test(text) ? "with a comma" : "without";
        single(`phrasings, ${locale}, ${commas}`, engine.ask(text, { locale }));
      }
      for (const [connection, signs] of Object.entries(connections[locale]))
        for (let pair = 0; pair < pairsAsked; pair += 1)
          askPair(engine, pairs, {
            name: `${locale}, ${connection}`,
            sign: draw(signs),
            halves: [draw(texts), draw(texts)],
            locale,
          });
    }
  }
  const engine = engineOf(content);
  for (const { q, expect, style } of readDevQuestions())
    if (!expect.some((id) => id.startsWith("@")))
      single(`dev, ${style.split("+")[0]}`, engine.ask(q, { locale: "zh-CN" }));
  print([pairTable(pairs), singleTable(singles)], options);
}

interface Half {
  readonly text: string;
  readonly id: ArticleId;
}

function askPair(
  engine: FaqEngine,
  tally: Tally,
  pair: {
    readonly name: string;
    readonly sign: string;
    readonly halves: readonly [Half, Half];
    readonly locale: Locale;
  },
): void {
  const { halves, sign, name, locale } = pair;
  const [one, other] = halves;
  if (one.id === other.id) return;
  tally[name] ??= { asked: 0, clear: 0, found: 0, ofClear: 0 };
  const row = tally[name];
  const idsOf = (answer: Answer) => [answer, ...(answer.more ?? [])].map((each) => each.articleId);
  const ids = idsOf(engine.ask(`${one.text}${sign}${other.text}`, { locale }));
  const found = ids.includes(one.id) && ids.includes(other.id);
  const clear = halves.every(({ text, id }) => engine.ask(text, { locale }).articleId === id);
  row.asked += 1;
  row.clear += clear ? 1 : 0;
  row.found += found ? 1 : 0;
  row.ofClear += found && clear ? 1 : 0;
}

function pairTable(tally: Tally) {
  const share = (part: number, of: number) => (part / Math.max(1, of)).toFixed(3);
  return {
    title: "Two questions in one message",
    columns: ["joined by", "pairs", "both found", "clear alone", "found of the clear"],
    rows: Object.entries(tally).map(([name, { asked, clear, found, ofClear }]) => [
      name,
      asked,
      share(found, asked),
      share(clear, asked),
      share(ofClear, clear),
    ]),
  };
}

function singleTable(tally: Readonly<Record<string, { asked: number; split: number }>>) {
  const rows = Object.entries(tally);
  const asked = rows.reduce((sum, [, row]) => sum + row.asked, 0);
  const split = rows.reduce((sum, [, row]) => sum + row.split, 0);
  return {
    title: "Single questions, which are not to be split",
    columns: ["of", "questions", "split", "share"],
    rows: [...rows, ["all", { asked, split }] as const].map(([name, row]) => [
      name,
      row.asked,
      row.split,
      (row.split / row.asked).toFixed(4),
    ]),
  };
}

function engineOf(content: Content): FaqEngine {
  const analyzer = createAnalyzer(content.synonyms);
  const model = runToEnd(buildModel(content, analyzer));
  return createEngine(content, model, { toTaiwan: (text) => text, analyzer });
}

function phrasingsByLocale(
  content: Content,
  kept: (text: string) => boolean,
): ReadonlyMap<Locale, readonly Half[]> {
  const found = new Map<Locale, Half[]>();
  for (const [id, versions] of content.articles)
    for (const [locale, { phrasings }] of versions) {
      const own = phrasings.filter(({ text }) => kept(text)).map(({ text }) => ({ text, id }));
      found.set(locale, [...(found.get(locale) ?? []), ...own]);
    }
  return found;
}

function readDevQuestions(): readonly { q: string; expect: string[]; style: string }[] {
  const lines = readFileSync("tests/faq/questions-dev.jsonl", "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line));
}

/** Pseudo-random choices, the same ones in every run. */
function createRandomChoice(): <T>(from: readonly [T, ...T[]] | readonly T[]) => T {
  let state = 7;
  return (from) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const drawn = from[Math.floor((state / 2 ** 32) * from.length)];
    if (drawn === undefined) throw new Error("nothing to draw from");
    return drawn;
  };
}
