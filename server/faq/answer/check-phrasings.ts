/** Finds phrasings that two articles have, and phrasings that the bot would answer with another article than their own. */

import type { Content } from "../content/content.ts";
import { type ContentProblem, error, warning } from "../content/problem.ts";
import { createAnalyzer, type TextAnalysis } from "../text/analysis.ts";
import { type Model, normalText } from "./index/model.ts";
import { fileAndLine, type ListedPhrasing, nearDuplicates } from "./near-duplicates.ts";
import { createRanker, signalWeights } from "./ranking.ts";
import { listTargets, type Target } from "./targets.ts";

export function checkPhrasings(content: Content, model: Model): readonly ContentProblem[] {
  const analyzer = createAnalyzer(content.synonyms, model.knownWords);
  const listed = listPhrasings(content, (text) => analyzer.document(text));
  const { rankAnalysis } = createRanker(model, analyzer, { ...signalWeights, fuse: 0 });
  const problems = [
    ...equalPhrasings(listed),
    ...equalForTheBot(listed, content, (text) => normalText(analyzer.document(text).clauses)),
    ...nearDuplicates(listed),
    ...listed.flatMap((one) => {
      const [best] = rankAnalysis(one.analysis).best;
      const winner = best && model.targets[best.target];
      return winner === undefined || isOwn(winner, one) ? [] : [lostTo(winner, one)];
    }),
  ];
  // Only the first problem of a line: it is the plainest.
  return problems.filter(({ file, line }, at, all) => {
    const first = all.findIndex((one) => one.file === file && one.line === line);
    return at === first;
  });
}

function listPhrasings(
  content: Content,
  analyze: (text: string) => TextAnalysis,
): readonly ListedPhrasing[] {
  const sources = [...content.articles.values()].flatMap((versions) => [...versions.values()]);
  return sources.flatMap(({ id, file, title, phrasings }) =>
    [{ text: title, line: 2 }, ...phrasings].map(({ text, line }, at) => {
      const analysis = analyze(text);
      const normal = normalText(analysis.clauses);
      return { text, file, line, id, analysis, normal, isTitle: at === 0 };
    }),
  );
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
      return [error(one.file, one.line, `“${one.text}” also stands in ${fileAndLine(owner)}`)];
    if (owner.file !== one.file || owner.isTitle) return [];
    return [warning(one.file, one.line, `“${one.text}” stands twice (${fileAndLine(owner)})`)];
  });
}

const listTitles = {
  human: "smalltalk.yml, as a request for a human",
  greeting: "smalltalk.yml, as a greeting",
  useless: "smalltalk.yml, as “that did not help”",
  outOfScope: "out-of-scope.yml",
} as const;

/** Two phrasings that are the same after normalisation: the bot then takes neither of the two articles for certain. */
function equalForTheBot(
  listed: readonly ListedPhrasing[],
  content: Content,
  normal: (text: string) => string,
): ContentProblem[] {
  const listNames = new Map<string, string>();
  for (const { target, texts } of listTargets(content))
    if (target.kind !== "article")
      for (const text of texts) listNames.set(normal(text), listTitles[target.kind]);
  const owners = new Map<string, ListedPhrasing>();
  return listed.flatMap((one) => {
    const owner = owners.get(one.normal);
    if (owner === undefined) owners.set(one.normal, one);
    const list = listNames.get(one.normal);
    if (list) return [warning(one.file, one.line, `“${one.text}” also stands in ${list}`)];
    if (owner === undefined || owner.id === one.id) return [];
    return [
      warning(
        one.file,
        one.line,
        `“${one.text}” reads like “${owner.text}” (${fileAndLine(owner)})`,
      ),
    ];
  });
}

function isOwn(winner: Target, one: ListedPhrasing): boolean {
  return winner.kind === "article" && winner.id === one.id;
}

function lostTo(winner: Target, { file, line, text }: ListedPhrasing): ContentProblem {
  const name = winner.kind === "article" ? winner.id : listTitles[winner.kind];
  return warning(file, line, `“${text}” reads more like ${name}`);
}
