import type { ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import type { AgentConversation, AgentView } from "../../protocol/desk.ts";
import { Icon, Strokes } from "../../ui/icons.tsx";
import { shieldIcon } from "../../ui/part-icons.ts";
import { assignmentOf, holdsOrLeads } from "../models/assignment.ts";
import { nextBeside } from "../models/beside.ts";
import { calledBy } from "../models/customer-name.ts";
import type { DeskModel } from "../models/desk.ts";
import { awayText } from "../models/times.ts";
import { ColleaguesHere } from "./colleagues-here.tsx";
import { ConsoleIcon } from "./console-icon.tsx";
import { headText } from "./head-text.ts";
import { HeadTools, useQuestionWhileWritten } from "./head-tools.tsx";
import { KeyHint } from "./key-hint.tsx";
import { useTopicTitles, useTranslation } from "./translation.ts";
import "./conversation-head.css";

interface HeadProps {
  readonly model: DeskModel;
  readonly view: AgentConversation;
  readonly agent: AgentView;
  readonly clock: ReadonlySignal<number>;
}

export function ConversationHead({ model, view, agent, clock }: HeadProps): JSX.Element {
  const translation = useTranslation();
  const titleOf = useTopicTitles();
  const { t } = translation;
  const { screen, conversations } = model;
  const { customer } = view;
  const assignment = assignmentOf(view, agent.id);
  const [unlessWritten, question] = useQuestionWhileWritten(model, view, assignment === "mine");
  const awaySince = model.lists.rows.value.get(view.id)?.awaySince;
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
        <h1 title={customer.name}>{calledBy(customer, t)}</h1>
        <span
          class="head-proof"
          data-verified={customer.verified}
          title={t(customer.verified ? "customer.verified" : "customer.unverified")}
        >
          {customer.verified ? <Strokes paths={[shieldIcon]} /> : t("customer.unverified")}
          {customer.verified && <span class="hidden">{t("customer.verified")}</span>}
        </span>
        <p class="head-state">
          {headText(view, { agent, now: clock.value, titleOf }, translation)}
          {awaySince !== undefined && ` · ${awayText(awaySince, clock.value, translation)}`}
        </p>
      </div>
      <ColleaguesHere
        colleagues={conversations.current.value?.id === view.id ? model.colleagues.value : []}
      />
      <HeadTools
        model={model}
        view={view}
        unlessWritten={unlessWritten}
        mayGive={holdsOrLeads(assignment, agent)}
      />
      {holdsOrLeads(assignment, agent) && (
        <button
          type="button"
          class="secondary head-resolve"
          aria-keyshortcuts="E"
          onClick={() => unlessWritten(() => screen.openDialog("resolve"))}
        >
          {t("resolve")}
          <KeyHint command="resolve" />
        </button>
      )}
      <BesideButton model={model} view={view} />
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
      {question}
    </header>
  );
}

/** Opens the agent's next customer beside this one; with several open it takes this one from the screen. */
function BesideButton({ model, view }: Pick<HeadProps, "model" | "view">): JSX.Element | null {
  const { t } = useTranslation();
  const { conversations } = model;
  const next = nextBeside(model);
  const isOneOfSeveral = conversations.panes.value.length > 1;
  if (!isOneOfSeveral && next === undefined) return null;
  const close = () => {
    const pane = conversations.panes.value.find(({ id }) => id === view.id);
    if (pane) conversations.activate(pane);
    conversations.leave();
  };
  const label = t(isOneOfSeveral ? "beside.close" : "beside.open");
  return (
    <button
      type="button"
      class="icon-button head-beside"
      aria-label={label}
      aria-keyshortcuts="B"
      title={label}
      onClick={() => (isOneOfSeveral ? close() : next && conversations.openBeside(next))}
    >
      {isOneOfSeveral ? <Icon name="close" /> : <ConsoleIcon name="split" />}
    </button>
  );
}
