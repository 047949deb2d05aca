import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { ArticleLink } from "../../protocol/conversation.ts";
import type { AgentConversation } from "../../protocol/desk.ts";
import { Composer } from "../../ui/composer.tsx";
import { Icon } from "../../ui/icons.tsx";
import type { ConversationModel } from "../models/conversation.ts";
import type { DeskModel } from "../models/desk.ts";
import { ArticlePanel } from "./article-panel.tsx";
import { ConsoleIcon } from "./console-icon.tsx";
import { KeyHint } from "./key-hint.tsx";
import { useTranslation } from "./translation.ts";

interface ReplyBoxProps {
  readonly model: DeskModel;
  readonly conversation: ConversationModel;
  readonly view: AgentConversation;
}

export function ReplyBox({ model, conversation, view }: ReplyBoxProps): JSX.Element {
  const { t } = useTranslation();
  const { screen, connection } = model;
  const field = useRef<HTMLTextAreaElement>(null);
  const wanted = screen.replyFocusRequests.value;
  useLayoutEffect(() => {
    if (wanted > 0 && screen.dialog.peek() === null) field.current?.focus();
  }, [wanted, screen]);
  const attach = (article: ArticleLink) => {
    conversation.attached.value = article;
    // A message needs words of the agent's own; these are a start that can be changed.
    if (conversation.draft.value.trim() === "") conversation.draft.value = t("article.cover");
    screen.articles.value = false;
    screen.replyFocusRequests.value++;
  };
  return (
    <div class="reply">
      {screen.articles.value && (
        <ArticlePanel model={model} locale={view.customer.locale} onAttach={attach} />
      )}
      <Attached conversation={conversation} />
      <Composer
        draft={conversation.draft}
        placeholder={t("reply.placeholder", {
          name: view.customer.name ?? t("customer.anonymous"),
        })}
        t={t}
        onSend={conversation.send}
        onInput={conversation.wrote}
        field={field}
      />
      <div class="reply-tools">
        <button
          type="button"
          class="tool"
          aria-keyshortcuts="/"
          aria-expanded={screen.articles.value}
          onClick={() => {
            screen.articles.value = !screen.articles.value;
          }}
        >
          <ConsoleIcon name="article" />
          {t("article.search")}
          <KeyHint command="articles" />
        </button>
        <p class="reply-hint" data-state={connection.value}>
          {connection.value === "online" ? t("reply.hint") : t("reply.offline")}
        </p>
      </div>
    </div>
  );
}

function Attached({ conversation }: Pick<ReplyBoxProps, "conversation">) {
  const { t } = useTranslation();
  const article = conversation.attached.value;
  if (article === null) return null;
  return (
    <p class="attached">
      <ConsoleIcon name="article" />
      <span>{t("article.attached", { title: article.title })}</span>
      <button
        type="button"
        class="icon-button"
        aria-label={t("article.detach")}
        onClick={() => {
          conversation.attached.value = null;
        }}
      >
        <Icon name="close" />
      </button>
    </p>
  );
}
