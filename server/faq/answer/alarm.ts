import type { Answer } from "./answer.ts";
import { emergencyIn } from "./emergency.ts";
import { type SearchResult, urgencyOf } from "./search.ts";
import type { Searcher } from "./searcher.ts";

/**
 * The urgent article that the message is about, if it is an emergency. “？？？” says nothing of one, and “that didn't help” only
 * where money is leaving.
 */
export function alarmIn(
  { content, hearTone }: Searcher,
  text: string,
  { hits, findings, useless }: Pick<SearchResult, "hits" | "findings"> & Pick<Answer, "useless">,
): Pick<Answer, "alarm" | "inPanic"> {
  if (findings.empty) return {};
  const tone = hearTone(text);
  if (useless && tone !== "happening" && tone !== "cry") return {};
  const named = content.lexicon.moneyLeaving;
  const moneyLeaving = named.flatMap((one) =>
    [...content.articles.keys()].filter((id) => id === one),
  );
  const alarm = emergencyIn(hits, {
    tone,
    urgencyOf: (id) => urgencyOf(content, id),
    moneyLeaving,
  });
  return alarm !== undefined && tone !== "calm" ? { alarm, inPanic: true } : { alarm };
}
