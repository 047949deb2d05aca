/** What each kind of letter says. */

import type { Locale } from "../../../protocol/conversation.ts";
import type { TicketNumber } from "../../../protocol/ticket.ts";
import type { MessageRecord } from "../../domain/records.ts";
import type { TicketRecord } from "../../domain/ticket.ts";
import { isUndated } from "../../domain/ticket-promises.ts";
import { exactTime } from "../../locales/clock-words.ts";
import { type MailText, mailText } from "../../locales/mail-texts.ts";
import { cutShort, type LetterPart } from "./letter-parts.ts";
import { transcriptParts } from "./transcript-parts.ts";

export type LetterContent =
  /** `number`: of the complaint that names the address. */
  | {
      readonly kind: "address";
      readonly url: string;
      readonly number?: TicketNumber | undefined;
    }
  /** Unread ones of agents, in order; at least one. */
  | { readonly kind: "answer"; readonly unread: readonly MessageRecord[] }
  | {
      readonly kind: "ticket.filed" | "ticket.breached";
      readonly ticket: TicketRecord;
      readonly timeZone: string;
      /** Epoch milliseconds: what was promised for an earlier time is none that is to come. */
      readonly now: number;
    }
  /** `text`: why. `at`: by when it will be done. */
  | {
      readonly kind: "ticket.forewarned" | "ticket.postponed";
      readonly ticket: TicketRecord;
      readonly text: string;
      readonly at: number;
      readonly timeZone: string;
    }
  /** `text`: what is asked, or the decision. */
  | {
      readonly kind: "ticket.asked" | "ticket.decided";
      readonly ticket: TicketRecord;
      readonly text: string;
    }
  | {
      readonly kind: "transcript";
      readonly messages: readonly MessageRecord[];
      readonly isCut: boolean;
      readonly timeZone: string;
    };

/** Of several unread ones the newest are quoted: the answer stands last. */
const mostQuotes = 3;

export function contentParts(content: LetterContent, locale: Locale): readonly LetterPart[] {
  const say = (key: MailText, values?: Readonly<Record<string, string>>): LetterPart => ({
    kind: "text",
    text: mailText(locale, key, values),
  });
  switch (content.kind) {
    case "address":
      return [
        content.number === undefined
          ? say("address.why")
          : say("address.ticket", { number: content.number }),
        say("address.confirm"),
        { kind: "link", url: content.url },
        say("address.ignore"),
      ];
    case "answer":
      return answerParts(content.unread, locale);
    case "ticket.filed":
    case "ticket.breached": {
      const { ticket, timeZone, now } = content;
      const promise = exactTime(locale, ticket.promiseAt, timeZone);
      const { topic, number } = ticket;
      const key = isUndated(ticket, now) ? "ticket.undated" : content.kind;
      return [say(key, { topic, number, promise }), say("ticket.where")];
    }
    case "ticket.forewarned":
    case "ticket.postponed": {
      const { ticket, timeZone, at, text } = content;
      const [due, promise] = [ticket.promiseAt, at].map((time) =>
        exactTime(locale, time, timeZone),
      );
      const { topic } = ticket;
      return [
        say(content.kind, { topic, due: due ?? "", promise: promise ?? "" }),
        { kind: "quote", text: cutShort(text) },
        say("ticket.where"),
      ];
    }
    case "ticket.asked":
    case "ticket.decided":
      return [
        say(content.kind, { topic: content.ticket.topic }),
        { kind: "quote", text: cutShort(content.text) },
        say("ticket.where"),
      ];
    case "transcript":
      return transcriptParts(content, locale);
  }
}

function answerParts(unread: readonly MessageRecord[], locale: Locale): readonly LetterPart[] {
  const name = unread.at(-1)?.author.name ?? "";
  const more = unread.length - mostQuotes;
  const text = (key: MailText, values?: Readonly<Record<string, string>>) =>
    mailText(locale, key, values);
  return [
    { kind: "text", text: text("answer.why", { name }) },
    ...unread.slice(-mostQuotes).map(
      ({ body }): LetterPart => ({
        kind: "quote",
        text: cutShort(wordsOf(body) ?? text("answer.other")),
      }),
    ),
    ...(more > 0
      ? [{ kind: "text", text: text("answer.more", { count: String(more) }) } as const]
      : []),
    { kind: "text", text: text("answer.where") },
  ];
}

const wordsOf = (body: MessageRecord["body"]): string | undefined =>
  "text" in body ? body.text : undefined;
