import { confidence, describeBest, richnessOf } from "./confidence.ts";
import type { Ranking } from "./ranking.ts";
import type { Searcher } from "./searcher.ts";

interface PlacedReading {
  readonly ranking: Ranking;
  readonly best: ReturnType<typeof describeBest>;
  /** The probability of the best article. */
  readonly sure: number;
}

/** “在淘宝付款失败” is about a payment: the shop's name, which is in many questions that are not ours, may say too much. */
export function rankAsPaidThere(
  { rank, model, withoutShops }: Searcher,
  question: string,
): PlacedReading {
  const read = (text: string): PlacedReading => {
    const ranking = rank(text);
    const best = describeBest(ranking, model);
    return { ranking, best, sure: best ? confidence(best.features, richnessOf(model)) : 0 };
  };
  const asked = read(question);
  const plain = withoutShops(asked.ranking.question.analysis.normalized.plain);
  const there = plain === undefined ? undefined : read(plain);
  return there && there.sure > asked.sure ? there : asked;
}
