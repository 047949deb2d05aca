import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Author, Block, Message } from "../../protocol/conversation.ts";
import type { AgentConversation, AgentView } from "../../protocol/desk.ts";
import { MessageList } from "../../ui/message-list.tsx";
import { MessageText } from "../../ui/message-text.tsx";
import type { AgentActions } from "../models/actions.ts";
import { mayRedactIn } from "../models/assignment.ts";
import type { ConversationModel } from "../models/conversation.ts";
import type { Translation } from "../models/texts.ts";
import { ArticleCard } from "./article-card.tsx";
import { ConsoleIcon } from "./console-icon.tsx";
import { RedactableText } from "./redactable-text.tsx";
import { useTranslation } from "./translation.ts";
import "./conversation-log.css";

interface ConversationLogProps {
  readonly conversation: ConversationModel;
  readonly view: AgentConversation;
  readonly agent: AgentView;
  readonly officialHosts: readonly string[];
  readonly actions: AgentActions;
}

/** The customer stands on the left; bot and agents on the right, with this agent in the accent colour. */
export function ConversationLog(props: ConversationLogProps): JSX.Element {
  const { conversation, view, agent, officialHosts, actions } = props;
  const { t, locale } = useTranslation();
  const [newAfterSeq] = useState(() => firstUnread(view));
  const messages = useMemo(
    () => view.messages.map((message) => noticeForAgent(message, t)),
    [view.messages, t],
  );
  const mayRedact = mayRedactIn(view, agent);
  const customerName = view.customer.name ?? t("customer.anonymous");
  return (
    <MessageList
      messages={messages}
      pending={conversation.reply.outbox.pending.value}
      viewer="agent"
      viewerId={agent.id}
      readSeq={view.readSeq}
      t={t}
      locale={locale}
      typing={conversation.transcript.typing.value ? customerName : undefined}
      renderAuthor={(author) => <AuthorLine author={author} customerName={customerName} />}
      officialHosts={officialHosts}
      newAfterSeq={newAfterSeq}
      renderBody={(message) => {
        if (message.body.kind !== "text")
          return <LoggedMessage message={message} officialHosts={officialHosts} />;
        if (!mayRedact || !isPerson(message.author)) return undefined;
        const redactable = { conversationId: view.id, message, actions, officialHosts };
        return <RedactableText {...redactable} />;
      }}
      onRetry={conversation.reply.outbox.retry}
      onEarlier={conversation.hasEarlier.value ? () => void conversation.loadEarlier() : undefined}
    />
  );
}

/** The server writes a notice for the customer. The agent gets a text for the same event. */
function noticeForAgent(message: Message, t: Translation["t"]): Message {
  const { body } = message;
  if (body.kind !== "notice") return message;
  const text = t(`notice.${body.code}`, { name: body.name ?? t("author.agent") });
  return { ...message, body: { ...body, text } };
}

/** Where what this agent has not read begins; nowhere in a conversation that is new to them. */
function firstUnread({ messages, agentReadSeq }: AgentConversation): number | undefined {
  const unread = ({ seq, author }: Message) => seq > agentReadSeq && author.kind === "customer";
  return agentReadSeq > 0 && messages.some(unread) ? agentReadSeq : undefined;
}

const isPerson = ({ kind }: Author) => kind === "customer" || kind === "agent";

interface LoggedMessageProps {
  readonly message: Message;
  readonly officialHosts: readonly string[];
}

function AuthorLine({ author, customerName }: { author: Author; customerName: string }) {
  const { t } = useTranslation();
  switch (author.kind) {
    case "customer":
      return <>{customerName}</>;
    case "bot":
      return (
        <>
          <ConsoleIcon name="bot" />
          {t("author.bot")}
        </>
      );
    case "agent":
      return <>{author.name ?? t("author.agent")}</>;
    case "system":
      return null;
  }
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

function LoggedMessage({ message, officialHosts }: LoggedMessageProps) {
  const { t } = useTranslation();
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
      return <p class="bubble">{t("body.attachment", { name: body.name })}</p>;
    case "transaction":
      return <p class="bubble">{t("body.transaction", { title: body.title })}</p>;
    case "ticket":
      return <p class="bubble">{t("body.ticket", { number: body.number })}</p>;
    case "text":
    case "notice":
    case "redacted":
      return undefined;
  }
}
