import type { JSX } from "preact";
import type { TicketsModel } from "../models/tickets.ts";
import { leftUntil, overSince, promiseTime } from "./ticket-times.ts";
import { useTranslation } from "./translation.ts";

interface TeamTasksProps {
  readonly tickets: TicketsModel;
  readonly now: number;
}

/** What one team was asked and has not answered, the first due first. */
export function TeamTasks({ tickets, now }: TeamTasksProps): JSX.Element {
  const translation = useTranslation();
  return (
    <ul class="team-tasks">
      {tickets.tasks.value.map(({ id, number, topic, text, dueAt }) => {
        const left = leftUntil(dueAt, now, translation);
        return (
          <li key={id}>
            <button type="button" class="team-task" onClick={() => void tickets.choose(number)}>
              <span class="muted ticket-number">{number}</span>
              <strong class="cut">{topic}</strong>
              <span class="cut">{text}</span>
              <span class="muted">{promiseTime(dueAt, translation)}</span>
              <span class={left ? "muted" : "problem"}>
                {left ?? overSince(dueAt, now, translation)}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Beside the team's name: how much is open, and how much of that is overdue: the first due stand first, so the beginning of the list knows. */
export function TeamCounts({ tickets, now }: TeamTasksProps): JSX.Element {
  const { t } = useTranslation();
  const { list, overview, tasks, state } = tickets;
  const { team = "" } = list.value;
  const shown = tasks.value;
  const counted = overview.value?.tasks.find((one) => one.team === team)?.count;
  const open = Math.max(counted ?? 0, shown.length);
  const overdue = shown.filter(({ dueAt }) => Date.parse(dueAt) <= now).length;
  const isMore = state.value === "more" && overdue === shown.length;
  return (
    <>
      <span class="muted">{t("tickets.team.open", { count: open })}</span>
      {overdue > 0 && (
        <span class="problem">
          {t(isMore ? "tickets.team.overdueMore" : "tickets.team.overdue", { count: overdue })}
        </span>
      )}
    </>
  );
}
