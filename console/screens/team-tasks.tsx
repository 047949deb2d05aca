import type { JSX } from "preact";
import type { TicketsModel } from "../models/tickets.ts";
import { leftUntil, overSince, promiseTime } from "./ticket-times.ts";
import { useTranslation } from "./translation.ts";

/** What one team was asked and has not answered, the first due first. */
export function TeamTasks({
  tickets,
  now,
}: {
  readonly tickets: TicketsModel;
  readonly now: number;
}): JSX.Element {
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
