import { type Intent, intentLeads } from "./answer-policy.ts";
import type { Model } from "./index/model.ts";
import type { Ranking } from "./ranking.ts";

/** An intent with a lower score is none, even if it ranks first. Below `clearScore` it needs a lead. */
const minimum = { score: 0.32, clearScore: 0.4, lead: 0.2 };
/**
 * A question without any words of ours (“can you lend me 500”) is equally near to every kind of target. So a request for a human
 * with a score below this needs a lead: of 177 recognised requests none scored less, of other questions four did, by very little.
 */
const faintRequest = { score: 0.65, lead: 0.15 };
/** Added to a request for a human where small talk is as close: “你是人还是机器？我要和人说话”. */
const humanBonus = 0.15;
/** Below this lead the question is clearly about an article. */
const clearArticleLead = -0.6;
/** The least lead of a request for a human in one clause of a story. */
const clauseLead = 0.15;

/**
 * What a question means where it is not about an article. A story may end with a request for a human (“你回答的都不对，给我接客服”):
 * where the whole is small talk or nothing clear, each clause is ranked by itself.
 */
export function recognizeIntent(
  ranking: Ranking,
  searcher: {
    readonly model: Model;
    readonly rank: (text: string) => Ranking;
    /** Without requests for a human where the words rule one out. */
    readonly kinds: "all" | "small talk";
  },
): Intent | undefined {
  const { model, rank } = searcher;
  const whole = strongestIntent(ranking, model, searcher.kinds);
  if (searcher.kinds === "small talk") return isLong(ranking) ? undefined : whole;
  if (whole?.kind === "human" && whole.lead >= intentLeads.human) return whole;
  const { clauses } = ranking.question.analysis;
  if (clauses.length < 2 || clauses.length > 5) return whole;
  const listed = clauses.map(({ text }) => model.targets[model.exactMatches.get(text) ?? -1]);
  if (listed.some((target) => target?.kind === "human")) return { kind: "human", lead: 1 };
  if (whole === undefined || whole.lead < clearArticleLead) return whole;
  for (const { text } of clauses) {
    const alone = strongestIntent(rank(text), model, "all");
    if (alone?.kind === "human" && alone.lead >= clauseLead) return alone;
  }
  return whole;
}

/** So much is no small talk, however little of it is known. */
const longestSmallTalk = { characters: 60, words: 12 };

function isLong({ question }: Ranking): boolean {
  const { plain } = question.analysis.normalized;
  const words = plain.split(/\s+/).length;
  return plain.length > longestSmallTalk.characters || words > longestSmallTalk.words;
}

function strongestIntent(
  ranking: Ranking,
  model: Model,
  kinds: "all" | "small talk",
): Intent | undefined {
  const scored = ranking.best.map(({ target, score }) => ({
    kind: model.targets[target]?.kind ?? "outOfScope",
    score,
  }));
  const article = scored.find((one) => one.kind === "article")?.score ?? 0;
  const outOfScope = scored.find((one) => one.kind === "outOfScope")?.score ?? 0;
  const intents = scored.flatMap(({ kind, score }) =>
    kind === "article" || kind === "outOfScope" || (kind === "human" && kinds === "small talk")
      ? []
      : [{ kind, score, rank: score + (kind === "human" ? humanBonus : 0) }],
  );
  const [best] = intents.sort((a, b) => b.rank - a.rank);
  if (best === undefined || best.score < minimum.score || best.rank < outOfScope) return undefined;
  const lead = best.score - article;
  if (best.score < minimum.clearScore && lead < minimum.lead) return undefined;
  const isFaint =
    best.kind === "human" && best.score < faintRequest.score && lead < faintRequest.lead;
  return isFaint ? undefined : { kind: best.kind, lead };
}
