import type { AgentId, ArticleId, Locale } from "../../protocol/conversation.ts";
import type { AgentConversation, BotTrial } from "../../protocol/desk.ts";
import type { NoteRecord } from "../domain/notes.ts";
import type {
  AgentRecord,
  ConversationRecord,
  CustomerRecord,
  QuestionRecord,
} from "../domain/records.ts";
import { type ConversationSnapshot, presentConversation } from "./conversation.ts";
import { presentCustomer } from "./customer.ts";
import { presentNote } from "./note.ts";
import { isoTime } from "./time.ts";

/** The records that an agent's view of a conversation is made from. */
export interface AgentSnapshot extends ConversationSnapshot {
  readonly customer: CustomerRecord;
  readonly questions: readonly QuestionRecord[];
  readonly notes: readonly NoteRecord[];
  /** When retention will delete it. */
  readonly keptUntil?: number | undefined;
  /** The customer's other conversations. */
  readonly earlier: readonly ConversationRecord[];
  /** Those who had them. */
  readonly agents: ReadonlyMap<AgentId, AgentRecord>;
}

type TitleOf = (id: ArticleId, locale: Locale) => string;

/** Articles have the titles that the customer saw. */
export const presentAgentConversation =
  (titleOf: TitleOf) =>
  (snapshot: AgentSnapshot, locale: Locale): AgentConversation => {
    const { conversation, customer, questions, notes, earlier, agents, keptUntil } = snapshot;
    const { waitingSince, summary, tags } = conversation;
    return {
      ...presentConversation(snapshot, locale),
      customer: {
        ...presentCustomer(customer),
        locale: customer.locale,
        tier: customer.tier,
        phoneMasked: customer.phoneMasked,
        since: isoTime(customer.createdAt),
      },
      waitingSince: waitingSince === undefined ? undefined : isoTime(waitingSince),
      tried: questions.map((question) =>
        presentTrial(question, (id) => titleOf(id, customer.locale)),
      ),
      summary,
      notes: notes.map(presentNote),
      tags: tags ?? [],
      keptUntil: keptUntil === undefined ? undefined : isoTime(keptUntil),
      earlier: earlier.map(({ agentId, ...one }) =>
        presentEarlier(one, agentId && agents.get(agentId)),
      ),
    };
  };

const presentEarlier = (
  { id, status, topic, createdAt, survey }: Omit<ConversationRecord, "agentId">,
  agent: AgentRecord | undefined,
): AgentConversation["earlier"][number] => ({
  id,
  status,
  topic,
  createdAt: isoTime(createdAt),
  agent: agent && { id: agent.id, name: agent.name },
  score: survey?.score,
});

export const presentTrial = (
  question: QuestionRecord,
  titleOf: (id: ArticleId) => string,
): BotTrial => ({
  question: question.question,
  outcome: question.outcome,
  articles: question.articleIds.map((articleId) => ({ articleId, title: titleOf(articleId) })),
  confidence: question.confidence,
  helpful: question.helpful,
});
