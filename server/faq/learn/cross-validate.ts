/**
 * How well the engine would do on this content's own phrasings had it never seen them, fold by fold: the only figures that
 * a content without test questions can have. What is left out is asked; of some articles everything is left out, and what
 * asks for them must not be answered.
 */

import { thresholds } from "../answer/answer-policy.ts";
import { confidence, describeBest, footingOf } from "../answer/confidence.ts";
import type { Content } from "../content/content.ts";
import type { Steps } from "../task.ts";
import { askHeldOut, calibrationError, folds, type HeldOut } from "./calibration.ts";

/** Shares are 0..1; a share of nothing is 0. */
export interface CrossValidation {
  readonly questions: number;
  readonly top1: number;
  readonly answeredRight: number;
  readonly answeredWrong: number;
  /** Of what is listed as out of scope. */
  readonly falseAnswer: number;
  /** Of what asks for an article that was left out. */
  readonly hiddenAnswer: number;
  /** How far the probabilities are from the truth, without what asks for a left-out article: that share is made up. */
  readonly calibrationError: number;
}

interface Judged {
  readonly kind: "inside" | "outside" | "hidden";
  readonly probability: number;
  readonly right: boolean;
  readonly answered: boolean;
}

export function* crossValidate(content: Content): Steps<CrossValidation> {
  const judged: Judged[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const held = yield* askHeldOut(content, fold);
    judged.push(...held.flatMap((one) => judge(content, one)));
  }
  const of = (kind: Judged["kind"]) => judged.filter((one) => one.kind === kind);
  const [inside, outside, hidden] = [of("inside"), of("outside"), of("hidden")];
  return {
    questions: judged.length,
    top1: share(inside, (one) => one.right),
    answeredRight: share(inside, (one) => one.answered && one.right),
    answeredWrong: share(inside, (one) => one.answered && !one.right),
    falseAnswer: share(outside, (one) => one.answered),
    hiddenAnswer: share(hidden, (one) => one.answered),
    calibrationError: calibrationError([...inside, ...outside]),
  };
}

/** Greetings and wishes for a human have no probability, so they are left out. */
function judge(content: Content, held: HeldOut): Judged[] {
  const { expected, hiddenArticle, model, ranking } = held;
  if (expected.kind !== "article" && expected.kind !== "outside") return [];
  const kind = hiddenArticle ? "hidden" : expected.kind === "article" ? "inside" : "outside";
  const described = describeBest(ranking, model);
  if (described === undefined) return [{ kind, probability: 0, right: false, answered: false }];
  const best = model.targets[described.best.target];
  const probability = confidence(described.features, footingOf(model));
  const isArticle = best?.kind === "article";
  const [version] = (isArticle && content.articles.get(best.id)?.values()) || [];
  const least = thresholds[version?.urgency ?? "normal"].answer;
  const right = expected.kind === "article" && isArticle && best.id === expected.id;
  return [{ kind, probability, right, answered: probability >= least }];
}

function share<One>(all: readonly One[], fits: (one: One) => boolean): number {
  return all.length === 0 ? 0 : all.filter(fits).length / all.length;
}
