import type { Locale } from "../../../protocol/conversation.ts";
import type { Answer } from "./answer.ts";
import type { AnswerOne, AnswerWithResult } from "./several-questions.ts";
import { asksOrAdds, segmentationsOf } from "./split-message.ts";

/** A message that is answered, and what else it asks. */
export interface AnsweredInPart {
  readonly first: AnswerWithResult;
  readonly open: Answer;
}

/** More would be a story, and each takes the time of a question. */
const mostSegments = 3;
/** What is answered of a message that is unclear as a whole must be clear by itself. */
const sureAlone = 0.9;
/** Below it, the articles near a question are chance. */
const leastOpen = 0.4;

/**
 * A second question that several articles may be meant by: “怎么实名？身份证过期了能实名吗？”. It is offered as choices beside the
 * answer to the first. A question that is about the answered article again is not open.
 */
export function answerInPart(
  text: string,
  given: { readonly whole: AnswerWithResult; readonly locale: Locale },
  answerOne: AnswerOne,
): AnsweredInPart | undefined {
  const { whole, locale } = given;
  const bySentence = segmentationsOf(text).find(({ allowsStatements }) => allowsStatements);
  if (bySentence === undefined || bySentence.segments.length > mostSegments) return undefined;
  const segments = bySentence.segments.filter(asksOrAdds);
  if (segments.length < 2) return undefined;
  const parts = segments.map((segment) => answerOne(segment.text, { locale }));
  const clear = parts.filter(
    ({ answer }) => answer.outcome === "answer" && answer.confidence >= sureAlone,
  );
  const isWhole = (id: Answer["articleId"]) =>
    whole.answer.articleId === undefined || whole.answer.articleId === id;
  const first = clear.find(({ answer }) => isWhole(answer.articleId));
  const previous = first?.answer.articleId;
  if (first === undefined || previous === undefined) return undefined;
  const at = parts.findIndex(({ answer }) => isOpenBeside(answer, previous));
  const segment = segments[at];
  const open = parts[at]?.answer;
  if (segment === undefined || open === undefined) return undefined;
  const isAboutFirst = answerOne(segment.text, { locale, previous }).answer.articleId === previous;
  const hits = open.hits.filter(({ articleId }) => articleId !== previous);
  return isAboutFirst ? undefined : { first, open: { ...open, hits } };
}

const isOpenBeside = ({ outcome, confidence, hits }: Answer, previous: Answer["articleId"]) =>
  outcome === "choices" && confidence >= leastOpen && hits[0]?.articleId !== previous;
