import type { ComponentChildren, JSX } from "preact";
import type { AttachmentBody } from "../../protocol/attachment.ts";
import type { Message, MessageBody } from "../../protocol/conversation.ts";
import type { TransactionBody } from "../../protocol/transaction.ts";
import { attachmentLine } from "../../ui/attachment-line.ts";
import { MessageText } from "../../ui/message-text.tsx";
import { useWidgetContext } from "../context.ts";
import type { BubbleProps } from "../part-props.ts";
import { AgentButton } from "./agent-button.tsx";
import { ArticleBubble } from "./article-bubble.tsx";
import { ChoicesBubble } from "./choices-bubble.tsx";
import { late } from "./lazy.tsx";
import { useOfficialHosts } from "./official-hosts.ts";
import { QuestionCard } from "./question-card.tsx";
import { TicketCard } from "./ticket-card.tsx";
import { useAttachments } from "./use-attachments.ts";

const LazyAnnouncement = late("announcementMessage");
const LazyCheck = late("checkCard");
const LazyTransaction = late("transactionCard", ({ about }) => (
  <p class="bubble">{(about.transaction ?? about.missing).id}</p>
));

/** A body that is more than text. Undefined: plain text, which the message list renders itself. */
export function bubbleOf({ message, live }: BubbleProps): ComponentChildren {
  const { body } = message;
  switch (body.kind) {
    case "article":
      return <ArticleBubble message={message} body={body} live={live} />;
    case "choices":
      return <ChoicesBubble body={body} live={live} />;
    case "text":
      return live ? <LiveText message={message} body={body} /> : undefined;
    case "attachment":
      return <AttachmentBubble body={body} />;
    case "check":
      return <LazyCheck id={message.id} body={body} />;
    case "announcement":
      return <LazyAnnouncement body={body} />;
    case "ticket":
      return <TicketCard number={body.number} />;
    case "transaction":
      return <TransactionBubble body={body} />;
    case "notice":
    case "redacted":
      return undefined;
  }
}

/** Until what draws it has come, or where it does not, the names stand there. */
function AttachmentBubble({ body }: { readonly body: AttachmentBody }): JSX.Element {
  const { t } = useWidgetContext();
  const officialHosts = useOfficialHosts();
  const parts = useAttachments(true);
  if (!parts) return <p class="bubble">{attachmentLine(body)}</p>;
  return (
    <>
      <parts.sentFiles.Component attachments={body.attachments} look="log" />
      {body.text && <MessageText text={body.text} officialHosts={officialHosts} t={t} />}
    </>
  );
}

/** The card stands on the side of who shows it; what was written beside it is a bubble below. */
function TransactionBubble({ body }: { readonly body: TransactionBody }): JSX.Element {
  const { t, locale } = useWidgetContext();
  const officialHosts = useOfficialHosts();
  return (
    <>
      <LazyTransaction about={body} locale={locale} />
      {body.text && <MessageText text={body.text} officialHosts={officialHosts} t={t} />}
    </>
  );
}

interface LiveTextProps {
  readonly message: Message;
  readonly body: Extract<MessageBody, { readonly kind: "text" }>;
}

/** The last text: what it asks can be answered, and who it offers can be asked for. */
function LiveText({ message, body }: LiveTextProps): JSX.Element {
  const { t } = useWidgetContext();
  const officialHosts = useOfficialHosts();
  if (body.replies) return <QuestionCard message={message} body={body} replies={body.replies} />;
  return (
    <>
      <MessageText text={body.text} officialHosts={officialHosts} t={t} />
      {body.offersAgent && <AgentButton />}
    </>
  );
}
