/** Puts questions that mean the same together: those who keep the articles work by kinds of questions, not by messages. */

import type { Task } from "../task.ts";
import type { QuestionTerms } from "./question-terms.ts";

export interface Clustered<Question> {
  /** The one that most customers have asked stands first. */
  readonly questions: readonly Question[];
}

/** A question in the same words, however many customers have asked it. */
interface Weighed {
  readonly terms: Pick<QuestionTerms, "normal" | "weights">;
  readonly customers: number;
}

/** From this cosine on two questions are of one kind. */
export const oneKindFrom = 0.35;

/**
 * Leader clustering: each question, the most frequent first, joins the cluster that it is most like, or begins one. Ties are
 * broken by the text, so that the order in which the questions come in changes nothing.
 */
export function* clusterQuestions<Question extends Weighed>(
  questions: readonly Question[],
): Task<readonly Clustered<Question>[]> {
  const clusters: Growing<Question>[] = [];
  const withTerm = new Map<string, Set<Growing<Question>>>();
  for (const question of [...questions].sort(byWeight)) {
    const like = mostLike(question.terms, withTerm);
    const cluster = like ?? { questions: [], sum: new Map<string, number>() };
    if (like === undefined) clusters.push(cluster);
    join(cluster, question, withTerm);
    yield;
  }
  return clusters.map(({ questions: found }) => ({ questions: found }));
}

interface Growing<Question> {
  readonly questions: Question[];
  /** Of its questions' vectors. */
  readonly sum: Map<string, number>;
}

const byWeight = (one: Weighed, other: Weighed): number =>
  other.customers - one.customers || (one.terms.normal < other.terms.normal ? -1 : 1);

function mostLike<Question>(
  { weights }: Pick<QuestionTerms, "weights">,
  withTerm: ReadonlyMap<string, ReadonlySet<Growing<Question>>>,
): Growing<Question> | undefined {
  const products = new Map<Growing<Question>, number>();
  for (const [term, weight] of weights)
    for (const cluster of withTerm.get(term) ?? [])
      products.set(cluster, (products.get(cluster) ?? 0) + weight * (cluster.sum.get(term) ?? 0));
  let best: { readonly cluster: Growing<Question>; readonly cosine: number } | undefined;
  for (const [cluster, product] of products) {
    const cosine = product / Math.hypot(...cluster.sum.values());
    if (cosine >= (best?.cosine ?? oneKindFrom)) best = { cluster, cosine };
  }
  return best?.cluster;
}

function join<Question extends Weighed>(
  cluster: Growing<Question>,
  question: Question,
  withTerm: Map<string, Set<Growing<Question>>>,
): void {
  cluster.questions.push(question);
  for (const [term, weight] of question.terms.weights) {
    cluster.sum.set(term, (cluster.sum.get(term) ?? 0) + weight);
    const known = withTerm.get(term);
    if (known) known.add(cluster);
    else withTerm.set(term, new Set([cluster]));
  }
}
