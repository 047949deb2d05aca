import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { TicketTask } from "../../protocol/agent-ticket.ts";
import type { TicketsModel } from "../models/tickets.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import type { TicketPaneProps } from "./ticket-props.ts";
import { leftUntil, overSince, promiseTime } from "./ticket-times.ts";
import { useTranslation } from "./translation.ts";

/** What other teams were asked, each with a clock of its own. */
export function TicketTasks({ ticket, model, now }: TicketPaneProps): JSX.Element | null {
  const { t } = useTranslation();
  if (ticket.tasks.length === 0) return null;
  return (
    <section class="ticket-card" aria-label={t("ticket.tasks")}>
      <p class="ticket-line">
        <span class="ticket-person">
          <ConsoleIcon name="code" />
          <strong>{t("ticket.tasks")}</strong>
        </span>
        <span class="muted">{t("ticket.task.ownClock")}</span>
      </p>
      {ticket.tasks.map((task) => (
        <Task
          key={task.id}
          task={task}
          tickets={model.tickets}
          now={now}
          mayAnswer={ticket.may.answerTask}
        />
      ))}
    </section>
  );
}

interface TaskProps {
  readonly task: TicketTask;
  readonly tickets: TicketsModel;
  readonly now: number;
  readonly mayAnswer: boolean;
}

function Task({ task, tickets, now, mayAnswer }: TaskProps): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const answer = useSignal("");
  const text = answer.value.trim();
  const left = leftUntil(task.dueAt, now, translation);
  const send = () => {
    if (text === "") return;
    void tickets.step((call, number) =>
      call("ticket:answer-task", { number, taskId: task.id, text }),
    );
  };
  return (
    <div class="ticket-task">
      <p>
        <strong>{task.team}</strong> {task.text}
      </p>
      {task.answeredAt === undefined ? (
        <form
          class="ticket-form"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <p class="ticket-line">
            <span class="muted">
              {t("ticket.task.due", { time: promiseTime(task.dueAt, translation) })}
            </span>
            <span class={left ? "muted" : "problem"}>
              {left ?? overSince(task.dueAt, now, translation)}
            </span>
          </p>
          {mayAnswer && (
            <label class="field">
              <span>{t("ticket.task.answer")}</span>
              <input
                value={answer.value}
                onInput={({ currentTarget }) => {
                  answer.value = currentTarget.value;
                }}
              />
            </label>
          )}
        </form>
      ) : (
        <p class="ticket-words">{task.answer ?? t("ticket.entry.task-ended")}</p>
      )}
    </div>
  );
}
