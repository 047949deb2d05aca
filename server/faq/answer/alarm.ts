import type { Answer } from "./answer.ts";
import { emergencyIn, type Tone } from "./emergency.ts";
import { type SearchResult, urgencyOf } from "./search.ts";
import type { Searcher } from "./searcher.ts";

/**
 * The urgent article that the message is about, if it is an emergency. “？？？” says nothing of one, and “that didn't help” only
 * where money is leaving.
 */
export function alarmIn(
  { content, hearTone, nameEmergency }: Searcher,
  text: string,
  { hits, findings, useless }: Pick<SearchResult, "hits" | "findings"> & Pick<Answer, "useless">,
): Pick<Answer, "alarm" | "inPanic"> {
  if (findings.empty) return {};
  const tone = hearTone(text);
  if (useless && tone !== "happening" && tone !== "cry") return {};
  const idsOf = (names: readonly string[]) =>
    names.flatMap((one) => [...content.articles.keys()].filter((id) => id === one));
  const moneyLeaving = idsOf(content.lexicon.moneyLeaving);
  const [said] = isHappening(tone) ? idsOf([nameEmergency(text) ?? ""]) : [];
  if (said && urgencyOf(content, said) === "urgent") return { alarm: said, inPanic: true };
  const alarm = emergencyIn(hits, {
    tone,
    urgencyOf: (id) => urgencyOf(content, id),
    moneyLeaving,
  });
  return alarm !== undefined && tone !== "calm" ? { alarm, inPanic: true } : { alarm };
}

/** Something has happened, whatever else is asked. */
const isHappening = (tone: Tone) =>
  tone !== "unsaid" && tone !== "denied" && tone !== "hypothetical";
