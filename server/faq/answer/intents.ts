import { type Findings, intentLeads } from "./answer-policy.ts";
import type { Model } from "./index/model.ts";
import type { Ranking } from "./ranking.ts";

type Intent = NonNullable<Findings["intent"]>;

/** Below this nothing was recognised, whatever ranks first; below the other, only what leads so far. */
const least = { score: 0.4, usual: 0.5, lead: 0.25 };
/**
 * A question without any words of ours (“can you lend me 500”) is as near to one kind as to another. So a wish for a human
 * that scores no more must lead: of 177 wishes none that was heard scored less, of other questions four did, by a hair.
 */
const faint = { score: 0.65, lead: 0.15 };
/** Between a wish for a human and small talk that are so close, the wish counts: “你是人还是机器？我要和人说话”. */
const humanBonus = 0.15;

/**
 * What a question reads like beside the articles. A story that ends in a wish for a human (“你回答的都不对，给我接客服”) is one:
 * where the whole is small talk or nothing clear, its clauses are read one by one.
 */
export function recognizeIntent(
  ranking: Ranking,
  reader: { readonly model: Model; readonly rank: (text: string) => Ranking },
): Intent | undefined {
  const { model, rank } = reader;
  const whole = strongest(ranking, model);
  if (whole?.kind === "human" && whole.lead >= intentLeads.human) return whole;
  const { clauses } = ranking.question.analysis;
  if (clauses.length < 2 || clauses.length > 5) return whole;
  const listed = clauses.map(({ text }) => model.targets[model.exact.get(text) ?? -1]);
  if (listed.some((target) => target?.kind === "human")) return { kind: "human", lead: 1 };
  const articleIsClear = whole === undefined || whole.lead < -0.6;
  if (articleIsClear) return whole;
  for (const { text } of clauses) {
    const alone = strongest(rank(text), model);
    if (alone?.kind === "human" && alone.lead >= 0.15) return alone;
  }
  return whole;
}

function strongest(ranking: Ranking, model: Model): Intent | undefined {
  const scored = ranking.best.map(({ target, score }) => ({
    kind: model.targets[target]?.kind ?? "outside",
    score,
  }));
  const article = scored.find((one) => one.kind === "article")?.score ?? 0;
  const outside = scored.find((one) => one.kind === "outside")?.score ?? 0;
  const intents = scored.flatMap(({ kind, score }) =>
    kind === "article" || kind === "outside"
      ? []
      : [{ kind, score, rank: score + (kind === "human" ? humanBonus : 0) }],
  );
  const [best] = intents.sort((a, b) => b.rank - a.rank);
  if (best === undefined || best.score < least.score || best.rank < outside) return undefined;
  const lead = best.score - article;
  if (best.score < least.usual && lead < least.lead) return undefined;
  const isFaint = best.kind === "human" && best.score < faint.score && lead < faint.lead;
  return isFaint ? undefined : { kind: best.kind, lead };
}
