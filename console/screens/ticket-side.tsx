import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { TicketTask } from "../../protocol/ticket.ts";
import type { TicketsModel } from "../models/tickets.ts";
import { DecisionForm } from "./ticket-decision.tsx";
import type { TicketPaneProps } from "./ticket-props.ts";
import { leftUntil, promiseTime } from "./ticket-times.ts";
import { useTranslation } from "./translation.ts";

/** What is promised, who has it, what other teams owe, and the decision. */
export function TicketSide({ ticket, model, now }: TicketPaneProps): JSX.Element {
  const { t } = useTranslation();
  const { tickets, agent, screen } = model;
  const { conversationId, handler, state, closedAt } = ticket;
  const isMine = handler?.id === agent.value?.id;
  const mayTake = !isMine && closedAt === undefined && state !== "decided";
  return (
    <aside class="ticket-side">
      <Promised ticket={ticket} model={model} now={now} />
      <section class="ticket-card">
        <p>{handler?.name ?? ticket.team ?? t("tickets.unassigned")}</p>
        {mayTake && (
          <button
            type="button"
            class="secondary"
            onClick={() => void tickets.step((call, number) => call("ticket:accept", { number }))}
          >
            {t("ticket.accept")}
          </button>
        )}
        {conversationId && (
          <button
            type="button"
            class="quiet"
            onClick={() => {
              model.open(conversationId);
              screen.showDesk();
            }}
          >
            {t("ticket.conversation")}
          </button>
        )}
        {state === "decided" && (
          <button
            type="button"
            class="quiet"
            onClick={() => void tickets.step((call, number) => call("ticket:close", { number }))}
          >
            {t("ticket.close")}
          </button>
        )}
      </section>
      {ticket.tasks.length > 0 && (
        <section class="ticket-card" aria-label={t("ticket.tasks")}>
          <h2>{t("ticket.tasks")}</h2>
          {ticket.tasks.map((task) => (
            <Task key={task.id} task={task} tickets={tickets} />
          ))}
        </section>
      )}
      {closedAt === undefined && state !== "decided" && <DecisionForm tickets={tickets} />}
    </aside>
  );
}

function Promised({ ticket, now }: TicketPaneProps): JSX.Element | null {
  const translation = useTranslation();
  const { t } = translation;
  const { promise, breachedAt, pausedSince, closedAt, state } = ticket;
  if (closedAt !== undefined || state === "decided") return null;
  const left = leftUntil(promise.at, now, translation);
  return (
    <section class="ticket-card">
      <p class="muted">{t(`ticket.promise.${promise.kind}`)}</p>
      <p class="ticket-promise">{promiseTime(promise.at, translation)}</p>
      <p class={breachedAt ? "problem" : "muted"} role="status">
        {pausedSince ? t("ticket.paused") : breachedAt ? t("ticket.late") : left}
      </p>
      <p class="muted">{t("ticket.promise.note")}</p>
    </section>
  );
}

interface TaskProps {
  readonly task: TicketTask;
  readonly tickets: TicketsModel;
}

function Task({ task, tickets }: TaskProps): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const answer = useSignal("");
  const text = answer.value.trim();
  return (
    <div class="ticket-task">
      <p>
        <strong>{task.team}</strong> {task.text}
      </p>
      {task.answer === undefined ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (text === "") return;
            void tickets.step((call, number) =>
              call("ticket:answer-task", { number, taskId: task.id, text }),
            );
          }}
        >
          <p class="muted">
            {t("ticket.task.due", { time: promiseTime(task.dueAt, translation) })}
          </p>
          <label class="field">
            <span>{t("ticket.task.answer")}</span>
            <input
              value={answer.value}
              onInput={({ currentTarget }) => {
                answer.value = currentTarget.value;
              }}
            />
          </label>
        </form>
      ) : (
        <p class="ticket-words">{task.answer}</p>
      )}
    </div>
  );
}
