import type { ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import { type Priority, priorities } from "../../protocol/conversation.ts";
import type { AgentConversation, AgentView } from "../../protocol/desk.ts";
import { Icon } from "../../ui/icons.tsx";
import { assignmentOf, holdsOrLeads } from "../models/assignment.ts";
import type { DeskModel } from "../models/desk.ts";
import type { Translation } from "../models/texts.ts";
import { waitText } from "../models/times.ts";
import { secondsSince } from "../models/waiting.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { KeyHint } from "./key-hint.tsx";
import { useTranslation } from "./translation.ts";

interface HeadProps {
  readonly model: DeskModel;
  readonly view: AgentConversation;
  readonly agent: AgentView;
  readonly clock: ReadonlySignal<number>;
}

export function ConversationHead({ model, view, agent, clock }: HeadProps): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const { screen, conversations } = model;
  const { customer } = view;
  return (
    <header class="head">
      <button
        type="button"
        class="icon-button head-back"
        aria-label={t("lists.back")}
        onClick={() => conversations.leave()}
      >
        <Icon name="back" />
      </button>
      <div class="head-who">
        <h1>
          <span class="head-name">{customer.name ?? t("customer.anonymous")}</span>
          <span class="badge" data-verified={customer.verified}>
            {customer.verified && <Icon name="shield" />}
            {t(customer.verified ? "customer.verified" : "customer.unverified")}
          </span>
        </h1>
        <p>{subtitle(view, agent, clock.value, translation)}</p>
      </div>
      <HeadActions model={model} view={view} agent={agent} />
      <button
        type="button"
        class="icon-button head-customer"
        aria-label={t("customer.pane")}
        aria-expanded={screen.customer.value}
        aria-keyshortcuts="I"
        title={t("customer.pane")}
        onClick={() => {
          screen.customer.value = !screen.customer.value;
        }}
      >
        <ConsoleIcon name="pane" />
      </button>
    </header>
  );
}

function HeadActions({ model, view, agent }: Omit<HeadProps, "clock">): JSX.Element {
  const { t } = useTranslation();
  const { actions, screen } = model;
  const assignment = assignmentOf(view, agent.id);
  const busy = actions.busy.value;
  return (
    <div class="head-actions">
      {assignment !== "resolved" && <PriorityChoice model={model} view={view} />}
      {holdsOrLeads(assignment, agent) && (
        <>
          <button
            type="button"
            class="tool"
            title={t("release")}
            aria-disabled={busy}
            onClick={() => void actions.release(view.id)}
          >
            <ConsoleIcon name="release" />
            {t("release")}
          </button>
          <button
            type="button"
            class="tool"
            title={t("transfer")}
            onClick={() => {
              screen.dialog.value = "transfer";
            }}
          >
            <ConsoleIcon name="transfer" />
            {t("transfer")}
          </button>
          <button
            type="button"
            class="secondary"
            aria-keyshortcuts="E"
            onClick={() => {
              screen.dialog.value = "resolve";
            }}
          >
            {t("resolve")}
            <KeyHint command="resolve" />
          </button>
        </>
      )}
    </div>
  );
}

function PriorityChoice({ model, view }: Pick<HeadProps, "model" | "view">): JSX.Element {
  const { t } = useTranslation();
  return (
    <select
      class="priority-choice"
      aria-label={t("priority.label")}
      data-priority={view.priority}
      value={view.priority}
      onChange={(event) => {
        void model.actions.setPriority(view.id, event.currentTarget.value as Priority);
      }}
    >
      {priorities.map((priority) => (
        <option key={priority} value={priority}>
          {t(`priority.${priority}`)}
        </option>
      ))}
    </select>
  );
}

/** "支付失败 · 排队中，等了 4 分" */
function subtitle(
  view: AgentConversation,
  agent: AgentView,
  now: number,
  translation: Translation,
): string {
  const { t } = translation;
  const parts = [view.topic ?? t("topic.none")];
  const assignment = assignmentOf(view, agent.id);
  if (assignment === "with-other") parts.push(t("head.with", { name: view.agent?.name ?? "" }));
  else if (assignment === "queued" && view.waitingSince !== undefined) {
    const wait = waitText(secondsSince(view.waitingSince, now), translation);
    parts.push(t("head.waiting", { wait }));
  } else parts.push(t(assignment === "mine" ? "head.mine" : `status.${view.status}`));
  return parts.join(" · ");
}
