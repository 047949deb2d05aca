/**
 * `npm run bench -- faq-learn`: self-calibration on the content. Writes server/faq/learned/calibration.json with the figures that
 * the coefficients reached on phrasings, articles and out-of-scope questions that the model had not seen.
 */

import { writeFile } from "node:fs/promises";
import {
  describeBest,
  type Footing,
  footingOf,
  logistic,
} from "../../server/faq/answer/confidence.ts";
import { buildModel } from "../../server/faq/answer/index/model.ts";
import { createRanker } from "../../server/faq/answer/ranking.ts";
import { type Content, createContentReader } from "../../server/faq/content/content.ts";
import { readFolder } from "../../server/faq/content/folder.ts";
import { type Background, learnBackground } from "../../server/faq/learn/background.ts";
import {
  askHeldOut,
  calibrationError,
  fitLogistic,
  folds,
  type HeldOut,
  type Judged,
} from "../../server/faq/learn/calibration.ts";
import { runAtOnce } from "../../server/faq/task.ts";
import { createAnalyzer } from "../../server/faq/text/analysis.ts";
import { type ForeignSet, foreignSets } from "./foreign.ts";

/** Near questions of a hidden article, and the lists of what is out of scope, are harsher than life. */
const weights = { inside: 1, outside: 0.7, hidden: 0.02 };
/** A stranger's customers ask a sixth of the time what an article of his own should answer, and does not. */
const foreignWeights = { inside: 1, outside: 0.3, hidden: 0.8 };

export async function learnFaq(): Promise<void> {
  const content = runAtOnce(createContentReader().read(await readFolder("faq-content")));
  const background = learnBackground(content);
  await writeJson("server/faq/learned/background.json", Object.fromEntries(background), 2);
  const foreign = foreignSets(content, []).filter(({ questions }) => questions.length > 0);
  const outside = [...content.outOfScope.near, ...content.outOfScope.far];
  const from = (footing: Footing) =>
    foreign.flatMap((set) => askForeign(set, { footing, background, outside }));
  const footings = {
    learned: calibrate(holdOut(content, background).flatMap(judge)),
    alone: calibrate(from("alone")),
    plain: calibrate(from("plain")),
  };
  const { learned, alone, plain } = footings;
  const learnedOfAll = {
    learned: learned.coefficients,
    alone: alone.coefficients,
    plain: plain.coefficients,
    measured: { learned: learned.measured, alone: alone.measured, plain: plain.measured },
  };
  process.stdout.write(await writeJson("server/faq/learned/calibration.json", learnedOfAll, 2));
}

async function writeJson(file: string, value: unknown, indent: number): Promise<string> {
  const text = JSON.stringify(
    value,
    (_, one) => (typeof one === "number" ? Math.round(one * 1e4) / 1e4 : one),
    indent,
  );
  await writeFile(file, `${text}\n`);
  return `${text}\n`;
}

function holdOut(content: Content, background: Background): readonly HeldOut[] {
  return Array.from({ length: folds }, (_, fold) =>
    runAtOnce(askHeldOut(content, fold, { background })),
  ).flat();
}

/** A stranger's content, a fifth of its articles hidden, asked what those and the others answer, and what nothing does. */
function askForeign(
  { content, questions }: ForeignSet,
  given: {
    readonly footing: Footing;
    readonly background: Background;
    readonly outside: readonly string[];
  },
): Sample[] {
  const hidden = new Set<string>([...content.articles.keys()].filter((_, at) => at % 5 === 0));
  const articles = new Map([...content.articles].filter(([id]) => !hidden.has(id)));
  const analyzer = createAnalyzer(content.synonyms);
  const model = runAtOnce(
    buildModel({ ...content, articles }, analyzer, { background: given.background }),
  );
  if (footingOf(model) !== given.footing) return [];
  const { rank } = createRanker(model, analyzer);
  const ask = (text: string, expect: readonly string[], kind: Kind): Sample[] => {
    const described = describeBest(rank(text), model);
    if (described === undefined) return [];
    const found = model.targets[described.best.target];
    const right = found?.kind === "article" && expect.includes(found.id);
    return [{ features: described.features, right, kind, weight: foreignWeights[kind] }];
  };
  return [
    ...questions.flatMap(({ q, expect }) =>
      ask(q, expect, expect.some((id) => hidden.has(id)) ? "hidden" : "inside"),
    ),
    ...given.outside.flatMap((text) => ask(text, [], "outside")),
  ];
}

function calibrate(judged: readonly Sample[]) {
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
type Sample = Judged & { readonly kind: Kind };

function judge(held: HeldOut): Sample[] {
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
