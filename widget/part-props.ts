import type { Signal } from "@preact/signals";
import type { ComponentType } from "preact";
import type { Block } from "../protocol/article-blocks.ts";
import type {
  ArticleId,
  Conversation,
  Message,
  MessageBody,
  QueuePlace,
} from "../protocol/conversation.ts";
import type { TicketSummary } from "../protocol/ticket-summary.ts";
import type { TransactionCardProps } from "../ui/transaction-card.tsx";

/** What the parts are given that others draw late. They stand here, as the context has what loads the late parts and those need the context. */
export interface LogEndProps {
  readonly view: Conversation | null;
  /** What the bot asks while the customer waits in the queue. */
  readonly question: Message | undefined;
}

export interface ByLineProps {
  readonly name: string;
  readonly at: string;
}

export interface ActionsProps {
  readonly articleId: ArticleId;
  readonly blocks: readonly Block[];
  /** The newest card, and nothing is being written. Its first button is what to do now. */
  readonly live: boolean;
}

export interface Opinion {
  readonly helpful: boolean;
  readonly reason?: string;
}

export interface VotesProps {
  readonly voted?: boolean | undefined;
  readonly onVote: (opinion: Opinion) => Promise<void>;
}

export interface ChoicesProps {
  readonly body: Extract<MessageBody, { readonly kind: "choices" }>;
  readonly live: boolean;
}

export type ArticleBody = Extract<MessageBody, { readonly kind: "article" }>;

export interface ArticleBubbleProps {
  readonly message: Message;
  readonly body: ArticleBody;
  readonly live: boolean;
}

export interface CheckCardProps {
  readonly id: Message["id"];
  readonly body: Extract<MessageBody, { readonly kind: "check" }>;
}

export interface AnnouncementMessageProps {
  readonly body: Extract<MessageBody, { readonly kind: "announcement" }>;
}

export interface ProblemReportProps {
  readonly articleId: ArticleId;
}

export interface LaneButtonProps {
  readonly kind: string;
  /** Under the answer, where it stands only for those who do not wait for somebody. */
  readonly inArticle?: boolean;
}

export interface RemindRowProps {
  /** The customer waits in the queue now. */
  readonly waiting?: true;
}

export interface QueueCardProps {
  readonly place: QueuePlace | undefined;
}

export interface ShownTransactionProps {
  readonly about: Signal<string | undefined>;
}

export interface TicketsLinkProps {
  readonly open: number;
}

export interface UrgentTicketProps {
  readonly summary: TicketSummary;
}

export interface LazyPart<Props> {
  readonly Component: ComponentType<Props>;
  readonly css: string;
}

export interface AgentMenuProps {
  readonly step: Signal<"closed" | "menu" | "ending">;
}

/** Parts that are loaded with the screens for reading, and that home and the chat show. */
export interface LateParts {
  readonly checkCard: LazyPart<CheckCardProps>;
  readonly announcementMessage: LazyPart<AnnouncementMessageProps>;
  readonly problemReport: LazyPart<ProblemReportProps>;
  readonly laneButton: LazyPart<LaneButtonProps>;
  readonly remindRow: LazyPart<RemindRowProps>;
  readonly queueCard: LazyPart<QueueCardProps>;
  readonly transactionCard: LazyPart<TransactionCardProps>;
  readonly chosenTransaction: LazyPart<ShownTransactionProps>;
  readonly agentMenu: LazyPart<AgentMenuProps>;
  readonly news: LazyPart<object>;
  readonly ticketsLink: LazyPart<TicketsLinkProps>;
  readonly urgentTicket: LazyPart<UrgentTicketProps>;
}

export interface BubbleProps {
  readonly message: Message;
  /** It is the last message, so its buttons still work. */
  readonly live: boolean;
}
