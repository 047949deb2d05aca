import type { Locale } from "../../../protocol/conversation.ts";
import { limits } from "../../../protocol/limits.ts";
import type { Searcher } from "./searcher.ts";

/** The least score of a suggestion, and its least share of the best score. */
const suggestionMinimum = { score: 0.1, share: 0.4 };

/** What the customer may be about to ask: at most five articles, while typing. */
export function suggestArticles({ model, library, rank }: Searcher, text: string, locale: Locale) {
  if (!/[\p{L}\p{N}]/u.test(text)) return [];
  const { best } = rank(text);
  // Whoever asks for a person asks no article.
  const [first] = best;
  if (first && model.targets[first.target]?.kind === "human") return [];
  const bestScore = first?.score ?? 0;
  return best
    .flatMap(({ target, score }) => {
      const found = model.targets[target];
      const fits = score > suggestionMinimum.share * bestScore && score > suggestionMinimum.score;
      return found?.kind === "article" && fits
        ? [{ id: found.id, title: library.title(found.id, locale) }]
        : [];
    })
    .slice(0, limits.suggestions);
}
