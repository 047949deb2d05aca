import type { JSX } from "preact";
import type { AgentConversation, AgentView } from "../../protocol/desk.ts";
import { assignmentOf } from "../models/assignment.ts";
import type { ConversationModel } from "../models/conversation.ts";
import type { DeskModel } from "../models/desk.ts";
import { ConversationHead } from "./conversation-head.tsx";
import { ConversationLog } from "./conversation-log.tsx";
import type { DeskProps } from "./desk-props.ts";
import { KeyHint } from "./key-hint.tsx";
import { Overview } from "./overview.tsx";
import { ReplyBox } from "./reply-box.tsx";
import { useTranslation } from "./translation.ts";
import "./conversation.css";

export function ConversationPane({ model, root }: DeskProps): JSX.Element {
  const conversation = model.conversations.current.value;
  const view = conversation?.transcript.view.value ?? null;
  const agent = model.agent.value;
  return (
    <main class="conversation">
      {conversation === null || agent === null ? (
        <Overview model={model} root={root} />
      ) : view === null ? (
        <ConversationLoading conversation={conversation} />
      ) : (
        <>
          <ConversationHead model={model} view={view} agent={agent} clock={root.clock} />
          <ConversationLog
            key={view.id}
            conversation={conversation}
            view={view}
            agent={agent}
            officialHosts={model.officialHosts.value}
            actions={model.actions}
          />
          <Foot model={model} conversation={conversation} view={view} agent={agent} />
        </>
      )}
    </main>
  );
}

interface FootProps {
  readonly model: DeskModel;
  readonly conversation: ConversationModel;
  readonly view: AgentConversation;
  readonly agent: AgentView;
}

function Foot({ model, conversation, view, agent }: FootProps): JSX.Element {
  const { t } = useTranslation();
  const assignment = assignmentOf(view, agent.id);
  switch (assignment) {
    case "mine":
      return <ReplyBox key={view.id} model={model} reply={conversation.reply} view={view} />;
    case "queued":
      return (
        <div class="foot">
          <p>{t("foot.queued")}</p>
          <button
            type="button"
            class="primary"
            aria-keyshortcuts="T"
            aria-disabled={model.actions.busy.value}
            onClick={() => void model.actions.take(view.id)}
          >
            {t("take.this")}
            <KeyHint command="take" />
          </button>
        </div>
      );
    case "with-bot":
    case "with-other":
    case "resolved":
      return (
        <div class="foot">
          <p>{t(`foot.${assignment}`, { name: view.agent?.name ?? "" })}</p>
        </div>
      );
  }
}

function ConversationLoading({
  conversation,
}: {
  readonly conversation: ConversationModel;
}): JSX.Element {
  const { t } = useTranslation();
  const problem = conversation.problem.value;
  if (problem === null)
    return (
      <p class="opening muted" role="status">
        {t("conversation.loading")}
      </p>
    );
  return (
    <div class="opening">
      <p role="alert">{t("conversation.failed")}</p>
      <p class="muted">{t(`refused.${problem}`)}</p>
      <button type="button" class="secondary" onClick={() => void conversation.load()}>
        {t("retry")}
      </button>
    </div>
  );
}
