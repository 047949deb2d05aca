/** What the engine finds in a burst, and in a follow-up to several answers. */

import type { ArticleId } from "../../protocol/conversation.ts";
import type { Answer } from "../faq/answer/answer.ts";

/**
 * A request for a human is one message of the burst by itself: “没用 / 真没用 / 你说的这些” together only reads like one, and
 * “… / 转人工” is one whatever stands before it, which is answered too.
 */
export function askBurst(
  question: string,
  parts: readonly string[],
  ask: (text: string) => Answer,
): Answer {
  const whole = ask(question);
  if (parts.length < 2) return whole;
  if (whole.outcome === "human") {
    const alone = parts.map(ask);
    const useless = alone.find((one) => one.useless);
    const isSaid = alone.some((one) => one.outcome === "human" && (one.listed || !useless));
    return isSaid ? whole : (useless ?? whole);
  }
  const last = ask(parts.at(-1) ?? "");
  if (last.outcome !== "human" || whole.alarm !== undefined) return whole;
  return { ...last, more: whole.outcome === "answer" ? [whole] : [] };
}

/** After two answers a follow-up may be about the first: the article whose sentence says more is quoted. */
export function withBetterPassage(
  finding: Answer,
  shown: readonly ArticleId[],
  askAfter: (id: ArticleId) => Answer,
): Answer {
  if (shown.length < 2 || finding.alarm !== undefined || finding.outcome === "human")
    return finding;
  const others = shown.slice(0, -1).map(askAfter);
  const better = others.filter(
    ({ passage }) => (passage?.score ?? 0) > (finding.passage?.score ?? 0),
  );
  const [best] = better.toSorted((a, b) => (b.passage?.score ?? 0) - (a.passage?.score ?? 0));
  return best ?? finding;
}
