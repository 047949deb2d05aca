/**
 * Self-calibration: what the engine would have done with the editors' own phrasings had it never seen them. Fold by
 * fold, a part of the phrasings, of the small talk and of the out-of-scope questions is hidden and then asked; some articles
 * are hidden whole, and their phrasings are then questions that nothing answers.
 */

import type { ArticleId } from "../../../protocol/conversation.ts";
import { type Coefficients, type Features, featureNames, logistic } from "../answer/confidence.ts";
import { buildModel, type Model, type ModelOptions } from "../answer/index/model.ts";
import { createRanker, type Ranking } from "../answer/ranking.ts";
import { listTargets, type Target } from "../answer/targets.ts";
import type { Content } from "../content/content.ts";
import type { Steps } from "../task.ts";
import { createAnalyzer } from "../text/analysis.ts";

export interface HeldOut {
  readonly text: string;
  /** Where it belongs; an outside target for the phrasings of a hidden article. */
  readonly expected: Target;
  readonly hiddenArticle: boolean;
  readonly ranking: Ranking;
  readonly model: Model;
}

export const folds = 10;

/** All held-out texts of one fold, ranked by a model that has not seen them. */
export function* askHeldOut(
  content: Content,
  fold: number,
  options: ModelOptions = {},
): Steps<readonly HeldOut[]> {
  const hiddenArticles = new Set([...content.articles.keys()].filter((_, at) => at % 10 === fold));
  const hidden = (text: string) => hash(text) % folds === fold;
  const shown = hide(content, hidden, (id) => hiddenArticles.has(id));
  const analyzer = createAnalyzer(content.synonyms);
  const model = yield* buildModel(shown, analyzer, options);
  const { rank } = createRanker(model, analyzer);
  const found: HeldOut[] = [];
  for (const { target, texts } of listTargets(content)) {
    const hiddenArticle = target.kind === "article" && hiddenArticles.has(target.id);
    const titles = target.kind === "article" ? 1 : 0;
    for (const text of texts.slice(titles)) {
      if (!hidden(text)) continue;
      const expected = hiddenArticle ? ({ kind: "outside", name: "near" } as const) : target;
      found.push({ text, expected, hiddenArticle, ranking: rank(text), model });
      yield;
    }
  }
  return found;
}

/** The content without some of its texts and articles. */
export function hide(
  content: Content,
  hidden: (text: string) => boolean,
  hiddenArticle: (id: ArticleId) => boolean,
): Content {
  const without = (texts: readonly string[]) => texts.filter((text) => !hidden(text));
  const { smallTalk, outOfScope } = content;
  return {
    ...content,
    articles: new Map(
      [...content.articles]
        .filter(([id]) => !hiddenArticle(id))
        .map(([id, versions]) => [
          id,
          new Map(
            [...versions].map(([locale, version]) => [
              locale,
              { ...version, phrasings: version.phrasings.filter(({ text }) => !hidden(text)) },
            ]),
          ),
        ]),
    ),
    smallTalk: {
      human: { phrasings: without(smallTalk.human.phrasings) },
      useless: { phrasings: without(smallTalk.useless.phrasings) },
      greeting: Object.fromEntries(
        Object.entries(smallTalk.greeting).map(([name, one]) => [
          name,
          { ...one, phrasings: without(one.phrasings) },
        ]),
      ),
    },
    outOfScope: {
      ...outOfScope,
      near: without(outOfScope.near),
      far: without(outOfScope.far),
    },
  };
}

/** FNV-1a: the same text falls into the same fold everywhere. */
export function hash(text: string): number {
  let value = 2166136261;
  for (let at = 0; at < text.length; at += 1)
    value = Math.imul(value ^ text.charCodeAt(at), 16777619);
  return value >>> 8;
}

export interface Judged {
  readonly features: Features;
  readonly right: boolean;
  readonly weight: number;
}

/** Logistic regression by gradient descent with a light pull towards zero. */
export function fitLogistic(samples: readonly Judged[]): Coefficients {
  const weights: Record<keyof Coefficients, number> = {
    constant: 0,
    ...Object.fromEntries(featureNames.map((name) => [name, 0])),
  } as Record<keyof Coefficients, number>;
  const squares = { ...weights };
  const total = samples.reduce((sum, one) => sum + one.weight, 0);
  for (let round = 0; round < 3000; round += 1) {
    const slopes = Object.fromEntries(
      Object.keys(weights).map((name) => [name, 0]),
    ) as typeof weights;
    for (const { features, right, weight } of samples) {
      const error = weight * (logistic(features, weights) - (right ? 1 : 0));
      slopes.constant += error;
      for (const name of featureNames) slopes[name] += error * features[name];
    }
    for (const name of [...featureNames, "constant"] as const) {
      const slope = slopes[name] / total + 1e-4 * weights[name];
      squares[name] += slope * slope;
      weights[name] -= (0.5 * slope) / (Math.sqrt(squares[name]) + 1e-6);
    }
  }
  return weights;
}

/** The mean distance between what was said (probability) and what was (share right), over ten bins. */
export function calibrationError(
  judged: readonly { readonly probability: number; readonly right: boolean }[],
): number {
  let error = 0;
  for (let bin = 0; bin < 10; bin += 1) {
    const inBin = judged.filter(
      ({ probability }) => Math.min(9, Math.floor(probability * 10)) === bin,
    );
    const said = inBin.reduce((sum, one) => sum + one.probability, 0);
    const was = inBin.filter((one) => one.right).length;
    error += Math.abs(said - was) / Math.max(1, judged.length);
  }
  return error;
}
