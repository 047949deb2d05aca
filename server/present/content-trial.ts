import type { ContentReply, LocalReplies } from "../../protocol/content-reply.ts";
import type { Article, Locale } from "../../protocol/conversation.ts";
import type { ContentProblemView } from "../../protocol/editor-start.ts";
import type { BrokenQuestion, ChangeTrial, ContentAnswer } from "../../protocol/gaps.ts";

interface TrialRecord {
  readonly files: readonly { readonly path: string }[];
  readonly won: number;
  readonly lost: readonly BrokenQuestion[];
  readonly broken: readonly BrokenQuestion[];
  readonly asked: number;
  readonly articles: readonly { readonly locale: Locale; readonly article: Article }[] | undefined;
  readonly replies: readonly LocalReplies[] | undefined;
}

interface TrialContext {
  readonly passes: boolean;
  readonly problems: readonly ContentProblemView[];
}

export const presentChangeTrial = (
  trial: TrialRecord,
  { passes, problems }: TrialContext,
): ChangeTrial => ({
  passes,
  files: trial.files.map(({ path }) => path),
  won: trial.won,
  lost: trial.lost.map(presentBroken),
  broken: trial.broken.map(presentBroken),
  asked: trial.asked,
  problems: problems.map(({ file, line, severity, text }) => ({ file, line, severity, text })),
  articles: trial.articles?.map(({ locale, article }) => ({ locale, article })),
  replies: trial.replies?.map((one) => ({
    locale: one.locale,
    replies: one.replies.map(presentContentReply),
  })),
});

const presentContentReply = ({ text, choices, offersAgent }: ContentReply): ContentReply => ({
  text,
  choices: choices.map(({ id, title }) => ({ id, title })),
  offersAgent,
});

const presentBroken = ({ text, expected, got }: BrokenQuestion): BrokenQuestion => ({
  text,
  expected,
  got,
});

const hitsShown = 3;

interface AnswerRecord {
  readonly answer: {
    readonly outcome: ContentAnswer["outcome"];
    readonly articleId?: ContentAnswer["articleId"];
    readonly listed?: true | undefined;
    readonly hits: ContentAnswer["hits"];
  };
  readonly read: string;
  readonly ranked: ContentAnswer["ranked"];
  readonly article?: Article | undefined;
  readonly replies: readonly ContentReply[];
}

export const presentContentAnswer = ({
  answer,
  read,
  ranked,
  article,
  replies,
}: AnswerRecord): ContentAnswer => ({
  outcome: answer.outcome,
  articleId: answer.articleId,
  listed: answer.listed === true,
  hits: answer.hits
    .slice(0, hitsShown)
    .map(({ articleId, title, confidence }) => ({ articleId, title, confidence })),
  read,
  ranked: ranked.slice(0, hitsShown).map(({ name, score, parts }) => ({ name, score, parts })),
  article,
  replies: replies.map(presentContentReply),
});
