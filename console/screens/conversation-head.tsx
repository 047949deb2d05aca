import type { ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import type { AgentConversation, AgentView } from "../../protocol/desk.ts";
import { Icon, Strokes } from "../../ui/icons.tsx";
import { shieldIcon } from "../../ui/part-icons.ts";
import { assignmentOf, holdsOrLeads } from "../models/assignment.ts";
import type { DeskModel } from "../models/desk.ts";
import { waitText } from "../models/times.ts";
import { secondsSince } from "../models/waiting.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { KeyHint } from "./key-hint.tsx";
import { PriorityChoice } from "./priority-choice.tsx";
import { useTranslation } from "./translation.ts";
import "./conversation-head.css";

interface HeadProps {
  readonly model: DeskModel;
  readonly view: AgentConversation;
  readonly agent: AgentView;
  readonly clock: ReadonlySignal<number>;
}

export function ConversationHead({ model, view, agent, clock }: HeadProps): JSX.Element {
  const { t } = useTranslation();
  const { screen, conversations } = model;
  const { customer } = view;
  return (
    <header class="head">
      <button
        type="button"
        class="icon-button head-back"
        aria-label={t("lists.back")}
        onClick={conversations.leave}
      >
        <Icon name="back" />
      </button>
      <div class="head-who">
        <h1>
          <span class="head-name">{customer.name ?? t("customer.anonymous")}</span>
          <span class="badge" data-verified={customer.verified}>
            {customer.verified && <Strokes paths={[shieldIcon]} />}
            {t(customer.verified ? "customer.verified" : "customer.unverified")}
          </span>
        </h1>
        <Subtitle view={view} agent={agent} now={clock.value} />
      </div>
      <HeadActions model={model} view={view} agent={agent} />
      <button
        type="button"
        class="icon-button head-customer"
        aria-label={t("customer.pane")}
        aria-expanded={screen.customer.value}
        aria-keyshortcuts="I"
        title={t("customer.pane")}
        onClick={screen.toggleCustomer}
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
      {assignment !== "resolved" && <PriorityChoice actions={actions} view={view} />}
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
            onClick={() => screen.openDialog("transfer")}
          >
            <ConsoleIcon name="transfer" />
            {t("transfer")}
          </button>
          <button
            type="button"
            class="secondary"
            aria-keyshortcuts="E"
            onClick={() => screen.openDialog("resolve")}
          >
            {t("resolve")}
            <KeyHint command="resolve" />
          </button>
        </>
      )}
    </div>
  );
}

interface SubtitleProps extends Pick<HeadProps, "view" | "agent"> {
  readonly now: number;
}

/** "支付失败 · 排队中，等了 4 分" */
function Subtitle({ view, agent, now }: SubtitleProps): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const topic = view.topic ?? t("topic.none");
  return <p>{`${topic} · ${stateText()}`}</p>;

  function stateText(): string {
    const assignment = assignmentOf(view, agent.id);
    if (assignment === "mine") return t("head.mine");
    if (assignment === "with-other") return t("head.with", { name: view.agent?.name ?? "" });
    if (assignment !== "queued" || view.waitingSince === undefined)
      return t(`status.${view.status}`);
    const wait = waitText(secondsSince(view.waitingSince, now), translation);
    return t("head.waiting", { wait });
  }
}
