/** What is found out about a question before the policy decides. */

import type { ArticleId, Locale, Priority } from "../../../protocol/conversation.ts";
import type { Content } from "../content/content.ts";
import type { Library } from "../content/library.ts";
import type { Findings } from "./answer-policy.ts";
import { confidence, describeBest, type Features, footingOf } from "./confidence.ts";
import type { KnownCode } from "./error-codes.ts";
import type { NamesStranger } from "./foreign-products.ts";
import { type Model, normalText } from "./index/model.ts";
import { recognizeIntent } from "./intents.ts";
import type { Ranking } from "./ranking.ts";

export interface Hit {
  readonly articleId: ArticleId;
  readonly title: string;
  /** 0..1 */
  readonly confidence: number;
}

export interface Context {
  readonly locale: Locale;
  /** The article that was shown last: “那要多久” is read with it. */
  readonly previous?: ArticleId | undefined;
}

export interface Parts {
  readonly content: Content;
  readonly model: Model;
  readonly library: Library;
  readonly rank: (text: string) => Ranking;
  readonly findCode: (text: string) => KnownCode | undefined;
  readonly namesStranger: NamesStranger;
}

/** A text and what was found out about it. */
export interface Reading {
  readonly ranking: Ranking;
  readonly features?: Features;
  readonly hits: readonly Hit[];
  readonly findings: Findings;
}

/** What remains of a probability where the question names another's product. */
const strangersShare = 0.5;

export function read(
  parts: Parts,
  question: string,
  given: { readonly locale: Locale; readonly code: KnownCode | undefined },
): Reading {
  const { model } = parts;
  const ranking = parts.rank(question);
  const text = normalText(ranking.question.analysis.clauses);
  const exact = model.exact.get(text) ?? -1;
  const described = describeBest(ranking, model);
  const found = described ? confidence(described.features, footingOf(model)) : 0;
  const intent = recognizeIntent(ranking, { model, rank: parts.rank });
  const exactTarget = model.targets[exact];
  const sure = exactTarget?.kind === "article" || given.code !== undefined;
  const leader = described && model.targets[described.best.target];
  const stranger =
    !sure &&
    leader?.kind === "article" &&
    parts.namesStranger(ranking.question.analysis.clauses[0]?.text ?? "", leader.id);
  const probability = stranger ? found * strangersShare : found;
  const hits = listHits(parts, ranking, {
    locale: given.locale,
    probability: sure ? Math.max(0.99, probability) : probability,
    first: exactTarget?.kind === "article" ? exactTarget.id : undefined,
    code: given.code?.article,
  });
  const [best] = hits;
  return {
    ranking,
    ...(described ? { features: described.features } : {}),
    hits,
    findings: {
      empty: !/[\p{L}\p{N}]/u.test(text),
      guessed: ranking.question.analysis.guessed,
      errorCode: given.code !== undefined && hits.length > 0,
      ...(stranger ? { stranger } : {}),
      ...(exactTarget === undefined ? {} : { exact: exactTarget.kind }),
      ...(intent === undefined ? {} : { intent }),
      ...(best === undefined
        ? {}
        : {
            article: {
              probability: best.confidence,
              urgency: urgencyOf(parts.content, best.articleId),
            },
          }),
    },
  };
}

function listHits(
  parts: Parts,
  ranking: Ranking,
  given: {
    readonly locale: Locale;
    readonly probability: number;
    readonly first: ArticleId | undefined;
    readonly code: string | undefined;
  },
): readonly Hit[] {
  const found = ranking.best.flatMap((one) => {
    const target = parts.model.targets[one.target];
    return target?.kind === "article" && one.score > 0 ? [{ id: target.id, score: one.score }] : [];
  });
  const ids = found.map((one) => one.id);
  const ofCode = [...parts.content.articles.keys()].filter((id) => id === given.code);
  const [best = undefined, ...others] = ids;
  const inOrder = [given.first, best, ...ofCode, ...others].filter((id) => id !== undefined);
  const top = found[0]?.score ?? 0;
  return [...new Set(inOrder)].slice(0, 10).map((id, at) => {
    const lag = top - (found.find((one) => one.id === id)?.score ?? top);
    const confidence = at === 0 ? rounded(given.probability) : behind(given.probability, lag);
    return { articleId: id, title: parts.library.title(id, given.locale), confidence };
  });
}

/** The confidence of a hit that is so far behind the first one. */
export function behind(probability: number, lag: number): number {
  return rounded(probability * Math.exp(-6 * Math.max(0.02, lag)));
}

export const rounded = (share: number) => Math.round(share * 1000) / 1000;

export function urgencyOf(content: Content, id: ArticleId): Priority {
  const [version] = content.articles.get(id)?.values() ?? [];
  return version?.urgency ?? "normal";
}

/** What the editor called related, and what stands in the same folder. */
export function relativesOf({ content }: Parts, id: ArticleId): readonly ArticleId[] {
  const [own] = content.articles.get(id)?.values() ?? [];
  const neighbours = [...content.articles].filter(([other, versions]) => {
    const [first] = versions.values();
    return other !== id && first?.category === own?.category;
  });
  return [...(own?.related ?? []).map((one) => one.id), ...neighbours.map(([other]) => other)];
}

/** The articles that were looked at, with their scores. */
export function scoresOf(parts: Parts, ranking: Ranking): ReadonlyMap<ArticleId, number> {
  return new Map(
    ranking.best.flatMap(({ target, score }) => {
      const found = parts.model.targets[target];
      return found?.kind === "article" ? [[found.id, score] as const] : [];
    }),
  );
}
