import type { Author, Locale, Message, MessageBody } from "../../protocol/conversation.ts";
import type { MessageRecord, StoredBody } from "../domain/records.ts";
import { translate } from "../locales/texts.ts";
import { isoTime } from "./time.ts";

/** Names what leaves, part by part: a part that a record gains later stays inside until it is listed here. */
export const presentMessage = (record: MessageRecord, locale: Locale): Message => ({
  id: record.id,
  seq: record.seq,
  author: presentAuthor(record.author, locale),
  at: isoTime(record.at),
  body: presentBody(record.body, locale),
  clientId: record.clientId,
});

/** True when every reader gets the same text: only the bot's name and notices depend on the locale. */
export const readsAlike = ({ author, body }: MessageRecord): boolean =>
  author.kind !== "bot" && body.kind !== "notice";

const presentAuthor = (author: Author, locale: Locale): Author =>
  author.kind === "bot" ? { kind: "bot", name: translate(locale, "bot.name") } : author;

function presentBody(body: StoredBody, locale: Locale): MessageBody {
  switch (body.kind) {
    case "notice": {
      const { kind, code, name } = body;
      return { kind, code, text: translate(locale, `notice.${code}`, name), name };
    }
    case "text": {
      const { kind, text, offersAgent, replies, redacted } = body;
      return { kind, text, offersAgent, replies, redacted };
    }
    case "transaction": {
      const { kind, text, redacted } = body;
      const said = { kind, text, redacted } as const;
      return body.transaction
        ? { ...said, transaction: body.transaction }
        : { ...said, missing: body.missing };
    }
    case "article":
    case "choices":
    case "attachment":
    case "ticket":
    case "check":
    case "announcement":
    case "redacted":
      return body;
  }
}
