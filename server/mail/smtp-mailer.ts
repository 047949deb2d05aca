import { createTransport } from "nodemailer";
import type { Letter, Mailer, MailFailure } from "../ports/mail.ts";

export interface SmtpOptions {
  /** `smtp://` or `smtps://`, with the user and the password. */
  readonly url: string;
  /** Who sends: an address, with or without a name. */
  readonly from: { readonly name: string; readonly address: string };
  /** Refuses a server that offers no encryption. */
  readonly requireTls: boolean;
  /** The longest that a letter takes. */
  readonly limitMs: number;
}

/** Several letters share a connection. */
const connections = 2;

/** Sends through the operator's mail server, which signs (DKIM) what it lets out. */
export function createSmtpMailer({ url, from, requireTls, limitMs }: SmtpOptions): Mailer {
  const transport = createTransport(
    {
      url,
      pool: true,
      maxConnections: connections,
      requireTLS: requireTls,
      connectionTimeout: limitMs,
      greetingTimeout: limitMs,
      socketTimeout: limitMs,
      // What a letter says never leads to a file or an address that the server then reads.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  const host = from.address.slice(from.address.lastIndexOf("@") + 1);
  return {
    send: (id, letter) =>
      transport.sendMail({ ...formOf(letter, from.address), messageId: `<${id}@${host}>` }).then(
        () => undefined,
        (error: unknown) => failureOf(error),
      ),
    close: () => transport.close(),
  };
}

const formOf = (letter: Letter, address: string) => ({
  to: { name: "", address: letter.to },
  subject: letter.subject,
  text: letter.text,
  html: letter.html,
  replyTo: { name: letter.replyName, address },
  textEncoding: "base64" as const,
  headers: {
    "Content-Language": letter.locale,
    // No machine answers it: RFC 3834, and the same for Exchange.
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "All",
    ...(letter.stopUrl && {
      // Ended by one tap in the mailbox: RFC 8058.
      "List-Unsubscribe": `<${letter.stopUrl}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }),
  },
});

/** What is kept of it names no address: servers repeat the one that they refuse. */
function failureOf(error: unknown): NonNullable<MailFailure> {
  const code = responseCodeOf(error);
  if (code === undefined) return { reason: kindOf(error), isFinal: false };
  return { reason: `The mail server answered ${code}.`, isFinal: code >= 500 && !isOurs(error) };
}

/** A wrong password is refused for good, too; it is not the letter's fault, and the operator can mend it. */
const isOurs = (error: unknown) => errorCode(error) === "EAUTH";

const responseCodeOf = (error: unknown): number | undefined =>
  error instanceof Error && "responseCode" in error && typeof error.responseCode === "number"
    ? error.responseCode
    : undefined;

const errorCode = (error: unknown): unknown =>
  error instanceof Error && "code" in error ? error.code : undefined;

const kindOf = (error: unknown): string => {
  const code = errorCode(error);
  return typeof code === "string"
    ? `The mail server can't be reached (${code}).`
    : "The mail server can't be reached.";
};
