/**
 * How well the engine answers this content's own phrasings without having seen them, fold by fold. These are the only figures
 * for a content that has no test questions. Some articles are left out completely; questions for them must not be answered.
 */

import { thresholdsFor } from "../answer/answer-policy.ts";
import { confidence, describeBest, isSmall, richnessOf } from "../answer/confidence.ts";
import type { Content } from "../content/content.ts";
import type { Task } from "../task.ts";
import { shareOf } from "./evaluate.ts";
import { askHeldOut, folds, type HeldOutText } from "./held-out.ts";
import { calibrationError } from "./logistic-regression.ts";

/** Shares are 0..1; a share of nothing is 0. */
interface CrossValidation {
  readonly questions: number;
  readonly top1: number;
  readonly answeredRight: number;
  readonly answeredWrong: number;
  /** Of the out-of-scope questions. */
  readonly falseAnswer: number;
  /** Of the questions for an article that was left out. */
  readonly hiddenAnswer: number;
  /** How far the probabilities are from the truth. Without the questions for left-out articles: their share is artificial. */
  readonly calibrationError: number;
}

interface JudgedText {
  readonly kind: "inScope" | "outOfScope" | "hidden";
  readonly probability: number;
  readonly right: boolean;
  readonly answered: boolean;
}

export function* crossValidate(content: Content): Task<CrossValidation> {
  const judged: JudgedText[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const held = yield* askHeldOut(content, fold);
    judged.push(...held.flatMap((one) => judge(content, one)));
  }
  const of = (kind: JudgedText["kind"]) => judged.filter((one) => one.kind === kind);
  const [inScope, outOfScope, hidden] = [of("inScope"), of("outOfScope"), of("hidden")];
  return {
    questions: judged.length,
    top1: shareOf(inScope, (one) => one.right),
    answeredRight: shareOf(inScope, (one) => one.answered && one.right),
    answeredWrong: shareOf(inScope, (one) => one.answered && !one.right),
    falseAnswer: shareOf(outOfScope, (one) => one.answered),
    hiddenAnswer: shareOf(hidden, (one) => one.answered),
    calibrationError: calibrationError([...inScope, ...outOfScope]),
  };
}

/** Greetings and requests for a human have no probability, so they are left out. */
function judge(content: Content, held: HeldOutText): JudgedText[] {
  const { expected, isOfHiddenArticle, model, ranking } = held;
  if (expected.kind !== "article" && expected.kind !== "outOfScope") return [];
  const kind = isOfHiddenArticle
    ? "hidden"
    : expected.kind === "article"
      ? "inScope"
      : "outOfScope";
  const described = describeBest(ranking, model);
  if (described === undefined) return [{ kind, probability: 0, right: false, answered: false }];
  const best = model.targets[described.best.target];
  const probability = confidence(described.features, richnessOf(model));
  const isArticle = best?.kind === "article";
  const [version] = (isArticle && content.articles.get(best.id)?.values()) || [];
  const least = thresholdsFor({ smallContent: isSmall(model) })[version?.urgency ?? "normal"]
    .answer;
  const right = expected.kind === "article" && isArticle && best.id === expected.id;
  return [{ kind, probability, right, answered: probability >= least }];
}
