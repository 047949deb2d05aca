import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { ArticleLink } from "../../protocol/conversation.ts";
import type { AgentConversation } from "../../protocol/desk.ts";
import { Composer } from "../../ui/composer.tsx";
import { Icon } from "../../ui/icons.tsx";
import type { DeskModel } from "../models/desk.ts";
import type { Opened } from "../models/opened.ts";
import { ArticlePanel } from "./article-panel.tsx";
import { ConsoleIcon } from "./console-icon.tsx";
import { KeyHint } from "./key-hint.tsx";
import { useWords } from "./words.ts";

interface ReplyProps {
  readonly model: DeskModel;
  readonly opened: Opened;
  readonly view: AgentConversation;
}

export function Reply({ model, opened, view }: ReplyProps): JSX.Element {
  const { t } = useWords();
  const { stage, connection } = model;
  const field = useRef<HTMLTextAreaElement>(null);
  const wanted = stage.replyWanted.value;
  useLayoutEffect(() => {
    if (wanted > 0 && stage.dialog.peek() === null) field.current?.focus();
  }, [wanted, stage]);
  const attach = (article: ArticleLink) => {
    opened.attached.value = article;
    // A message needs words of the agent's own; these are a start that can be changed.
    if (opened.draft.value.trim() === "") opened.draft.value = t("article.cover");
    stage.articles.value = false;
    stage.replyWanted.value++;
  };
  return (
    <div class="reply">
      {stage.articles.value && (
        <ArticlePanel model={model} locale={view.customer.locale} onAttach={attach} />
      )}
      <Attached opened={opened} />
      <Composer
        draft={opened.draft}
        placeholder={t("reply.placeholder", {
          name: view.customer.name ?? t("customer.anonymous"),
        })}
        t={t}
        onSend={opened.send}
        onInput={opened.wrote}
        field={field}
      />
      <div class="reply-tools">
        <button
          type="button"
          class="tool"
          aria-keyshortcuts="/"
          aria-expanded={stage.articles.value}
          onClick={() => {
            stage.articles.value = !stage.articles.value;
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

function Attached({ opened }: Pick<ReplyProps, "opened">) {
  const { t } = useWords();
  const article = opened.attached.value;
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
          opened.attached.value = null;
        }}
      >
        <Icon name="close" />
      </button>
    </p>
  );
}
