/**
 * Learns how probable the best article is to be right, for three kinds of content: ours, which has out-of-scope questions; content
 * with phrasings; content with little more than titles. The samples are questions that the models had not seen.
 */

import {
  type Coefficients,
  type ContentRichness,
  describeBest,
  logistic,
  richnessOf,
} from "../answer/confidence.ts";
import type { BackgroundShares } from "../answer/index/background.ts";
import { buildModel } from "../answer/index/build-model.ts";
import { createRanker } from "../answer/ranking.ts";
import type { Content } from "../content/content.ts";
import { runToEnd } from "../task.ts";
import { createAnalyzer } from "../text/analysis.ts";
import { bareContentSets, type QuestionSet } from "./bare-content.ts";
import { askHeldOut, folds, type HeldOutText, withoutArticles } from "./held-out.ts";
import { calibrationError, fitLogistic, type Sample } from "./logistic-regression.ts";

/** What a question asks for: an article, nothing of ours, or an article that was left out. */
type QuestionKind = "inScope" | "outOfScope" | "hidden";
type KindSample = Sample & { readonly kind: QuestionKind };

/** Out-of-scope lists and the questions for hidden articles are harder than real questions, so they count less. */
const ownWeights: Readonly<Record<QuestionKind, number>> = {
  inScope: 1,
  outOfScope: 0.7,
  hidden: 0.02,
};
/** A sixth of the questions of other companies' customers ask for an article that is missing. */
const bareWeights: Readonly<Record<QuestionKind, number>> = {
  inScope: 1,
  outOfScope: 0.3,
  hidden: 0.8,
};

interface Calibration {
  readonly coefficients: Coefficients;
  readonly measured: CalibrationMeasures;
}

/** What the coefficients reached on the samples. Shares are 0..1. */
interface CalibrationMeasures {
  readonly questions: number;
  readonly top1: number;
  readonly calibrationError: number;
  /** By the least probability for an answer. */
  readonly at: Readonly<Record<string, ThresholdMeasures>>;
}

interface ThresholdMeasures {
  readonly answeredRight: number;
  readonly answeredWrong: number;
  readonly falseAnswer: number;
}

export function learnCalibration(
  content: Content,
  background: BackgroundShares,
): Readonly<Record<ContentRichness, Calibration>> {
  const own = Array.from({ length: folds }, (_, fold) =>
    runToEnd(askHeldOut(content, fold, { background })).flatMap(toSample),
  ).flat();
  const outOfScope = [...content.outOfScope.near, ...content.outOfScope.far];
  const sets = bareContentSets(content);
  const bareSamples = (richness: ContentRichness) =>
    sets.flatMap((set) => askBareContent(set, { richness, background, outOfScope }));
  return {
    outOfScope: calibrate(own),
    phrasings: calibrate(bareSamples("phrasings")),
    titles: calibrate(bareSamples("titles")),
  };
}

/** Greetings and requests for a human have no probability, so they are no samples. */
function toSample(held: HeldOutText): KindSample[] {
  const { expected, isOfHiddenArticle, ranking, model } = held;
  const best = describeBest(ranking, model);
  const counts = expected.kind === "article" || expected.kind === "outOfScope";
  if (best === undefined || !counts) return [];
  const found = model.targets[best.best.target];
  const isRight =
    expected.kind === "article" && found?.kind === "article" && found.id === expected.id;
  const shownKind = expected.kind === "outOfScope" ? "outOfScope" : "inScope";
  const kind = isOfHiddenArticle ? "hidden" : shownKind;
  return [{ features: best.features, isRight, kind, weight: ownWeights[kind] }];
}

/** Hides a fifth of the articles, then asks what those answer, what the others answer, and what nothing answers. */
function askBareContent(
  { content, questions }: QuestionSet,
  given: {
    readonly richness: ContentRichness;
    readonly background: BackgroundShares;
    readonly outOfScope: readonly string[];
  },
): KindSample[] {
  const { richness, background, outOfScope } = given;
  const hidden = new Set([...content.articles.keys()].filter((_, at) => at % 5 === 0));
  const hiddenIds = new Set<string>(hidden);
  const analyzer = createAnalyzer(content.synonyms);
  const model = runToEnd(buildModel(withoutArticles(content, hidden), analyzer, { background }));
  if (richnessOf(model) !== richness) return [];
  const { rank } = createRanker(model, analyzer);
  const ask = (text: string, expect: readonly string[], kind: QuestionKind): KindSample[] => {
    const best = describeBest(rank(text), model);
    if (best === undefined) return [];
    const found = model.targets[best.best.target];
    const isRight = found?.kind === "article" && expect.includes(found.id);
    return [{ features: best.features, isRight, kind, weight: bareWeights[kind] }];
  };
  return [
    ...questions.flatMap(({ q, expect }) =>
      ask(q, expect, expect.some((id) => hiddenIds.has(id)) ? "hidden" : "inScope"),
    ),
    ...outOfScope.flatMap((text) => ask(text, [], "outOfScope")),
  ];
}

const measuredThresholds = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

function calibrate(samples: readonly KindSample[]): Calibration {
  const coefficients = fitLogistic(samples);
  const inScope = samples.filter((one) => one.kind === "inScope");
  const outOfScope = samples.filter((one) => one.kind === "outOfScope");
  const probabilityOf = (one: Sample) => logistic(one.features, coefficients);
  const share = (all: readonly Sample[], fits: (one: Sample) => boolean) =>
    all.filter(fits).length / Math.max(1, all.length);
  const measureAt = (least: number): ThresholdMeasures => ({
    answeredRight: share(inScope, (one) => one.isRight && probabilityOf(one) >= least),
    answeredWrong: share(inScope, (one) => !one.isRight && probabilityOf(one) >= least),
    falseAnswer: share(outOfScope, (one) => probabilityOf(one) >= least),
  });
  return {
    coefficients,
    measured: {
      questions: samples.length,
      top1: share(inScope, (one) => one.isRight),
      calibrationError: calibrationError(
        [...inScope, ...outOfScope].map((one) => ({
          probability: probabilityOf(one),
          right: one.isRight,
        })),
      ),
      at: Object.fromEntries(measuredThresholds.map((least) => [least, measureAt(least)])),
    },
  };
}
