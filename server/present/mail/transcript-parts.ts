/** A conversation in a letter: who has said what, and when. */

import type { Locale } from "../../../protocol/conversation.ts";
import { createDateFormats } from "../../../protocol/date-formats.ts";
import type { MessageRecord } from "../../domain/records.ts";
import { exactTime } from "../../locales/clock-words.ts";
import { mailText } from "../../locales/mail-texts.ts";
import { translate } from "../../locales/texts.ts";
import { cutShort, type LetterPart } from "./letter-parts.ts";

const days = createDateFormats({ dateStyle: "long" });
/** As long as a message may be. */
const wholeLength = 4_000;

interface QuotedTalk {
  readonly messages: readonly MessageRecord[];
  /** There are older ones. */
  readonly isCut: boolean;
  readonly timeZone: string;
}

export function transcriptParts(
  { messages, isCut, timeZone }: QuotedTalk,
  locale: Locale,
): readonly LetterPart[] {
  const day = days(locale, timeZone).format(messages[0]?.at ?? 0);
  return [
    { kind: "text", text: mailText(locale, "transcript.why", { day }) },
    ...messages.map((message) => messagePart(message, { locale, timeZone })),
    ...(isCut ? [{ kind: "text", text: mailText(locale, "transcript.cut") } as const] : []),
  ];
}

function messagePart(
  { author, body, at }: MessageRecord,
  { locale, timeZone }: { readonly locale: Locale; readonly timeZone: string },
): LetterPart {
  const text = cutShort(saidIn(body, locale), wholeLength);
  if (body.kind === "notice") return { kind: "text", text };
  const clock = exactTime(locale, at, timeZone);
  return { kind: "quote", by: `${speakerName(author, locale)} · ${clock}`, text };
}

function speakerName(author: MessageRecord["author"], locale: Locale): string {
  if (author.kind === "customer") return mailText(locale, "transcript.you");
  if (author.kind !== "agent") return translate(locale, "bot.name");
  return mailText(locale, "transcript.agent", { name: author.name ?? "" });
}

/** The stored text, in which secrets are masked; of what is no text, what it was. */
function saidIn(body: MessageRecord["body"], locale: Locale): string {
  switch (body.kind) {
    case "text":
      return body.text;
    case "notice":
      return translate(locale, `notice.${body.code}`, body.name);
    case "announcement":
      return [body.title, body.text, body.advice].filter((line) => line !== undefined).join("\n");
    case "choices":
      return [body.text, ...body.choices.map(({ title }) => `· ${title}`)].join("\n");
    case "article":
      return mailText(locale, "transcript.article", { title: body.title });
    case "attachment": {
      const names = body.attachments.map(({ name }) => name).join(", ");
      const files = mailText(locale, "transcript.files", { names });
      return body.text ? `${body.text}\n${files}` : files;
    }
    case "ticket":
      return mailText(locale, "transcript.ticket", { number: body.number });
    case "transaction":
    case "check": {
      const transaction = mailText(locale, "transcript.transaction");
      return "text" in body && body.text ? `${body.text}\n${transaction}` : transaction;
    }
    case "redacted":
      return mailText(locale, "transcript.redacted");
  }
}
