import type { JSX } from "preact";
import type { AgentView } from "../../protocol/desk.ts";
import type { ConversationModel } from "../models/conversation.ts";
import { ConversationFoot } from "./conversation-foot.tsx";
import { ConversationHead } from "./conversation-head.tsx";
import { ConversationLog } from "./conversation-log.tsx";
import type { DeskProps } from "./desk-props.ts";
import { Overview } from "./overview.tsx";
import { useTranslation } from "./translation.ts";
import "./conversation.css";

/** The conversations on the screen, side by side; without one the state of the queue. */
export function ConversationPane({ model, root }: DeskProps): JSX.Element {
  const { panes } = model.conversations;
  const agent = model.agent.value;
  const shown = agent === null ? [] : panes.value;
  return (
    <main class="panes" data-count={shown.length}>
      {shown.length === 0 && (
        <section class="conversation">
          <Overview model={model} root={root} />
        </section>
      )}
      {agent !== null &&
        shown.map((conversation) => (
          <OnePane
            key={conversation.id}
            model={model}
            root={root}
            conversation={conversation}
            agent={agent}
          />
        ))}
    </main>
  );
}

interface OnePaneProps extends DeskProps {
  readonly conversation: ConversationModel;
  readonly agent: AgentView;
}

function OnePane({ model, root, conversation, agent }: OnePaneProps): JSX.Element {
  const { conversations } = model;
  const view = conversation.transcript.view.value;
  const isCurrent = conversations.current.value === conversation;
  const activate = () => conversations.activate(conversation);
  return (
    <section
      class="conversation"
      data-current={isCurrent}
      onFocusIn={activate}
      onPointerDown={activate}
    >
      {view === null ? (
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
            call={model.call}
          />
          <ConversationFoot model={model} conversation={conversation} view={view} agent={agent} />
        </>
      )}
    </section>
  );
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
