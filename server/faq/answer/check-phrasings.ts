/** Finds phrasings that two articles have, and phrasings that the bot would answer with another article than their own. */

import type { Content } from "../content/content.ts";
import { type ContentProblem, error, warning } from "../content/problem.ts";
import { runToEnd, type Task } from "../task.ts";
import { createAnalyzer, type TextAnalysis } from "../text/analysis.ts";
import { type Model, normalText } from "./index/model.ts";
import { fileAndLine, type ListedPhrasing, nearDuplicates } from "./near-duplicates.ts";
import { createRanker, signalWeights } from "./ranking.ts";
import { listTargets, type Target } from "./targets.ts";

export const checkPhrasings = (content: Content, model: Model): readonly ContentProblem[] =>
  runToEnd(checkPhrasingsInPieces(content, model));

/** For a server, which answers customers meanwhile. */
export function* checkPhrasingsInPieces(
  content: Content,
  model: Model,
): Task<readonly ContentProblem[]> {
  const analyzer = createAnalyzer(content.synonyms, model.knownWords);
  const listed = yield* listPhrasings(content, (text) => analyzer.document(text));
  const { rankAnalysis } = createRanker(model, analyzer, { ...signalWeights, fuse: 0 });
  const lost: ContentProblem[] = [];
  for (const one of listed) {
    const [best] = rankAnalysis(one.analysis).best;
    const winner = best && model.targets[best.target];
    if (winner !== undefined && !isOwn(winner, one)) lost.push(lostTo(winner, one));
    yield;
  }
  const problems = [
    ...equalPhrasings(listed),
    ...equalForTheBot(listed, content, (text) => normalText(analyzer.document(text).clauses)),
    ...nearDuplicates(listed),
    ...lost,
  ];
  // Only the first problem of a line: it is the plainest.
  return problems.filter(({ file, line }, at, all) => {
    const first = all.findIndex((one) => one.file === file && one.line === line);
    return at === first;
  });
}

function* listPhrasings(
  content: Content,
  analyze: (text: string) => TextAnalysis,
): Task<readonly ListedPhrasing[]> {
  const sources = [...content.articles.values()].flatMap((versions) => [...versions.values()]);
  const listed: ListedPhrasing[] = [];
  for (const { id, file, title, phrasings } of sources)
    for (const [at, { text, line }] of [{ text: title, line: 2 }, ...phrasings].entries()) {
      const analysis = analyze(text);
      const normal = normalText(analysis.clauses);
      listed.push({ text, file, line, id, analysis, normal, isTitle: at === 0 });
      yield;
    }
  return listed;
}

/** Two phrasings that differ only in spaces, punctuation and case, in two articles or in one file. */
function equalPhrasings(listed: readonly ListedPhrasing[]): ContentProblem[] {
  const owners = new Map<string, ListedPhrasing>();
  return listed.flatMap((one) => {
    const key = one.text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\p{P}\p{S}\s]/gu, "");
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, one);
    if (owner === undefined || one.isTitle) return [];
    if (owner.id !== one.id)
      return [
        error([one.file, one.line], "alsoStands", { text: one.text, other: fileAndLine(owner) }),
      ];
    if (owner.file !== one.file || owner.isTitle) return [];
    return [
      warning([one.file, one.line], "standsTwice", { text: one.text, other: fileAndLine(owner) }),
    ];
  });
}

const listCodes = {
  human: { also: "alsoHuman", wins: "winsHuman" },
  greeting: { also: "alsoGreeting", wins: "winsGreeting" },
  useless: { also: "alsoUseless", wins: "winsUseless" },
  outOfScope: { also: "alsoOutOfScope", wins: "winsOutOfScope" },
} as const;

/** Two phrasings that are the same after normalisation: the bot then takes neither of the two articles for certain. */
function equalForTheBot(
  listed: readonly ListedPhrasing[],
  content: Content,
  normal: (text: string) => string,
): ContentProblem[] {
  const lists = new Map<string, keyof typeof listCodes>();
  for (const { target, texts } of listTargets(content))
    if (target.kind !== "article") for (const text of texts) lists.set(normal(text), target.kind);
  const owners = new Map<string, ListedPhrasing>();
  return listed.flatMap((one) => {
    const owner = owners.get(one.normal);
    if (owner === undefined) owners.set(one.normal, one);
    const list = lists.get(one.normal);
    if (list) return [warning([one.file, one.line], listCodes[list].also, { text: one.text })];
    if (owner === undefined || owner.id === one.id) return [];
    const values = { text: one.text, twin: owner.text, other: fileAndLine(owner) };
    return [warning([one.file, one.line], "readsLike", values)];
  });
}

function isOwn(winner: Target, one: ListedPhrasing): boolean {
  return winner.kind === "article" && winner.id === one.id;
}

function lostTo(winner: Target, { file, line, text }: ListedPhrasing): ContentProblem {
  if (winner.kind === "article")
    return error([file, line], "readsMoreLike", { text, other: winner.id });
  return warning([file, line], listCodes[winner.kind].wins, { text });
}
