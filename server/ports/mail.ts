import type { Locale } from "../../protocol/conversation.ts";

/** One e-mail, as it is sent. */
export interface Letter {
  readonly to: string;
  readonly locale: Locale;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Beside the address that answers go to: that nobody reads them. */
  readonly replyName: string;
  /** Posting to it ends e-mail to this customer. Undefined for what the customer has just asked for. */
  readonly stopUrl: string | undefined;
}

/** Undefined: the mail server has taken it. `isFinal`: it never will. */
export type MailFailure = { readonly reason: string; readonly isFinal: boolean } | undefined;

/** The operator's mail server. It answers or fails within ten seconds. */
export interface Mailer {
  /** The same `id` is the same letter: whoever gets it twice can know. */
  send(id: string, letter: Letter): Promise<MailFailure>;
  close(): void;
}
