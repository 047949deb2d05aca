import { type Signal, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Announcement } from "../../../protocol/announcement.ts";
import type { Conversation, ConversationId, Message } from "../../../protocol/conversation.ts";
import { MessageList } from "../../../ui/message-list.tsx";
import { asRefusal } from "../../../ui/refusal.ts";
import { useWidgetContext } from "../../context.ts";
import { AuthorName, ByLine } from "../by-line.tsx";
import { useOfficialHosts } from "../official-hosts.ts";
import { SkeletonRows } from "../rows.tsx";
import { useRetry } from "../use-retry.ts";
import { ConversationFoot } from "./conversation-foot.tsx";
import { EarlierSurvey } from "./earlier-survey.tsx";
import { saidEarlier } from "./said-earlier.tsx";
import { useHistoryTexts } from "./texts.ts";

export interface EarlierConversationProps {
  readonly id: ConversationId;
}

/** One conversation to read. Nothing in it can be tapped but its survey, while that is open. */
export function EarlierConversation({ id }: EarlierConversationProps): JSX.Element {
  const text = useHistoryTexts();
  const { view, announced, failed, load, loadEarlier } = useConversation(id);
  useRetry(() => {
    if (failed.value) void load();
  });
  if (view.value)
    return (
      <>
        <Log view={view.value} announced={announced.value} onEarlier={() => void loadEarlier()} />
        <ConversationFoot view={view.value} />
      </>
    );
  return (
    <div class="scroll">
      {failed.value ? (
        <>
          <p class="failed-part" role="status">
            {text("failed")}
          </p>
          <button type="button" class="secondary wide" onClick={() => void load()}>
            {text("retry")}
          </button>
        </>
      ) : (
        <SkeletonRows count={4} />
      )}
    </div>
  );
}

function useConversation(id: ConversationId) {
  const { connection } = useWidgetContext().support;
  const view: Signal<Conversation | undefined> = useSignal(undefined);
  const announced = useSignal<readonly Announcement[]>([]);
  const failed = useSignal(false);
  const open = async (beforeSeq?: number) => {
    failed.value = false;
    try {
      const opened = await connection.call("conversation:open", { id, beforeSeq });
      // A server from before has none.
      announced.value = [...(opened.announcements ?? []), ...announced.value];
      return opened.conversation;
    } catch (error) {
      asRefusal(error);
      failed.value = true;
      return undefined;
    }
  };
  const load = async () => {
    view.value = await open();
  };
  const loadEarlier = async () => {
    const known = view.value;
    const page = await open(known?.messages[0]?.seq);
    if (known && page) view.value = { ...known, messages: [...page.messages, ...known.messages] };
  };
  useEffect(() => void load(), [id]);
  return { view, announced, failed, load, loadEarlier };
}

interface LogProps {
  readonly view: Conversation;
  readonly announced: readonly Announcement[];
  readonly onEarlier: () => void;
}

function Log({ view, announced, onEarlier }: LogProps): JSX.Element {
  const { t, locale } = useWidgetContext();
  const { id, messages, survey } = view;
  const isOpen = view.status === "resolved" && survey !== undefined && survey.score === undefined;
  return (
    <MessageList
      // The card at the end asks for it.
      messages={messages.filter(({ body }) => !isSurveyNotice(body))}
      pending={nothing}
      viewer="customer"
      readSeq={view.agentReadSeq}
      t={t}
      locale={locale}
      officialHosts={useOfficialHosts()}
      onRetry={() => {}}
      onEarlier={(messages[0]?.seq ?? 1) > 1 ? onEarlier : undefined}
      renderAuthor={(author) => <AuthorName author={author} />}
      renderEnd={({ author, at }) =>
        author.kind === "agent" && <ByLine name={author.name ?? ""} at={at} />
      }
      renderBody={(message) => saidEarlier(message, locale, announced)}
    >
      {isOpen && <EarlierSurvey id={id} />}
    </MessageList>
  );
}

const isSurveyNotice = (body: Message["body"]) =>
  body.kind === "notice" && body.code === "survey_asked";
const nothing: readonly never[] = [];
