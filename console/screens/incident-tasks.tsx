import { type ReadonlySignal, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { TeamTask } from "../../protocol/agent-ticket.ts";
import type { AgentAnnouncement } from "../../protocol/announcement.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import { Icon } from "../../ui/icons.tsx";
import type { IncidentTasksModel } from "../models/incident-tasks.ts";
import { IncidentTaskForm } from "./incident-task-form.tsx";
import { leftUntil, overSince } from "./ticket-times.ts";
import { useTranslation } from "./translation.ts";

interface IncidentTasksProps {
  readonly model: IncidentTasksModel;
  readonly incident: AgentAnnouncement;
  readonly mayLink: boolean;
  readonly clock: ReadonlySignal<number>;
  readonly onOpenTicket: (number: TicketNumber) => void;
}

/** In milliseconds. */
const refreshMs = 15_000;

/** What other teams do about it: whose each task is, how it stands, and the way to it. Whoever leads links one or opens one. */
export function IncidentTasksCard(props: IncidentTasksProps): JSX.Element | null {
  const { model, incident, mayLink, clock, onOpenTicket } = props;
  const { t } = useTranslation();
  const isOpening = useSignal(false);
  const turn = Math.floor(clock.value / refreshMs);
  useEffect(() => void model.load(incident.id), [incident.id, turn]);
  const tasks = model.known.value;
  if (!tasks) return null;
  const { id } = incident;
  return (
    <section class="announcement-card" aria-label={t("incident.tasks")}>
      <h2>{t("incident.tasks")}</h2>
      {tasks.linked.length === 0 && <p class="muted">{t("incident.tasks.none")}</p>}
      <ul class="incident-tasks">
        {tasks.linked.map((task) => (
          <li key={task.id}>
            <LinkedTask task={task} now={clock.value} onOpenTicket={onOpenTicket} />
            {mayLink && (
              <button
                type="button"
                class="icon-button"
                aria-label={t("incident.task.unlink", { team: task.team, text: task.text })}
                onClick={() => void model.unlink({ id, taskId: task.id })}
              >
                <Icon name="close" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {mayLink && tasks.open.length > 0 && (
        <select
          aria-label={t("incident.task.link")}
          value=""
          onChange={({ currentTarget }) => {
            const taskId = currentTarget.value;
            currentTarget.value = "";
            if (taskId !== "") void model.link({ id, taskId });
          }}
        >
          <option value="">{t("incident.task.link")}</option>
          {tasks.open.map((task) => (
            <option key={task.id} value={task.id}>
              {`${task.team} · ${task.number} · ${task.text}`}
            </option>
          ))}
        </select>
      )}
      {mayLink && tasks.teams.length > 0 && !isOpening.value && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            isOpening.value = true;
          }}
        >
          {t("incident.task.open")}
        </button>
      )}
      {isOpening.value && (
        <IncidentTaskForm
          model={model}
          id={id}
          teams={tasks.teams}
          onDone={() => {
            isOpening.value = false;
          }}
        />
      )}
      {model.refused.value && <p role="alert">{t(`refused.${model.refused.value}`)}</p>}
    </section>
  );
}

interface LinkedTaskProps extends Pick<IncidentTasksProps, "onOpenTicket"> {
  readonly task: TeamTask;
  readonly now: number;
}

function LinkedTask({ task, now, onOpenTicket }: LinkedTaskProps): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const { number, team, text, dueAt, answer, answeredAt } = task;
  const left = leftUntil(dueAt, now, translation);
  return (
    <button type="button" class="incident-task" onClick={() => onOpenTicket(number)}>
      <span>
        <strong>{team}</strong> <span class="ticket-number">{number}</span>
      </span>
      {answeredAt === undefined ? (
        <span class={left ? "muted" : "problem"}>{left ?? overSince(dueAt, now, translation)}</span>
      ) : (
        <span class="task-answered">
          {t(answer === undefined ? "incident.task.over" : "incident.task.answered")}
        </span>
      )}
      <span class="muted cut">{answer ?? text}</span>
    </button>
  );
}
