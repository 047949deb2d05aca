import type { ArticleId, Locale, MessageId } from "../../protocol/conversation.ts";
import type { SecretKind } from "../../protocol/secrets/kind.ts";
import type { Survey } from "../../protocol/survey.ts";
import type { LocalStore } from "../../ui/local-store.ts";
import type { CustomerConnection } from "./customer.ts";

/** What the customer's conversation needs from around it. */
export interface ChatOptions {
  readonly call: CustomerConnection["call"];
  readonly localStore: LocalStore;
  /** False: the host page stopped the message. From a frame, the page answers later. */
  readonly mayBeSent: (text: string) => boolean | Promise<boolean>;
  readonly locale: () => Locale;
  /** The shield has stopped a secret of this kind. */
  readonly onSecret: (kind: SecretKind) => void;
}

export interface ArticleVote {
  readonly articleId: ArticleId;
  readonly messageId: MessageId;
  readonly helpful: boolean;
  readonly reason?: string;
}

export type Rating = Survey & { readonly score: number };
