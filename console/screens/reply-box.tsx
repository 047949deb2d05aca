import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { ArticleLink } from "../../protocol/conversation.ts";
import type { AgentConversation } from "../../protocol/desk.ts";
import { Composer } from "../../ui/composer.tsx";
import { Icon } from "../../ui/icons.tsx";
import type { DeskModel } from "../models/desk.ts";
import type { ReplyDraft } from "../models/reply-draft.ts";
import { ArticlePanel } from "./article-panel.tsx";
import { ConsoleIcon } from "./console-icon.tsx";
import { KeyHint } from "./key-hint.tsx";
import { RefusedReply } from "./refused-reply.tsx";
import { useTranslation } from "./translation.ts";
import "./reply-box.css";

interface ReplyBoxProps {
  readonly model: DeskModel;
  readonly reply: ReplyDraft;
  readonly view: AgentConversation;
}

export function ReplyBox({ model, reply, view }: ReplyBoxProps): JSX.Element {
  const { t } = useTranslation();
  const { screen } = model;
  const field = useRef<HTMLTextAreaElement>(null);
  const requests = screen.replyFocusRequests.value;
  useLayoutEffect(() => {
    if (requests > 0 && screen.dialog.peek() === null) field.current?.focus();
  }, [requests, screen]);
  const attach = (article: ArticleLink) => {
    reply.attach(article, t("article.cover"));
    screen.closeArticles();
    screen.focusReply();
  };
  return (
    <div class="reply">
      {screen.articles.value && (
        <ArticlePanel call={model.call} locale={view.customer.locale} onAttach={attach} />
      )}
      <RefusedReply reply={reply} />
      <Attached reply={reply} />
      <Composer
        draft={reply.text}
        placeholder={t("reply.placeholder", {
          name: view.customer.name ?? t("customer.anonymous"),
        })}
        t={t}
        onSend={reply.send}
        onInput={reply.wrote}
        field={field}
      />
      <ReplyTools model={model} />
    </div>
  );
}

function ReplyTools({ model }: Pick<ReplyBoxProps, "model">): JSX.Element {
  const { t } = useTranslation();
  const { screen, connection } = model;
  return (
    <div class="reply-tools">
      <button
        type="button"
        class="tool"
        aria-keyshortcuts="/"
        aria-expanded={screen.articles.value}
        onClick={screen.toggleArticles}
      >
        <ConsoleIcon name="article" />
        {t("article.search")}
        <KeyHint command="articles" />
      </button>
      <p class="reply-hint" data-state={connection.value}>
        {connection.value === "online" ? t("reply.hint") : t("reply.offline")}
      </p>
    </div>
  );
}

function Attached({ reply }: Pick<ReplyBoxProps, "reply">) {
  const { t } = useTranslation();
  const article = reply.attached.value;
  if (article === null) return null;
  return (
    <p class="attached">
      <ConsoleIcon name="article" />
      <span>{t("article.attached", { title: article.title })}</span>
      <button
        type="button"
        class="icon-button"
        aria-label={t("article.detach")}
        onClick={reply.detach}
      >
        <Icon name="close" />
      </button>
    </p>
  );
}
