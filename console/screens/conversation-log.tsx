import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Author, Message } from "../../protocol/conversation.ts";
import type { AgentConversation, AgentView } from "../../protocol/desk.ts";
import { MessageList } from "../../ui/message-list.tsx";
import type { AgentActions } from "../models/actions.ts";
import type { AgentCall } from "../models/agent-call.ts";
import { leads, mayRedactIn } from "../models/assignment.ts";
import type { ConversationModel } from "../models/conversation.ts";
import { calledBy } from "../models/customer-name.ts";
import { type LogItem, logItems, rowFor } from "../models/log-entries.ts";
import type { Translation } from "../models/texts.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { FoldLine, NoteCard } from "./log-lines.tsx";
import { LoggedMessage } from "./logged-message.tsx";
import { RedactableText } from "./redactable-text.tsx";
import { useTranslation } from "./translation.ts";
import { useRelatedTickets } from "./use-related-tickets.ts";
import "./conversation-log.css";

interface ConversationLogProps {
  readonly conversation: ConversationModel;
  readonly view: AgentConversation;
  readonly agent: AgentView;
  readonly officialHosts: readonly string[];
  readonly actions: AgentActions;
  readonly call: AgentCall;
}

/** The customer stands on the left; bot and agents on the right, with this agent in the accent colour. */
export function ConversationLog(props: ConversationLogProps): JSX.Element {
  const { conversation, view, agent, officialHosts, actions, call } = props;
  const { t, locale } = useTranslation();
  const [newAfterSeq] = useState(() => firstUnread(view));
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const items = useMemo(
    () => logItems(view, opened),
    [view.messages, view.notes, view.status, opened],
  );
  const { messages, itemOf } = useMemo(() => rowsFor(items, t), [items, t]);
  const toggle = (fold: string) => {
    const changed = new Set(opened);
    if (!changed.delete(fold)) changed.add(fold);
    setOpened(changed);
  };
  const tickets = useRelatedTickets(call, view);
  const mayRedact = mayRedactIn(view, agent);
  const customerName = calledBy(view.customer, t);
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
        const item = itemOf.get(message.id);
        if (item?.kind === "note") {
          const { note } = item;
          const may = leads(agent) || note.author.id === agent.id;
          const redact = () => void actions.redactNote(view.id, note.id);
          return <NoteCard note={note} onRedact={may ? redact : undefined} />;
        }
        if (item) return <FoldLine {...item} onToggle={() => toggle(message.id)} />;
        if (message.body.kind !== "text")
          return (
            <LoggedMessage message={message} officialHosts={officialHosts} tickets={tickets} />
          );
        if (!mayRedact || !isPerson(message.author)) return undefined;
        const redactable = { conversationId: view.id, message, actions, officialHosts };
        return <RedactableText {...redactable} />;
      }}
      onRetry={conversation.reply.outbox.retry}
      onEarlier={conversation.hasEarlier.value ? () => void conversation.loadEarlier() : undefined}
    />
  );
}

type Line = Exclude<LogItem, { kind: "message" }>;

/** The list draws messages: a note or a line gets a row among them, and is known by its id. */
function rowsFor(items: readonly LogItem[], t: Translation["t"]) {
  const itemOf = new Map<string, Line>();
  let seq = 0;
  const messages = items.map((item) => {
    if (item.kind === "message") {
      seq = item.message.seq;
      return noticeForAgent(item.message, t);
    }
    const row = rowFor(item, seq);
    itemOf.set(row.id, item);
    return row;
  });
  return { messages, itemOf };
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

function AuthorLine({ author, customerName }: { author: Author; customerName: string }) {
  const { t } = useTranslation();
  switch (author.kind) {
    case "customer":
      return (
        <span class="author-name" title={customerName}>
          {customerName}
        </span>
      );
    case "bot":
      return (
        <>
          <ConsoleIcon name="bot" />
          {t("author.bot")}
        </>
      );
    case "agent":
      return <span class="author-name">{author.name ?? t("author.agent")}</span>;
    case "system":
      return null;
  }
}
