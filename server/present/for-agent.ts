import type { ArticleId, Locale } from "../../protocol/conversation.ts";
import type { AgentConversation, AgentView, BotTrial, DeskRow } from "../../protocol/desk.ts";
import type {
  AgentRecord,
  ConversationRecord,
  CustomerRecord,
  QuestionRecord,
} from "../domain/records.ts";
import { type Parts, presentConversation, presentCustomer } from "./for-customer.ts";

/** The console's own words are the console's; only notices are worded here, and agents read these. */
export const agentLocale: Locale = "zh-CN";

export interface AgentParts extends Parts {
  readonly customer: CustomerRecord;
  readonly questions: readonly QuestionRecord[];
  readonly earlier: readonly ConversationRecord[];
}

const iso = (at: number) => new Date(at).toISOString();

/** Never the hash, nor anything else that signs in. */
export const presentAgent = ({ id, name, email, role }: AgentRecord): AgentView => ({
  id,
  name,
  email,
  role,
});

type TitleOf = (id: ArticleId, locale: Locale) => string;

/** Articles are named as the customer saw them. */
export const presentForAgent =
  (titleOf: TitleOf) =>
  (parts: AgentParts, locale: Locale): AgentConversation => {
    const { conversation, customer, questions, earlier } = parts;
    const { waitingSince, summary } = conversation;
    const { tier, phoneMasked } = customer;
    return {
      ...presentConversation(parts, locale),
      customer: {
        ...presentCustomer(customer),
        locale: customer.locale,
        since: iso(customer.createdAt),
        ...(tier === undefined ? {} : { tier }),
        ...(phoneMasked === undefined ? {} : { phoneMasked }),
      },
      tried: questions.map((question) =>
        presentTrial(question, (id) => titleOf(id, customer.locale)),
      ),
      earlier: earlier.map(({ id, topic, createdAt }) => ({
        id,
        createdAt: iso(createdAt),
        ...(topic === undefined ? {} : { topic }),
      })),
      ...(waitingSince === undefined ? {} : { waitingSince: iso(waitingSince) }),
      ...(summary === undefined ? {} : { summary }),
    };
  };

const presentTrial = (question: QuestionRecord, titleOf: (id: ArticleId) => string): BotTrial => ({
  question: question.question,
  outcome: question.outcome,
  articles: question.articleIds.map((articleId) => ({ articleId, title: titleOf(articleId) })),
  confidence: question.confidence,
  ...(question.helpful === undefined ? {} : { helpful: question.helpful }),
});

export function presentRow(row: {
  readonly conversation: ConversationRecord;
  readonly customer: CustomerRecord;
  readonly agent?: AgentRecord;
}): DeskRow {
  const { conversation, customer, agent } = row;
  const { topic, waitingSince, status, unread } = conversation;
  return {
    id: conversation.id,
    status,
    priority: conversation.priority,
    customer: presentCustomer(customer),
    lastText: conversation.lastText,
    lastAt: iso(conversation.lastAt),
    unread,
    lastSeq: conversation.lastSeq,
    ...(topic === undefined ? {} : { topic }),
    ...(agent && status === "assigned" ? { agent: { id: agent.id, name: agent.name } } : {}),
    ...(waitingSince === undefined ? {} : { waitingSince: iso(waitingSince) }),
  };
}
