import type { JSX } from "preact";
import { type Improvement, improvementStates } from "../../protocol/improvement.ts";
import type { DeskModel } from "../models/desk.ts";
import { AgentMark } from "./agent-mark.tsx";
import { useTranslation } from "./translation.ts";

interface ImprovementRowProps {
  readonly one: Improvement;
  readonly model: Pick<DeskModel, "improvements" | "agent">;
  readonly leads: boolean;
}

export function ImprovementRow({ one, model, leads }: ImprovementRowProps): JSX.Element {
  const { t, locale } = useTranslation();
  const { id, what, owner, due, state, isOverdue, topic, cause, incidents } = one;
  const mayMove = leads || owner.id === model.agent.value?.id;
  const about = [
    topic?.title,
    cause,
    ...incidents.map(({ title }) => title[locale] ?? title["zh-CN"]),
  ].filter((part) => part !== undefined);
  return (
    <tr data-overdue={isOverdue}>
      <td>
        <button
          type="button"
          class="improvement-open"
          onClick={() => model.improvements.choose(one)}
        >
          {what}
        </button>
      </td>
      <td>
        <span class="improvement-owner">
          <AgentMark id={owner.id} name={owner.name} />
          {owner.name}
        </span>
      </td>
      <td class="improvement-due">
        <time dateTime={due}>{due}</time>
        {isOverdue && <span class="problem">{t("improvements.overdue")}</span>}
      </td>
      <td>
        {mayMove ? (
          <select
            aria-label={t("improvements.stateOf", { what })}
            value={state}
            onChange={({ currentTarget }) => {
              const to = improvementStates.find((known) => known === currentTarget.value);
              if (to) void model.improvements.move(id, to);
            }}
          >
            {improvementStates.map((known) => (
              <option key={known} value={known}>
                {t(`improvements.state.${known}`)}
              </option>
            ))}
          </select>
        ) : (
          t(`improvements.state.${state}`)
        )}
      </td>
      <td class="muted">{about.join(" · ")}</td>
    </tr>
  );
}
