import type { Conversation, Message, MessageBody } from "../../protocol/conversation.ts";

export interface OpenQuestion {
  readonly message: Message;
  readonly body: Extract<MessageBody, { readonly kind: "text" }>;
  /** The answers that can be tapped. None: it is answered in words, or skipped. */
  readonly replies: readonly string[];
}

/** What the bot asked last, as long as nobody has said anything since. */
export function openQuestionOf(view: Conversation | null): OpenQuestion | undefined {
  if (view === null || !isWithBot(view)) return undefined;
  const message = view.messages.findLast(({ author }) => author.kind !== "system");
  if (message?.author.kind !== "bot" || message.body.kind !== "text") return undefined;
  const { body } = message;
  return body.replies && { message, body, replies: body.replies };
}

/** The bot answers: nobody else is there yet. */
export const isWithBot = ({ status }: Conversation): boolean =>
  status === "bot" || status === "queued";
