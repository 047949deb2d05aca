/** Phrasings that get in each other's way: every one is a regression test, and must lead to its own article. */

import type { ArticleId } from "../../../protocol/conversation.ts";
import type { Content } from "../content/content.ts";
import { error, type Problem, warning } from "../content/problem.ts";
import { type Analysis, createAnalyzer } from "../text/analysis.ts";
import { type Model, normalText } from "./index/model.ts";
import { createRanker, signalWeights } from "./ranking.ts";
import { listTargets, type Target } from "./targets.ts";

interface Listed {
  readonly text: string;
  readonly file: string;
  readonly line: number;
  readonly id: ArticleId;
  readonly analysis: Analysis;
  /** As it is compared: simplified, variants folded, courtesy off. */
  readonly normal: string;
  readonly isTitle: boolean;
}

export function checkPhrasings(content: Content, model: Model): readonly Problem[] {
  const analyzer = createAnalyzer(content.synonyms, model.knownWords);
  const listed = listPhrasings(content, (text) => analyzer.document(text));
  const { rankAnalysis } = createRanker(model, analyzer, { ...signalWeights, fuse: 0 });
  const twice = doubled(listed);
  const others = [
    ...alsoElsewhere(listed, content, (text) => normalText(analyzer.document(text).clauses)),
    ...nearDuplicates(listed),
    ...listed.flatMap((one) => {
      const [best] = rankAnalysis(one.analysis).best;
      const winner = best && model.targets[best.target];
      return winner === undefined || isOwn(winner, one) ? [] : [lost(one, winner)];
    }),
  ];
  // One finding a line: the first is the plainest.
  return [...twice, ...others].filter(({ file, line }, at, all) => {
    const first = all.findIndex((one) => one.file === file && one.line === line);
    return at === first;
  });
}

function listPhrasings(content: Content, analyze: (text: string) => Analysis): readonly Listed[] {
  const sources = [...content.articles.values()].flatMap((versions) => [...versions.values()]);
  return sources.flatMap(({ id, file, title, phrasings }) =>
    [{ text: title, line: 2 }, ...phrasings].map(({ text, line }, at) => {
      const analysis = analyze(text);
      const normal = normalText(analysis.clauses);
      return { text, file, line, id, analysis, normal, isTitle: at === 0 };
    }),
  );
}

const place = ({ file, line }: Listed) => `${file}:${line}`;

/** The same phrasing, but for spaces, punctuation and case, in two articles or twice in one file. */
function doubled(listed: readonly Listed[]): Problem[] {
  const owners = new Map<string, Listed>();
  return listed.flatMap((one) => {
    const key = one.text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\p{P}\p{S}\s]/gu, "");
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, one);
    if (owner === undefined || one.isTitle) return [];
    if (owner.id !== one.id)
      return [error(one.file, one.line, `“${one.text}” also stands in ${place(owner)}`)];
    if (owner.file !== one.file || owner.isTitle) return [];
    return [warning(one.file, one.line, `“${one.text}” stands twice (${place(owner)})`)];
  });
}

const lists = {
  human: "smalltalk.yml, as a wish for a human",
  greeting: "smalltalk.yml, as a greeting",
  useless: "smalltalk.yml, as “that did not help”",
  outside: "out-of-scope.yml",
} as const;

/** What the bot reads as the same text, claimed by somebody else: it then belongs to nobody. */
function alsoElsewhere(
  listed: readonly Listed[],
  content: Content,
  normal: (text: string) => string,
): Problem[] {
  const elsewhere = new Map<string, string>();
  for (const { target, texts } of listTargets(content))
    if (target.kind !== "article")
      for (const text of texts) elsewhere.set(normal(text), lists[target.kind]);
  const owners = new Map<string, Listed>();
  return listed.flatMap((one) => {
    const owner = owners.get(one.normal);
    if (owner === undefined) owners.set(one.normal, one);
    const list = elsewhere.get(one.normal);
    if (list) return [warning(one.file, one.line, `“${one.text}” also stands in ${list}`)];
    if (owner === undefined || owner.id === one.id) return [];
    return [
      warning(one.file, one.line, `“${one.text}” reads like “${owner.text}” (${place(owner)})`),
    ];
  });
}

/** The share of common patterns (Dice) from which two phrasings are nearly one. */
const nearly = 0.9;
/** Very short texts have too few patterns to be compared so. */
const leastPatterns = 9;

/**
 * Two texts so alike share at least one of the rarest fifth of either's patterns, so only the texts that hold one of those are
 * compared.
 */
function nearDuplicates(listed: readonly Listed[]): Problem[] {
  const patterns = listed.map(
    ({ analysis }) => new Set(analysis.clauses.flatMap((clause) => clause.terms)),
  );
  const holders = new Map<string, number[]>();
  for (const [at, own] of patterns.entries())
    for (const pattern of own) {
      const found = holders.get(pattern);
      if (found) found.push(at);
      else holders.set(pattern, [at]);
    }
  const count = (pattern: string) => holders.get(pattern)?.length ?? 0;
  return listed.flatMap((one, at) => {
    const own = [...(patterns[at] ?? [])];
    if (own.length < leastPatterns) return [];
    const rarest = own.sort((a, b) => count(a) - count(b)).slice(0, 1 + Math.ceil(own.length / 5));
    const candidates = new Set(rarest.flatMap((pattern) => holders.get(pattern) ?? []));
    for (const other of candidates) {
      const twin = listed[other];
      const theirs = patterns[other] ?? new Set();
      const alike = other < at && twin && twin.id !== one.id && twin.normal !== one.normal;
      if (!alike || Math.abs(theirs.size - own.length) > 0.25 * own.length) continue;
      const shared = own.filter((pattern) => theirs.has(pattern)).length;
      if ((2 * shared) / (own.length + theirs.size) >= nearly)
        return [
          warning(one.file, one.line, `“${one.text}” is nearly “${twin.text}” (${place(twin)})`),
        ];
    }
    return [];
  });
}

function isOwn(winner: Target, one: Listed): boolean {
  return winner.kind === "article" && winner.id === one.id;
}

function lost({ file, line, text }: Listed, winner: Target): Problem {
  const name = winner.kind === "article" ? winner.id : lists[winner.kind];
  return warning(file, line, `“${text}” reads more like ${name}`);
}
