import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { AgentId } from "../../protocol/conversation.ts";
import type { SurveyAnswer } from "../../protocol/survey-answer.ts";
import { calledBy } from "../models/customer-name.ts";
import { shortTime } from "../models/times.ts";
import { CardPage } from "./card-page.tsx";
import type { DeskProps } from "./desk-props.ts";
import { IdeaCard } from "./idea-card.tsx";
import { ListError, ListSkeleton } from "./list-states.tsx";
import { SurveyResult } from "./survey-result.tsx";
import { useTranslation } from "./translation.ts";

/** What customers say: of services, of decisions, of the wallet as a whole; and what they suggest. */
export function FeedbackScreen({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const { feedback } = model;
  useEffect(() => void feedback.load(), [feedback]);
  const state = feedback.state.value;
  const answers = feedback.answers.value;
  const ideas = feedback.ideas.value;
  const isIdeas = feedback.shown.value === "ideas";
  const isEmpty = (isIdeas ? ideas : answers).length === 0;
  const now = root.clock.value;
  return (
    <CardPage title={t("feedback.title")}>
      <Choice model={model} />
      {state === "failed" && <ListError onRetry={() => void feedback.load()} />}
      {state === "loading" && isEmpty && <ListSkeleton />}
      {state === "all" && isEmpty && (
        <p class="muted">{t(isIdeas ? "feedback.noIdeas" : "feedback.noAnswers")}</p>
      )}
      {isIdeas
        ? ideas.map((idea) => <IdeaCard key={idea.id} idea={idea} feedback={feedback} now={now} />)
        : answers.map((answer) => (
            <AnswerCard key={answer.id} answer={answer} model={model} now={now} />
          ))}
      {state === "more" && (
        <button type="button" class="secondary" onClick={() => void feedback.loadMore()}>
          {t("lists.more")}
        </button>
      )}
    </CardPage>
  );
}

const lists = ["all", "unhappy", "open", "answered"] as const;

/** Which list; for those who lead, of whose work. */
function Choice({ model }: Pick<DeskProps, "model">): JSX.Element {
  const { t } = useTranslation();
  const { feedback, agent } = model;
  const { unhappy, agentId } = feedback.wanted.value;
  const shown =
    feedback.shown.value === "ideas" ? feedback.view.value : unhappy ? "unhappy" : "all";
  const show = (list: (typeof lists)[number], of = agentId) => {
    if (list === "open" || list === "answered") return feedback.showIdeas(list);
    const low = list === "unhappy" ? ({ unhappy: true } as const) : {};
    feedback.showAnswers({ ...low, ...(of === undefined ? {} : { agentId: of }) });
  };
  return (
    <div class="quality-choice">
      {lists.map((list) => (
        <button
          key={list}
          type="button"
          class="secondary"
          aria-pressed={list === shown}
          onClick={() => show(list)}
        >
          {t(`feedback.${list}`)}
        </button>
      ))}
      {agent.value?.role !== "agent" && feedback.shown.value === "answers" && (
        <AgentChoice
          model={model}
          onChoose={(id) => show(unhappy ? "unhappy" : "all", id)}
          chosen={agentId}
        />
      )}
    </div>
  );
}

interface AgentChoiceProps extends Pick<DeskProps, "model"> {
  readonly chosen: AgentId | undefined;
  readonly onChoose: (id: AgentId | undefined) => void;
}

/** Whoever is on duty, and whoever was rated in what is shown. */
function AgentChoice({ model, chosen, onChoose }: AgentChoiceProps): JSX.Element {
  const { t } = useTranslation();
  const [names, setNames] = useState<ReadonlyMap<AgentId, string>>(new Map());
  const answers = model.feedback.answers.value;
  useEffect(() => {
    const rated = answers.flatMap(({ agent }) => (agent ? [[agent.id, agent.name] as const] : []));
    setNames((known) => new Map([...known, ...rated]));
  }, [answers]);
  return (
    <select
      aria-label={t("feedback.agent")}
      value={chosen ?? ""}
      onChange={({ currentTarget }) => {
        onChoose([...names.keys()].find((id) => id === currentTarget.value));
      }}
    >
      <option value="">{t("feedback.everybody")}</option>
      {[...names].map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

interface AnswerCardProps extends Pick<DeskProps, "model"> {
  readonly answer: SurveyAnswer;
  readonly now: number;
}

function AnswerCard({ answer, model, now }: AnswerCardProps): JSX.Element {
  const { t, locale } = useTranslation();
  const { kind, customer, agent, topic, conversationId, number, at } = answer;
  const about = [
    t(`feedback.kind.${kind}`),
    topic,
    agent?.name ?? (number ? undefined : t("feedback.bot")),
  ];
  return (
    <article class="privacy-card">
      <div class="quality-sum">
        <strong>{calledBy(customer, t)}</strong>
        <span class="muted">{about.filter((part) => part !== undefined).join(" · ")}</span>
        <time class="muted" dateTime={at}>
          {shortTime(at, now, locale)}
        </time>
      </div>
      <SurveyResult survey={answer} />
      {conversationId !== undefined && (
        <button type="button" class="secondary" onClick={() => model.open(conversationId)}>
          {t("memo.open")}
        </button>
      )}
      {number !== undefined && (
        <button
          type="button"
          class="secondary"
          onClick={() => {
            model.screen.show("tickets");
            void model.tickets.choose(number);
          }}
        >
          {t("feedback.openTicket", { number })}
        </button>
      )}
    </article>
  );
}
