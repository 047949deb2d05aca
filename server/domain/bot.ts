import type { ArticleId, Priority } from "../../protocol/conversation.ts";
import { limits } from "../../protocol/limits.ts";

/** What the FAQ engine found for a question, as far as the bot's manners go. */
export interface Finding {
  readonly outcome: "answer" | "choices" | "none" | "human" | "greeting";
  readonly articleId?: ArticleId | undefined;
  readonly hits: readonly { readonly articleId: ArticleId; readonly title: string }[];
  readonly reply?: string | undefined;
  readonly useless?: true | undefined;
  readonly urgency?: Priority | undefined;
  /** Of the message's other questions. */
  readonly more?: readonly Finding[] | undefined;
}

/** What the bot does next, and the misses that the conversation then has. */
export type Move =
  | { readonly kind: "article"; readonly articleId: ArticleId; readonly offersAgent: boolean }
  | { readonly kind: "choices"; readonly hits: Finding["hits"] }
  | { readonly kind: "say"; readonly what: Words; readonly offersAgent: boolean }
  | { readonly kind: "greet"; readonly reply: string | undefined }
  | { readonly kind: "queue" };

export type Words = "not-understood" | "offer" | "useless" | "repeated";

export interface Decision {
  readonly move: Move;
  readonly misses: number;
}

interface Memory {
  readonly misses: number;
  readonly lastArticleId?: ArticleId | undefined;
}

/** So many misses in a row, and a human is offered. */
export const missesBeforeOffer = 2;

/** The bot's next move. Never the same article twice in a row: repeating it would not help either. */
export function decide(finding: Finding, memory: Memory): Decision {
  const missed = memory.misses + 1;
  if (finding.outcome === "human") return { move: { kind: "queue" }, misses: memory.misses };
  if (finding.useless) return say("useless", Math.max(missed, missesBeforeOffer));
  if (finding.outcome === "greeting") {
    return { move: { kind: "greet", reply: finding.reply }, misses: memory.misses };
  }
  if (finding.outcome === "answer" && finding.articleId !== undefined) {
    return give(finding.articleId, finding.urgency ?? "normal", memory);
  }
  if (missed >= missesBeforeOffer) return say("offer", missed);
  if (finding.outcome === "choices" && finding.hits.length > 0) {
    return {
      move: { kind: "choices", hits: finding.hits.slice(0, limits.choices) },
      misses: missed,
    };
  }
  return say("not-understood", missed);
}

export interface Step<Found extends Finding> {
  readonly decision: Decision;
  readonly finding: Found;
}

/**
 * One move, or one for each question of a message that asks several. What was shown just before is passed over in
 * silence where there is something new to show.
 */
export function decideAll<Found extends Finding & { readonly more?: readonly Found[] | undefined }>(
  finding: Found,
  memory: Memory,
): readonly Step<Found>[] {
  const steps: Step<Found>[] = [];
  let now = memory;
  for (const one of [finding, ...(finding.more ?? [])]) {
    const decision = decide(one, now);
    steps.push({ decision, finding: one });
    const { move, misses } = decision;
    if (move.kind === "article") now = { misses, lastArticleId: move.articleId };
  }
  const articles = steps.filter(({ decision }) => decision.move.kind === "article");
  return articles.length > 0 ? articles : steps.slice(0, 1);
}

/** An article that was found, or that the customer chose. */
export function give(articleId: ArticleId, urgency: Priority, memory: Memory): Decision {
  if (articleId === memory.lastArticleId) return say("repeated", memory.misses + 1);
  return { move: { kind: "article", articleId, offersAgent: urgency === "urgent" }, misses: 0 };
}

const say = (what: Words, misses: number): Decision => ({
  move: { kind: "say", what, offersAgent: what !== "not-understood" },
  misses,
});
