/**
 * `npm run bench -- faq-learn`: self-calibration on the content. Writes server/faq/calibration.json with the figures that
 * the coefficients reached on phrasings, articles and out-of-scope questions that the model had not seen.
 */

import { writeFile } from "node:fs/promises";
import {
  askHeldOut,
  calibrationError,
  fitLogistic,
  folds,
  type HeldOut,
  type Judged,
} from "../server/faq/calibration.ts";
import { describeBest, logistic } from "../server/faq/confidence.ts";
import { type Content, createContentReader } from "../server/faq/content.ts";
import { readFolder } from "../server/faq/loader.ts";
import { runAtOnce } from "../server/faq/steps.ts";

/** A question that nothing answers is rarer in the lists than in life; a hidden article is a harsher test than life. */
const weights = { inside: 1, outside: 1, hidden: 0.05 };

export async function learnFaq(): Promise<void> {
  const content = runAtOnce(createContentReader().read(await readFolder("faq-content")));
  const learned = calibrate(holdOut(content, {}));
  const plain = calibrate(holdOut(content, { classifier: false }));
  const text = JSON.stringify(
    {
      learned: learned.coefficients,
      plain: plain.coefficients,
      measured: { learned: learned.measured, plain: plain.measured },
    },
    (_, value) => (typeof value === "number" ? Math.round(value * 1e4) / 1e4 : value),
    2,
  );
  await writeFile("server/faq/calibration.json", `${text}\n`);
  process.stdout.write(`${text}\n`);
}

function holdOut(content: Content, options: { readonly classifier?: boolean }): readonly HeldOut[] {
  return Array.from({ length: folds }, (_, fold) =>
    runAtOnce(askHeldOut(content, fold, options)),
  ).flat();
}

function calibrate(heldOut: readonly HeldOut[]) {
  const judged = heldOut.flatMap(judge);
  const coefficients = fitLogistic(judged);
  const inside = judged.filter((one) => one.kind === "inside");
  const outside = judged.filter((one) => one.kind === "outside");
  const probable = (one: Judged) => logistic(one.features, coefficients);
  const share = (all: readonly Judged[], fits: (one: Judged) => boolean) =>
    all.filter(fits).length / Math.max(1, all.length);
  const at = (least: number) => ({
    answeredRight: share(inside, (one) => one.right && probable(one) >= least),
    answeredWrong: share(inside, (one) => !one.right && probable(one) >= least),
    falseAnswer: share(outside, (one) => probable(one) >= least),
  });
  return {
    coefficients,
    measured: {
      questions: judged.length,
      top1: share(inside, (one) => one.right),
      calibrationError: calibrationError(
        [...inside, ...outside].map((one) => ({ probability: probable(one), right: one.right })),
      ),
      at: Object.fromEntries([0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((one) => [one, at(one)])),
    },
  };
}

type Kind = keyof typeof weights;

function judge(held: HeldOut): (Judged & { readonly kind: Kind })[] {
  const { expected, hiddenArticle, ranking, model } = held;
  const described = describeBest(ranking, model);
  const counts = expected.kind === "article" || expected.kind === "outside";
  if (described === undefined || !counts) return [];
  const found = model.targets[described.best.target];
  const right =
    expected.kind === "article" && found?.kind === "article" && found.id === expected.id;
  const answered: Kind = expected.kind === "outside" ? "outside" : "inside";
  const kind: Kind = hiddenArticle ? "hidden" : answered;
  return [{ features: described.features, right, kind, weight: weights[kind] }];
}
