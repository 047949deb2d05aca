import type {
  ArticleId,
  Block,
  Message,
  MessageBody,
  QueuePlace,
} from "../protocol/conversation.ts";

/** What the parts that come with the texts are given. They stand here, as the context has the parts and the parts need the context. */
export interface WaitingProps {
  readonly place: QueuePlace | undefined;
  /** What the bot asks meanwhile. */
  readonly question: Message | undefined;
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

export interface BubbleProps {
  readonly message: Message;
  /** It is the last message, so its buttons still work. */
  readonly live: boolean;
}
