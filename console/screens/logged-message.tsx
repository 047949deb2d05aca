import type { JSX } from "preact";
import type { TicketRow } from "../../protocol/agent-ticket.ts";
import type { Block } from "../../protocol/article-blocks.ts";
import type { Author, Message } from "../../protocol/conversation.ts";
import type { CheckBody } from "../../protocol/emergency.ts";
import { MessageText } from "../../ui/message-text.tsx";
import { TransactionCard } from "../../ui/transaction-card.tsx";
import { ArticleCard } from "./article-card.tsx";
import { AttachmentStrip } from "./attachment-strip.tsx";
import { ticketLine } from "./ticket-line.ts";
import { useTranslation } from "./translation.ts";

interface LoggedMessageProps {
  readonly message: Message;
  readonly officialHosts: readonly string[];
  /** The customer's complaints, as far as they are known. */
  readonly tickets: readonly TicketRow[];
}

interface SentArticleProps {
  readonly officialHosts: readonly string[];
  readonly author: Author;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** An agent's article begins with the agent's own text, which is shown as a message before it. */
function SentArticle({ author, title, blocks, officialHosts }: SentArticleProps) {
  const { t } = useTranslation();
  const [text, ...article] = blocks;
  const hasText = author.kind === "agent" && text?.kind === "paragraph" && article.length > 0;
  if (!hasText) return <ArticleCard title={title} blocks={blocks} />;
  return (
    <>
      <MessageText
        text={text.text.map((run) => run.text).join("")}
        officialHosts={officialHosts}
        t={t}
      />
      <ArticleCard title={title} blocks={article} />
    </>
  );
}

/** What the wallet has asked the customer about, and what they said. */
function CheckLine({ body }: { readonly body: CheckBody }): JSX.Element {
  const { t, locale } = useTranslation();
  return (
    <>
      <p class="bubble">{t(`check.${body.answer ?? "open"}`)}</p>
      <TransactionCard about={body} locale={locale} />
    </>
  );
}

/** Which complaint it is, what it is about, how it stands and what is promised. */
function TicketBubble({
  number,
  row,
}: {
  readonly number: string;
  readonly row: TicketRow | undefined;
}): JSX.Element {
  const translation = useTranslation();
  return (
    <p class="bubble">
      {translation.t("body.ticket", { number })}
      {row && (
        <>
          <br />
          <span dir="auto">{row.topic}</span>
          <br />
          <span class="muted">{ticketLine(row, Date.now(), translation)}</span>
        </>
      )}
    </p>
  );
}

/** What is no plain text. */
export function LoggedMessage({
  message,
  officialHosts,
  tickets,
}: LoggedMessageProps): JSX.Element | undefined {
  const { t, locale } = useTranslation();
  const { body } = message;
  switch (body.kind) {
    case "article":
      return (
        <SentArticle
          author={message.author}
          title={body.title}
          blocks={body.blocks}
          officialHosts={officialHosts}
        />
      );
    case "choices":
      return (
        <div class="bubble choices">
          {body.firstStep && (
            <p>
              <strong>{body.firstStep.title}</strong> {body.firstStep.text}
            </p>
          )}
          <p>{body.text}</p>
          <ul>
            {body.choices.map((choice) => (
              <li key={choice.articleId}>{choice.title}</li>
            ))}
          </ul>
        </div>
      );
    case "attachment":
      return (
        <>
          <AttachmentStrip attachments={body.attachments} />
          {body.text && <MessageText text={body.text} officialHosts={officialHosts} t={t} />}
        </>
      );
    case "announcement":
      return (
        <p class="bubble">
          <strong>{body.title}</strong> {body.text} {body.advice}
        </p>
      );
    case "check":
      return <CheckLine body={body} />;
    case "transaction":
      return (
        <>
          <TransactionCard about={body} locale={locale} />
          {body.text && <MessageText text={body.text} officialHosts={officialHosts} t={t} />}
        </>
      );
    case "ticket":
      return (
        <TicketBubble
          number={body.number}
          row={tickets.find((one) => one.number === body.number)}
        />
      );
    case "text":
    case "notice":
    case "redacted":
      return undefined;
  }
}
