/** A short question that goes on from the article that was shown last: “那要多久”, “手续费呢”, “还是没到”. */

import type { ArticleId, Locale } from "../../../protocol/conversation.ts";
import type { ArticleSource } from "../content/article.ts";
import { intentLeads } from "./answer-policy.ts";
import {
  behind,
  type Context,
  type Parts,
  type Reading,
  relativesOf,
  rounded,
  scoresOf,
  urgencyOf,
} from "./search.ts";

/** Cues that a question goes on from the last answer. */
const goesOn =
  /^(?:那|这|它|还|一般|大概|要|需要|多|几|手续费|费用|怎么|为什么|在哪|能|可以|and|what about|what if|how about|how long|how much|then|why|where|can i)|呢$|吗$/;
/** Cues that the last answer was tried in vain. */
const inVain =
  /^(?:我)?(?:都)?(?:还是|仍然|仍旧|依然|依旧|照样|还没|还不|试了|试过|(?:按|照).{0,8}(?:做|试|弄|操作)了|still|it still|i tried|tried)/;

/**
 * What an article is worth as the one that is meant: the question read together with the title of the article before, the question
 * by itself, and what the title says by itself, which was answered already. “要几天” after “怎么申请退款” is about how long
 * refunds take.
 */
const shares = { together: 1, alone: 0.5, title: -0.6 };
/** How far another must lead before the article itself. */
const leads = { itself: 0, related: 0.3, neighbour: 0.6, stranger: 0.8 };

/** A question that speaks for another article this much more says what it is about without the one before. */
const leastShare = { ofRelative: 0.4, ofItself: 0.5 };
/** From this probability on, a question is clear by itself. */
const clear = 0.8;

/** Above these it is about something else: the classifier's doubt, and the share of words that no article has. */
const most = { outside: 0.95, unknown: 0.15 };

/** The probability that the article which leads is the one that is meant. */
const certainty = (lead: number) => rounded(1 / (1 + Math.exp(-(1.2 + 8 * lead))));

export function withPrevious(
  parts: Parts,
  given: { readonly question: string; readonly context: Context; readonly alone: Reading },
): Reading {
  const { question, alone } = given;
  const { previous } = given.context;
  const version = previous && versionLike(question, parts, previous);
  if (version === undefined || !mayGoOn(alone)) return alone;
  if (inVain.test(plainOf(alone))) return useless(alone);
  const ranked = rankMeant(parts, { ...given, version });
  const [meant] = ranked;
  if (meant === undefined || !isMeant(parts, meant, alone)) return alone;
  return asReading(parts, { ranked, alone, locale: given.context.locale });
}

const plainOf = ({ ranking }: Reading) => ranking.question.analysis.normalized.plain.trim();

/** The version in the question's own script: a Chinese title says nothing beside “how long?”. */
function versionLike(
  question: string,
  { content }: Parts,
  id: ArticleId,
): ArticleSource | undefined {
  const versions = [...(content.articles.get(id)?.values() ?? [])];
  const isChinese = (text: string) => /\p{Script=Han}/u.test(text);
  return versions.find(({ title }) => isChinese(title) === isChinese(question)) ?? versions[0];
}

/** Short, and nothing that means the same whatever came before. */
function mayGoOn(alone: Reading): boolean {
  const text = plainOf(alone);
  const { errorCode, exact, intent, stranger } = alone.findings;
  const short = text.length <= 12 || text.split(" ").length <= 5;
  if (!short || errorCode || stranger || (exact !== undefined && exact !== "outside")) return false;
  if (intent !== undefined && intent.lead >= intentLeads[intent.kind]) return false;
  // “然后呢” is listed as no question of its own; the weather is none with any article before it.
  if (exact === "outside") return goesOn.test(text);
  return alone.ranking.outside <= most.outside && alone.ranking.unknown <= most.unknown;
}

function useless(alone: Reading): Reading {
  return { ...alone, findings: { ...alone.findings, intent: { kind: "useless", lead: 1 } } };
}

interface Meant {
  readonly id: ArticleId;
  readonly relation: keyof typeof leads;
  readonly worth: number;
}

function rankMeant(
  parts: Parts,
  given: { readonly question: string; readonly alone: Reading; readonly version: ArticleSource },
): readonly Meant[] {
  const { version } = given;
  const together = scoresOf(parts, parts.rank(`${given.question} ${version.title}`));
  const alone = scoresOf(parts, given.alone.ranking);
  const title = scoresOf(parts, parts.rank(version.title));
  const related = new Set(version.related.map(({ id }) => id));
  const near = new Set(relativesOf(parts, version.id));
  const relationOf = (id: ArticleId): Meant["relation"] => {
    if (id === version.id) return "itself";
    return related.has(id) ? "related" : near.has(id) ? "neighbour" : "stranger";
  };
  return [...new Set([version.id, ...together.keys(), ...alone.keys()])]
    .map((id) => {
      const relation = relationOf(id);
      const worth =
        shares.together * (together.get(id) ?? 0) +
        shares.alone * (alone.get(id) ?? 0) +
        shares.title * (title.get(id) ?? 0) -
        leads[relation];
      return { id, relation, worth };
    })
    .sort((a, b) => b.worth - a.worth);
}

/** Not a stranger, which the question says by itself; the article itself only where the question goes on from it. */
function isMeant(parts: Parts, meant: Meant, alone: Reading): boolean {
  if (meant.relation === "stranger") return false;
  const scores = scoresOf(parts, alone.ranking);
  const share = (scores.get(meant.id) ?? 0) / Math.max(1e-9, ...scores.values());
  if (meant.relation !== "itself") return share >= leastShare.ofRelative;
  const isClear = (alone.hits[0]?.confidence ?? 0) > clear;
  return goesOn.test(plainOf(alone)) && (!isClear || share >= leastShare.ofItself);
}

function asReading(
  parts: Parts,
  given: { readonly ranked: readonly Meant[]; readonly alone: Reading; readonly locale: Locale },
): Reading {
  const { ranked, alone, locale } = given;
  const [best, second] = ranked.map(({ worth }) => worth);
  const probability = certainty((best ?? 0) - (second ?? 0));
  const hits = ranked.slice(0, 10).map(({ id, worth }, at) => ({
    articleId: id,
    title: parts.library.title(id, locale),
    confidence: at === 0 ? probability : behind(probability, (best ?? 0) - worth),
  }));
  const [first] = hits;
  const urgency = first ? urgencyOf(parts.content, first.articleId) : "normal";
  const { empty, guessed, errorCode } = alone.findings;
  return {
    ...alone,
    hits,
    findings: { empty, guessed, errorCode, article: { probability, urgency } },
  };
}
