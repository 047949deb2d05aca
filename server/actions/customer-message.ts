import type { Attachment, AttachmentId } from "../../protocol/attachment.ts";
import type { ArticleId, ClientId } from "../../protocol/conversation.ts";
import type { MaskedText } from "../../protocol/secrets.ts";
import type { KeptTransaction } from "../../protocol/transaction.ts";
import type { CustomerRecord } from "../domain/records.ts";
import { messageBody, type Post, transactionBody } from "./conversation-writer.ts";

export interface CustomerMessage {
  readonly clientId: ClientId;
  readonly text: MaskedText;
  readonly articleId?: ArticleId | undefined;
  readonly transactionId?: string | undefined;
  readonly attachmentIds?: readonly AttachmentId[] | undefined;
  /** The connection that it came through. */
  readonly origin?: string | undefined;
}

/** `about`: the transaction, as the wallet has just said it. */
export type MessageToSave = CustomerMessage & {
  readonly about?: KeptTransaction | undefined;
  readonly attachments?: readonly Attachment[] | undefined;
};

export const postOf = (
  customer: CustomerRecord,
  { clientId, text, about, attachments = [], origin }: MessageToSave,
): Post => ({
  author: { kind: "customer", id: customer.id },
  body: about ? transactionBody(about, text) : messageBody(text, attachments),
  clientId,
  origin,
});

/** The message says which kinds it held, in its files' names too. */
export const maskedWith = (
  { text, redacted }: MaskedText,
  names: readonly MaskedText[],
): MaskedText => ({
  text,
  redacted: [...new Set([...redacted, ...names.flatMap((one) => one.redacted)])],
});
