import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { AgentConversation } from "../../protocol/desk.ts";
import { limits } from "../../protocol/limits.ts";
import { isBlank } from "../../protocol/text.ts";
import type { ConversationModel } from "../models/conversation.ts";
import { calledBy } from "../models/customer-name.ts";
import type { DeskModel } from "../models/desk.ts";
import { unfilledIn } from "../models/placeholders.ts";
import type { WritingMode } from "../models/writing.ts";
import { ArticlePanel } from "./article-panel.tsx";
import { AttachedArticle } from "./attached-article.tsx";
import { ComposeField } from "./compose-field.tsx";
import { ComposeTools } from "./compose-tools.tsx";
import { FilesBeside, takingFiles } from "./file-tools.tsx";
import { KeyHint } from "./key-hint.tsx";
import { RefusedReply } from "./refused-reply.tsx";
import { SavedReplyList } from "./saved-reply-list.tsx";
import { SuggestionBar } from "./suggestion-bar.tsx";
import { useTranslation } from "./translation.ts";
import { useSavedReplies } from "./use-saved-replies.ts";
import "./compose-box.css";

export interface ComposeProps {
  readonly model: DeskModel;
  readonly conversation: ConversationModel;
  readonly view: AgentConversation;
  /** False where the conversation is not this agent's: then there are only notes. */
  readonly mayReply: boolean;
}

/** Where an agent writes: to the customer, or for colleagues. What belongs to it opens above and covers no message. */
export function ComposeBox(props: ComposeProps): JSX.Element {
  const { model, conversation, view, mayReply } = props;
  const { t } = useTranslation();
  const { screen } = model;
  const { reply, writing, suggested } = conversation;
  const mode: WritingMode = mayReply ? writing.mode.value : "note";
  const field = useRef<HTMLTextAreaElement>(null);
  const isActive = model.conversations.current.value === conversation;
  const saved = useSavedReplies({
    model,
    text: reply.text,
    field,
    isHere: mode === "reply" && isActive,
    facts: { customer: view.customer.name, topic: view.topic },
  });
  const requests = screen.replyFocusRequests.value;
  useLayoutEffect(() => {
    if (requests > 0 && isActive && screen.dialog.peek() === null) field.current?.focus();
  }, [requests, mode, screen]);
  useLayoutEffect(() => {
    if (mayReply) suggested.follow(view);
  }, [view, mayReply]);

  const draft = mode === "note" ? writing.note : reply.text;
  const { files } = reply;
  const sendsFiles = mode === "reply" && files.all.value.length > 0;
  const isWhole = sendsFiles ? files.areReady.value : !isBlank(draft.value);
  const unfilled = mode === "reply" ? unfilledIn(draft.value) : undefined;
  const ready = isWhole && unfilled === undefined && draft.value.length <= limitOf(mode);
  const send = () => {
    if (unfilled !== undefined) saved.selectNext(0);
    if (!ready) return;
    if (mode === "note") return void writing.addNote();
    if (sendsFiles) return void reply.sendFiles();
    const text = reply.text.value;
    reply.text.value = "";
    reply.send(text);
  };
  return (
    <div class="compose" data-mode={mode}>
      {mode === "reply" && screen.panel.value === "articles" && isActive && (
        <ArticlePanel
          call={model.call}
          locale={view.customer.locale}
          text={reply.text}
          onSend={reply.sendArticle}
          onAttach={(article) => {
            conversation.attach(article);
            screen.closePanel();
            screen.focusReply();
          }}
          onDone={() => {
            screen.closePanel();
            screen.focusReply();
          }}
        />
      )}
      {saved.open && <SavedReplyList model={model} saved={saved} />}
      <RefusedReply reply={reply} />
      {mode === "reply" && !saved.open && <SuggestionBar conversation={conversation} />}
      <AttachedArticle reply={reply} />
      <section
        class="compose-box"
        aria-label={t(`compose.${mode}`)}
        {...(mode === "reply" ? takingFiles(files) : {})}
      >
        <Tabs {...props} mode={mode} />
        <ComposeField
          draft={draft}
          mode={mode}
          name={calledBy(view.customer, t)}
          field={field}
          limit={limitOf(mode)}
          onKey={saved.handleKey}
          onWrote={mode === "reply" ? reply.wrote : undefined}
          onSend={send}
        />
        {mode === "reply" && <FilesBeside files={files} refused={reply.filesRefused.value} />}
        <ComposeTools
          model={model}
          files={files}
          mode={mode}
          ready={ready}
          failed={writing.failed.value}
          unfilled={unfilled}
          onSend={send}
        />
      </section>
    </div>
  );
}

const limitOf = (mode: WritingMode) =>
  mode === "note" ? limits.summaryLength : limits.messageLength;

interface TabsProps extends ComposeProps {
  readonly mode: WritingMode;
}

/** Reply or note; and that nothing of what was written can be lost. */
function Tabs({ conversation, mayReply, mode, model }: TabsProps): JSX.Element {
  const { t } = useTranslation();
  const { reply, writing } = conversation;
  const choose = (wanted: WritingMode) => {
    writing.mode.value = wanted;
    model.screen.focusReply();
  };
  const isKept = mode === "reply" ? reply.kept.value : !isBlank(writing.note.value);
  return (
    <div class="compose-tabs">
      {mayReply && (
        <button type="button" aria-pressed={mode === "reply"} onClick={() => choose("reply")}>
          {t("compose.reply")}
        </button>
      )}
      <button type="button" aria-pressed={mode === "note"} onClick={() => choose("note")}>
        {t("compose.note")}
        <KeyHint command="note" />
      </button>
      <span class="compose-state">
        {mode === "note" ? t("note.private") : isKept ? t("draft.saved") : ""}
      </span>
    </div>
  );
}
