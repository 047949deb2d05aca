import type { JSX } from "preact";
import type { AgentConversation, AgentView } from "../../protocol/desk.ts";
import { isBlank } from "../../protocol/text.ts";
import { assignmentOf } from "../models/assignment.ts";
import type { ConversationModel } from "../models/conversation.ts";
import type { DeskModel } from "../models/desk.ts";
import { isFull, isOffDuty } from "../models/duty.ts";
import { takeAsking } from "../models/take.ts";
import { ComposeBox } from "./compose-box.tsx";
import { KeyHint } from "./key-hint.tsx";
import { ReplayMaker } from "./replay-maker.tsx";
import { useTranslation } from "./translation.ts";

interface FootProps {
  readonly model: DeskModel;
  readonly conversation: ConversationModel;
  readonly view: AgentConversation;
  readonly agent: AgentView;
}

/** Where the agent writes; of a conversation that is not theirs, who has it and what there is to do. */
export function ConversationFoot(props: FootProps): JSX.Element {
  const { model, conversation, view, agent } = props;
  const assignment = assignmentOf(view, agent.id);
  if (assignment === "mine")
    return (
      <ComposeBox
        key={view.id}
        model={model}
        conversation={conversation}
        view={view}
        mayReply={true}
      />
    );
  const isNoting = conversation.writing.mode.value === "note";
  return (
    <>
      <LeftDraft conversation={conversation} />
      {isNoting && (
        <ComposeBox
          key={view.id}
          model={model}
          conversation={conversation}
          view={view}
          mayReply={false}
        />
      )}
      <FootLine {...props} />
    </>
  );
}

function FootLine({ model, conversation, view, agent }: FootProps): JSX.Element {
  const { t } = useTranslation();
  const { writing } = conversation;
  const assignment = assignmentOf(view, agent.id);
  const writer = model.colleagues.value.find(({ writes }) => writes);
  const name = view.agent?.name ?? "";
  return (
    <div class="foot">
      <p>
        {assignment === "with-other" && writer
          ? t("foot.writes", { name: writer.name })
          : t(assignment === "mine" ? "head.mine" : `foot.${assignment}`, { name })}
      </p>
      <span class="foot-actions">
        <ReplayMaker model={model} view={view} />
        <button
          type="button"
          class="tool"
          aria-keyshortcuts="N"
          aria-pressed={writing.mode.value === "note"}
          onClick={() => {
            writing.mode.value = writing.mode.value === "note" ? "reply" : "note";
            model.screen.focusReply();
          }}
        >
          {t("compose.note")}
          <KeyHint command="note" />
        </button>
        {assignment === "queued" && <TakeThis model={model} view={view} />}
        {assignment === "resolved" && <GoOn model={model} />}
      </span>
    </div>
  );
}

function TakeThis({ model, view }: Pick<FootProps, "model" | "view">): JSX.Element {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      class="primary"
      aria-keyshortcuts="T"
      aria-disabled={isOffDuty(model) || model.actions.busy.value}
      onClick={() => takeAsking(model, view.id)}
    >
      {t("take.this")}
      <KeyHint command="take" />
    </button>
  );
}

/** After one is done: the next. */
function GoOn({ model }: Pick<FootProps, "model">): JSX.Element | null {
  const { t } = useTranslation();
  const queueLength = model.desk.value?.queueLength ?? 0;
  if (queueLength === 0 || isOffDuty(model) || isFull(model)) return null;
  return (
    <button
      type="button"
      class="primary"
      aria-keyshortcuts="T"
      aria-disabled={model.actions.busy.value}
      onClick={() => takeAsking(model)}
    >
      {t("take.goOn")}
      <KeyHint command="take" />
    </button>
  );
}

/** What was being written when the customer left or somebody else took over. It is not sent, and not lost. */
function LeftDraft({ conversation }: Pick<FootProps, "conversation">): JSX.Element | null {
  const { t } = useTranslation();
  const { text } = conversation.reply;
  if (isBlank(text.value)) return null;
  return (
    <div class="left-draft">
      <p>
        <span class="muted">{t("draft.left")}</span> {text.value}
      </p>
      <button
        type="button"
        class="secondary"
        onClick={() => {
          const { note } = conversation.writing;
          note.value = isBlank(note.value) ? text.value : `${note.value}\n${text.value}`;
          text.value = "";
          conversation.writing.mode.value = "note";
        }}
      >
        {t("draft.toNote")}
      </button>
      <button
        type="button"
        class="quiet"
        onClick={() => {
          text.value = "";
        }}
      >
        {t("draft.discard")}
      </button>
    </div>
  );
}
