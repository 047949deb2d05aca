import type { ArticleId, Author, Locale, MessageBody } from "../../protocol/conversation.ts";
import {
  type BotDecision,
  type BotReply,
  decideReplies,
  type Finding,
  giveArticle,
} from "../domain/bot.ts";
import { translate } from "../locales/texts.ts";
import type { UnitOfWork } from "./commit.ts";
import type { ConversationWriter } from "./conversation-writer.ts";
import { queueForAgent } from "./handover.ts";
import type { Services } from "./services.ts";

export interface BotQuestion {
  readonly text: string;
  /** The customer chose this article from a list. */
  readonly articleId?: ArticleId | undefined;
  readonly seq: number;
}

const bot: Author = { kind: "bot" };

/**
 * The bot's answer to a customer's message, in the transaction of that message: there is one answer to a message or
 * none, however often it is sent.
 */
export async function answerAsBot(
  work: UnitOfWork,
  writer: ConversationWriter,
  question: BotQuestion,
): Promise<void> {
  const { engine } = work.services.faq;
  const { locale, lastArticleId } = writer.conversation;
  const chosen = question.articleId && engine.article(question.articleId, locale);
  if (chosen) {
    const hits = [{ articleId: chosen.id, title: chosen.title }];
    const finding = { outcome: "answer", articleId: chosen.id, hits, confidence: 1 } as const;
    await saveQuestion(work, writer, question, finding);
    return reply(work, writer, {
      decision: giveArticle(chosen.id, chosen.urgency, writer.conversation),
      finding,
    });
  }
  const finding = engine.ask(question.text, { locale, previous: lastArticleId });
  await saveQuestion(work, writer, question, finding);
  for (const one of decideReplies(finding, writer.conversation)) await reply(work, writer, one);
}

/** The last answer was voted down: a human is offered. */
export async function offerAgent(writer: ConversationWriter, misses: number): Promise<void> {
  await writer.update({ misses });
  const text = translate(writer.conversation.locale, "bot.useless");
  await writer.post({ author: bot, body: { kind: "text", text, offersAgent: true } });
}

type Found = Finding & {
  readonly confidence: number;
  readonly more?: readonly Found[] | undefined;
};

/** Agents see what the bot has tried, and editors what it could not answer. */
async function saveQuestion(
  work: UnitOfWork,
  writer: ConversationWriter,
  question: BotQuestion,
  finding: Found,
) {
  if (finding.outcome === "greeting" || finding.useless) return;
  await work.tx.insertQuestion({
    conversationId: writer.conversation.id,
    messageSeq: question.seq,
    question: question.text,
    outcome: finding.outcome,
    articleIds: finding.hits.slice(0, 3).map((hit) => hit.articleId),
    confidence: finding.confidence,
    at: work.now,
  });
}

async function reply(
  work: UnitOfWork,
  writer: ConversationWriter,
  { decision, finding }: { readonly decision: BotDecision; readonly finding: Found },
) {
  const next = decision.reply;
  if (next.kind === "queue") return queueForAgent(work, writer, {});
  const { locale } = writer.conversation;
  const body = bodyOf(work.services, next, { locale, finding });
  const lastArticleId =
    next.kind === "article" ? next.articleId : writer.conversation.lastArticleId;
  const { misses } = decision;
  if (
    misses !== writer.conversation.misses ||
    lastArticleId !== writer.conversation.lastArticleId
  ) {
    await writer.update({ misses, lastArticleId });
  }
  await writer.post({ author: bot, body });
}

function bodyOf(
  services: Services,
  next: Exclude<BotReply, { kind: "queue" }>,
  { locale, finding }: { readonly locale: Locale; readonly finding: Found },
): MessageBody & { kind: "text" | "choices" | "article" } {
  switch (next.kind) {
    case "article": {
      const body = articleBody(services, next.articleId, { locale, ...finding });
      if (!body) return { kind: "text", text: translate(locale, "bot.not-understood") };
      return next.offersAgent ? { ...body, offersAgent: true } : body;
    }
    case "choices": {
      const choices = next.hits.map(({ articleId, title }) => ({ articleId, title }));
      return { kind: "choices", text: translate(locale, "bot.choices"), choices };
    }
    case "greet":
      return { kind: "text", text: next.reply ?? translate(locale, "bot.greeting") };
    case "say": {
      // The article of an error code was just shown, but what the code means is new.
      const meaning = next.what === "repeated" ? finding.reply : undefined;
      const text = meaning ?? translate(locale, `bot.${next.what}`);
      return { kind: "text", text, offersAgent: next.offersAgent || undefined };
    }
  }
}

/** An article as a message; `reply` goes before its blocks. Undefined when the content has no such article. */
export function articleBody(
  { faq }: Services,
  articleId: ArticleId,
  given: {
    readonly locale: Locale;
    readonly confidence: number;
    readonly reply?: string | undefined;
  },
) {
  const article = faq.engine.article(articleId, given.locale);
  if (!article) return undefined;
  const { title, blocks, urgency, related } = article;
  const lead = given.reply ? [{ kind: "paragraph", text: [{ text: given.reply }] } as const] : [];
  return {
    kind: "article",
    articleId,
    title,
    blocks: [...lead, ...blocks],
    confidence: given.confidence,
    urgency,
    related,
  } as const;
}
