import type { ComponentChildren, JSX } from "preact";
import type { Message, MessageBody } from "../../protocol/conversation.ts";
import { MessageText } from "../../ui/message-text.tsx";
import { useWidgetContext } from "../context.ts";
import type { BubbleProps } from "../part-props.ts";
import { AgentButton } from "./agent-button.tsx";
import { ArticleBubble } from "./article-bubble.tsx";
import { ChoicesBubble } from "./choices-bubble.tsx";
import { useOfficialHosts } from "./official-hosts.ts";
import { QuestionCard } from "./question-card.tsx";
import { TicketCard } from "./ticket-card.tsx";

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
      return <p class="bubble">{body.name}</p>;
    case "ticket":
      return <TicketCard number={body.number} />;
    case "transaction":
      return <p class="bubble">{body.title}</p>;
    case "notice":
    case "redacted":
      return undefined;
  }
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
