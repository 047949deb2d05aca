/** The answer to one question: an article, choices, a greeting's reply, an error code's meaning. */

import type { Locale } from "../../../protocol/conversation.ts";
import { listedTarget } from "./announced-question.ts";
import type { QuestionContext } from "./answer.ts";
import { chooseOutcome, type PolicyOutcome } from "./answer-policy.ts";
import { type CodesOfText, explainCode, type KnownCode } from "./error-codes.ts";
import { searchFollowUp } from "./follow-up.ts";
import { normalText } from "./index/model.ts";
import type { Ranking } from "./ranking.ts";
import { searchAlone, urgencyOf } from "./search.ts";
import type { Searcher } from "./searcher.ts";
import type { AnswerWithResult } from "./several-questions.ts";

export function answerQuestion(
  searcher: Searcher,
  question: string,
  {
    context,
    codes = searcher.findCodes(question),
  }: { readonly context: QuestionContext; readonly codes?: CodesOfText | undefined },
): AnswerWithResult {
  const { locale } = context;
  const [code] = codes.known;
  const alone = searchAlone(searcher, question, { ...context, codes });
  const result = searchFollowUp(searcher, { question, context, alone });
  const { outcome, reason } = chooseOutcome(result.findings);
  const [first] = result.hits;
  const answered = outcome === "answer" ? first : undefined;
  return {
    result,
    text: question,
    answer: {
      outcome: outcome === "useless" ? "none" : outcome,
      useless: outcome === "useless" ? true : undefined,
      articleId: answered?.articleId,
      urgency: answered && urgencyOf(searcher.content, answered.articleId),
      confidence: first?.confidence ?? 0,
      hits: result.hits,
      listed: result.findings.exact === undefined ? undefined : true,
      reply: replyOf(searcher, { outcome, code, ranking: result.ranking, locale }),
      smallTalk: outcome === "greeting" ? greetingOf(searcher, result.ranking)?.name : undefined,
      outOfScope: outcome === "none" && result.findings.outOfScope ? true : undefined,
      unknownCode: codes.unknown,
      reason,
    },
  };
}

function replyOf(
  searcher: Searcher,
  given: {
    readonly outcome: PolicyOutcome;
    readonly code: KnownCode | undefined;
    readonly ranking: Ranking;
    readonly locale: Locale;
  },
): string | undefined {
  const { outcome, code, ranking, locale } = given;
  const { content, library } = searcher;
  if (outcome === "answer" && code)
    return explainCode(code, locale, (text) => library.read(text, locale));
  if (outcome !== "greeting") return undefined;
  const greeting = greetingOf(searcher, ranking);
  const replies = greeting && content.smallTalk.greeting[greeting.name]?.replies;
  return replies && library.read(replies, locale);
}

function greetingOf({ model }: Searcher, ranking: Ranking) {
  const text = normalText(ranking.question.analysis.clauses);
  const listed = listedTarget(model, text);
  const targets = [listed, ...ranking.best.map((one) => model.targets[one.target])];
  return targets.find((target) => target?.kind === "greeting");
}
