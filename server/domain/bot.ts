import type { ArticleId, Priority } from "../../protocol/conversation.ts";
import { limits } from "../../protocol/limits.ts";

/** The part of the FAQ engine's answer that the bot's rules look at. */
export interface Finding {
  readonly outcome: "answer" | "choices" | "none" | "human" | "greeting";
  readonly articleId?: ArticleId | undefined;
  readonly hits: readonly { readonly articleId: ArticleId; readonly title: string }[];
  readonly reply?: string | undefined;
  /** The customer says that the last answer did not help. */
  readonly useless?: true | undefined;
  readonly urgency?: Priority | undefined;
  /** Of the message's other questions. */
  readonly more?: readonly Finding[] | undefined;
}

/** What the bot does next. `queue` hands the customer over to the agents. */
export type BotReply =
  | { readonly kind: "article"; readonly articleId: ArticleId; readonly offersAgent: boolean }
  | { readonly kind: "choices"; readonly hits: Finding["hits"] }
  | { readonly kind: "say"; readonly what: BotText; readonly offersAgent: boolean }
  | { readonly kind: "greet"; readonly reply: string | undefined }
  | { readonly kind: "queue" };

type BotText = "not-understood" | "offer" | "useless" | "repeated";

export interface BotDecision {
  readonly reply: BotReply;
  /** What the conversation's `misses` become. */
  readonly misses: number;
}

interface Memory {
  readonly misses: number;
  readonly lastArticleId?: ArticleId | undefined;
}

/** After so many misses in a row a human is offered. */
export const missesBeforeOffer = 2;

/** Never the same article twice in a row: repeating it would not help either. */
export function decideReply(finding: Finding, memory: Memory): BotDecision {
  const missed = memory.misses + 1;
  if (finding.outcome === "human") return { reply: { kind: "queue" }, misses: memory.misses };
  if (finding.useless) return say("useless", Math.max(missed, missesBeforeOffer));
  if (finding.outcome === "greeting") {
    return { reply: { kind: "greet", reply: finding.reply }, misses: memory.misses };
  }
  if (finding.outcome === "answer" && finding.articleId !== undefined) {
    return giveArticle(finding.articleId, finding.urgency ?? "normal", memory);
  }
  if (missed >= missesBeforeOffer) return say("offer", missed);
  if (finding.outcome === "choices" && finding.hits.length > 0) {
    const hits = finding.hits.slice(0, limits.choices);
    return { reply: { kind: "choices", hits }, misses: missed };
  }
  return say("not-understood", missed);
}

/**
 * One decision, or one for each question of a message that asks several. The article that was shown last is left out
 * where there is a new one to show.
 */
export function decideReplies<
  Found extends Finding & { readonly more?: readonly Found[] | undefined },
>(
  finding: Found,
  memory: Memory,
): readonly { readonly decision: BotDecision; readonly finding: Found }[] {
  const decided: { decision: BotDecision; finding: Found }[] = [];
  let now = memory;
  for (const one of [finding, ...(finding.more ?? [])]) {
    const decision = decideReply(one, now);
    decided.push({ decision, finding: one });
    const { reply, misses } = decision;
    if (reply.kind === "article") now = { misses, lastArticleId: reply.articleId };
  }
  const articles = decided.filter(({ decision }) => decision.reply.kind === "article");
  return articles.length > 0 ? articles : decided.slice(0, 1);
}

/** An article that was found, or that the customer chose. */
export function giveArticle(articleId: ArticleId, urgency: Priority, memory: Memory): BotDecision {
  if (articleId === memory.lastArticleId) return say("repeated", memory.misses + 1);
  return { reply: { kind: "article", articleId, offersAgent: urgency === "urgent" }, misses: 0 };
}

const say = (what: BotText, misses: number): BotDecision => ({
  reply: { kind: "say", what, offersAgent: what !== "not-understood" },
  misses,
});
