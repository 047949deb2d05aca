import type { JSX } from "preact";
import type { AgentConversation, AgentView } from "../../protocol/desk.ts";
import { assignmentOf } from "../models/assignment.ts";
import type { ConversationModel } from "../models/conversation.ts";
import { labelOf } from "../models/keyboard.ts";
import { waitText } from "../models/times.ts";
import { secondsSince } from "../models/waiting.ts";
import { ConversationHead } from "./conversation-head.tsx";
import { ConversationLog } from "./conversation-log.tsx";
import type { DeskProps } from "./desk.tsx";
import { KeyHint } from "./key-hint.tsx";
import { ReplyBox } from "./reply-box.tsx";
import { useTranslation } from "./translation.ts";

export function ConversationPane({ model, root }: DeskProps): JSX.Element {
  const conversation = model.conversations.current.value;
  const view = conversation?.transcript.view.value ?? null;
  const agent = model.agent.value;
  return (
    <main class="conversation">
      {conversation === null || agent === null ? (
        <Overview model={model} root={root} />
      ) : view === null ? (
        <Opening conversation={conversation} />
      ) : (
        <>
          <ConversationHead model={model} view={view} agent={agent} clock={root.clock} />
          <ConversationLog key={view.id} conversation={conversation} view={view} agent={agent} />
          <Foot model={model} root={root} conversation={conversation} view={view} agent={agent} />
        </>
      )}
    </main>
  );
}

interface FootProps extends DeskProps {
  readonly conversation: ConversationModel;
  readonly view: AgentConversation;
  readonly agent: AgentView;
}

function Foot({ model, conversation, view, agent }: FootProps): JSX.Element {
  const { t } = useTranslation();
  const assignment = assignmentOf(view, agent.id);
  switch (assignment) {
    case "mine":
      return <ReplyBox key={view.id} model={model} conversation={conversation} view={view} />;
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

function Opening({ conversation }: { readonly conversation: ConversationModel }): JSX.Element {
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

const firstKeys = ["take", "next", "open", "articles", "resolve", "help"] as const;

/** Nothing is open: how the desk stands, and the keys that one needs. */
function Overview({ model, root }: DeskProps): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const { lists, desk } = model;
  const queue = [...lists.rows.value.values()].filter((row) => row.status === "queued");
  const oldest = queue.flatMap((row) => row.waitingSince ?? []).sort()[0];
  const wait =
    oldest === undefined ? "" : waitText(secondsSince(oldest, root.clock.value), translation);
  const off = desk.value?.available === false;
  return (
    <div class="overview">
      <h1>
        {queue.length > 0 ? t("overview.waiting", { count: queue.length }) : t("overview.quiet")}
      </h1>
      <p class="muted">
        {off
          ? t("overview.off")
          : queue.length > 0
            ? t("overview.oldest", { wait })
            : t("overview.hint")}
      </p>
      <dl class="keys">
        {firstKeys.map((command) => (
          <div key={command}>
            <dt>
              <kbd class="key">{labelOf(command)}</kbd>
            </dt>
            <dd>{t(`keys.${command}`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
