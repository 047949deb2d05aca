import type { JSX } from "preact";
import type { Announcement } from "../../../protocol/announcement.ts";
import type { Locale, Message } from "../../../protocol/conversation.ts";
import { attachmentLine } from "../../../ui/attachment-line.ts";
import { RichText } from "../../../ui/rich-text.tsx";
import { TransactionCard } from "../../../ui/transaction-card.tsx";
import { SaidAnnouncement } from "./said-announcement.tsx";

/** A body that is more than text, without what could be done with it then. Undefined: the list draws it. */
export function saidEarlier(
  { body }: Message,
  locale: Locale,
  announced: readonly Announcement[],
): JSX.Element | undefined {
  switch (body.kind) {
    case "article":
      return (
        <article class="bubble card">
          <h2 class="card-topic">{body.title}</h2>
          <RichText blocks={body.blocks} lead />
        </article>
      );
    case "choices":
      return (
        <div class="bubble">
          {body.firstStep && <p class="first-step">{body.firstStep.text}</p>}
          {body.text}
          <ul class="choices-then">
            {body.choices.map(({ articleId, title }) => (
              <li key={articleId}>{title}</li>
            ))}
          </ul>
        </div>
      );
    case "announcement":
      return <SaidAnnouncement body={body} announced={announced} locale={locale} />;
    case "attachment":
      return <p class="bubble">{attachmentLine(body)}</p>;
    case "ticket":
      return <p class="bubble">{body.number}</p>;
    case "check":
    case "transaction":
      return <TransactionCard about={body} locale={locale} />;
    case "text":
    case "notice":
    case "redacted":
      return undefined;
  }
}
