/** What the engine answers to a message, which may ask several questions or none. */

import type { ArticleId } from "../../../protocol/conversation.ts";
import { alarmIn } from "./alarm.ts";
import type { Answer, Hit, QuestionContext } from "./answer.ts";
import { answerQuestion } from "./answer-question.ts";
import type { KnownCode } from "./error-codes.ts";
import { passageFor } from "./follow-up-passage.ts";
import { withoutHumanRequest } from "./human-request.ts";
import { answerInPart } from "./open-question.ts";
import { urgencyOf } from "./search.ts";
import type { Searcher } from "./searcher.ts";
import { type AnswerWithResult, answeringOnce, answerSeveral } from "./several-questions.ts";
import { maxAnswers } from "./split-message.ts";

export function answerMessage(
  searcher: Searcher,
  text: string,
  context: QuestionContext,
): AnswerWithResult {
  const given = answerBesideRequest(searcher, text, context);
  const { result } = given;
  const answer = withoutDenied(searcher, text, { given: given.answer, context });
  const { hits: hitsFound } = answer;
  const { alarm, inPanic } = alarmOfMessage(searcher, { ...given, text, answer });
  const passage = inPanic ? undefined : passageFor(searcher, text, { context, answer });
  // Where nothing else is answered, the steps of the emergency are what is nearest.
  const hits = answer.outcome === "answer" ? hitsFound : withFirst(alarm, hitsFound);
  return { result, text, answer: { ...answer, hits, alarm, inPanic, passage } };
}

/** “退款多久到账？还有我账户被盗了”: an emergency beside another question is one all the same. */
function alarmOfMessage(searcher: Searcher, whole: AnswerWithResult) {
  // “我以前号被盗过 已经解决了”: its first part alone would be one.
  const parts = searcher.onlySounds(whole.text) ? [] : (whole.parts ?? []);
  const found = [whole, ...parts].map(({ text, answer, result: { findings } }) =>
    alarmIn(searcher, text, { ...answer, findings }),
  );
  return found.find(({ alarm }) => alarm !== undefined) ?? {};
}

/**
 * “不是账户被盗，是忘了密码”: the steps against what has not happened are no answer to it; what is said instead is answered. Whoever asks
 * how to keep it from happening, or only speaks of it, is offered what is no emergency.
 */
function withoutDenied(
  searcher: Searcher,
  text: string,
  { given, context }: { readonly given: Answer; readonly context: QuestionContext },
): Answer {
  const tone = searcher.hearTone(text);
  if (tone !== "denied") return searcher.isCalm(text) ? withoutUrgent(searcher, given) : given;
  const isSteps = given.outcome === "answer" && given.urgency === "urgent";
  const isOpen = given.outcome === "choices" || given.outcome === "none";
  if (!isSteps && !isOpen) return given;
  const instead = text
    .split(/[,，。.!！;；\n]|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u)
    .filter((clause) => /\p{L}{2}/u.test(clause) && searcher.hearTone(clause) !== "denied")
    .map((clause) => clause.replace(only, ""))
    .join("，");
  const answer = withoutUrgent(searcher, answerQuestion(searcher, instead, { context }).answer);
  const isCalm = answer.urgency !== "urgent" && (answer.outcome === "answer" || asks.test(instead));
  if (instead !== "" && isCalm) return answer;
  return { ...given, outcome: "none", articleId: undefined, urgency: undefined, denied: true };
}

const only = /^\s*(?:就是|只是|是|而是|it is|its|just|only)\s*/u;
const asks = /怎[么麼样樣]|如何|[吗嗎?？]|\b(?:how|what|where|when|can)\b/iu;

/** The calm ones of its hits as choices; as it was where there are none. */
function withoutUrgent({ content }: Searcher, given: Answer): Answer {
  const isSteps = given.outcome === "answer" && given.urgency === "urgent";
  if (!isSteps && given.outcome !== "choices") return given;
  const hits = given.hits.filter(({ articleId }) => urgencyOf(content, articleId) !== "urgent");
  if (hits.length === 0) return given;
  return { ...given, outcome: "choices", articleId: undefined, urgency: undefined, hits };
}

function withFirst(id: ArticleId | undefined, hits: readonly Hit[]): readonly Hit[] {
  const first = hits.filter(({ articleId }) => articleId === id);
  return [...first, ...hits.filter(({ articleId }) => articleId !== id)];
}

/** A refused human is no request; beside a request there may be a question. */
function answerBesideRequest(
  searcher: Searcher,
  text: string,
  context: QuestionContext,
): AnswerWithResult {
  const refused = searcher.withoutRefusal(text);
  if (refused !== undefined) return answerRest(searcher, refused.rest, context);
  const whole = answerQuestions(searcher, text, context);
  const question = whole.answer.outcome === "human" ? withoutHumanRequest(text) : "";
  if (question === "") return whole;
  const beside = answerQuestions(searcher, question, { ...context, refusesHuman: true });
  return beside.answer.outcome === "answer" ? together(whole, [beside]) : whole;
}

/** “别转人工了，上次等了半小时，限额能调吗”: the question stands last. */
function answerRest(searcher: Searcher, rest: string, context: QuestionContext): AnswerWithResult {
  const given = { ...context, refusesHuman: true } as const;
  const last = rest.split(/[,，。.!！;；\n]/u).findLast((clause) => /\p{L}{2}/u.test(clause));
  const ofLast = last === undefined ? undefined : answerQuestions(searcher, last, given);
  if (ofLast?.answer.outcome === "answer") return ofLast;
  return answerQuestions(searcher, rest, given);
}

function answerQuestions(
  searcher: Searcher,
  text: string,
  context: QuestionContext,
): AnswerWithResult {
  const { known, unknown } = searcher.findCodes(text);
  const answerCodes = (some: readonly KnownCode[]) =>
    answerQuestion(searcher, text, { context, codes: { known: some, unknown } });
  const whole = answerCodes(known.slice(0, 1));
  if (known.length > 1)
    return together(
      whole,
      known.slice(1).map((code) => answerCodes([code])),
    );
  const { outcome, useless } = whole.answer;
  const isListed = whole.result.findings.exact === "article";
  if (unknown !== undefined || outcome === "human" || outcome === "greeting" || useless || isListed)
    return whole;
  const message = { text, context, whole: whole.result };
  const answerOne = answeringOnce((question, given) =>
    answerQuestion(searcher, question, { context: given }),
  );
  const several = answerSeveral(searcher, message, answerOne);
  // The whole message has the most words, so its answer is the surest: it stays the first one even if no segment has it.
  const isAmong = several.some(({ answer }) => answer.articleId === whole.answer.articleId);
  const first = outcome === "answer" && !isAmong ? whole : several[0];
  const others = several.filter(({ answer }) => answer.articleId !== first?.answer.articleId);
  if (first !== undefined && others.length > 0) return together(first, others);
  const inPart = answerInPart(text, { whole, locale: context.locale }, answerOne);
  return inPart
    ? { ...inPart.first, answer: { ...inPart.first.answer, open: inPart.open } }
    : whole;
}

function together(first: AnswerWithResult, others: readonly AnswerWithResult[]): AnswerWithResult {
  const more = others.slice(0, maxAnswers - 1).map(({ answer }) => answer);
  return { ...first, answer: { ...first.answer, more }, parts: [first, ...others] };
}
