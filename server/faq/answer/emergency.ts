import type { ArticleId, Priority } from "../../../protocol/conversation.ts";
import type { Content } from "../content/content.ts";
import type { Analyzer } from "../text/analysis.ts";
import { createWordFinder } from "../text/replacer.ts";
import type { Hit } from "./answer.ts";

/**
 * From which confidence an urgent article is given although another may fit better: a wrong calm answer is worse than a needless
 * alarm. `panic` where the wording is that of somebody whose money is leaving now. Measured by `npm run bench -- faq-alarm`.
 */
const alarmThresholds = { calm: 0.6, panic: 0.2, second: 0.1 } as const;

export type HearsPanic = (question: string) => boolean;

/** “救命”, “HELP”, “！！！”, a phrase three times in a row. */
export function createPanicFinder({ lexicon }: Content, analyzer: Analyzer): HearsPanic {
  const plain = (text: string) => analyzer.question(text).normalized.plain.trim();
  const find = createWordFinder(
    lexicon.alerts.panic.map((phrase) => [plain(phrase), phrase] as const),
  );
  return (question) => shouts(question) || find(plain(question)).length > 0;
}

const shouts = (question: string): boolean =>
  /[!！]{2,}|[?？]{3,}|(.{2,6})\1\1/u.test(question) || isAllCapitals(question);

const isAllCapitals = (question: string): boolean =>
  /[A-Z]{4}/.test(question) && !/[a-z]/.test(question);

/** The urgent article that the message is about, if it is an emergency. */
export function emergencyIn(
  hits: readonly Hit[],
  given: { readonly panics: boolean; readonly urgencyOf: (id: ArticleId) => Priority },
): ArticleId | undefined {
  const [first, second] = hits;
  const { panics, urgencyOf } = given;
  const isUrgent = (hit: Hit | undefined): hit is Hit =>
    hit !== undefined && urgencyOf(hit.articleId) === "urgent";
  const needed = panics ? alarmThresholds.panic : alarmThresholds.calm;
  if (isUrgent(first)) return first.confidence >= needed ? first.articleId : undefined;
  const close = panics && isUrgent(second) && second.confidence >= alarmThresholds.second;
  return close ? second.articleId : undefined;
}
