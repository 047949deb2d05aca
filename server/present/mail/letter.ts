import type { Locale } from "../../../protocol/conversation.ts";
import { mailText } from "../../locales/mail-texts.ts";
import { withoutForeignLinks } from "./foreign-links.ts";
import { contentParts, type LetterContent } from "./letter-content.ts";
import { htmlLetter, type LetterPart, plainLetter } from "./letter-parts.ts";

interface LetterFrame {
  readonly locale: Locale;
  /** The wallet's name, as the editors have it. */
  readonly wallet: string | undefined;
  /** Where to end e-mail; undefined for what the customer has just asked for. */
  readonly stopUrl: string | undefined;
  /** Addresses of anybody else's are text. */
  readonly officialHosts: readonly string[];
}

/** The words of a letter, in both forms. */
export function presentLetter(
  content: LetterContent,
  { locale, wallet, stopUrl, officialHosts }: LetterFrame,
): {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly replyName: string;
} {
  const number = "ticket" in content ? content.ticket.number : "";
  const about = mailText(locale, `subject.${content.kind}`, { number });
  const subject = wallet ? mailText(locale, "subject", { wallet, subject: about }) : about;
  const parts: readonly LetterPart[] = [
    { kind: "text", text: mailText(locale, "hello") },
    ...contentParts(content, locale).map((part) => withoutForeignLinks(part, officialHosts)),
    { kind: "foot", text: mailText(locale, "safe") },
    { kind: "foot", text: mailText(locale, "automatic") },
    ...(stopUrl
      ? ([
          { kind: "foot", text: mailText(locale, "stop") },
          { kind: "link", url: stopUrl },
        ] as const)
      : []),
  ];
  return {
    subject,
    text: plainLetter(parts),
    html: htmlLetter(parts, { locale, title: subject, wallet }),
    replyName: mailText(locale, "reply"),
  };
}
