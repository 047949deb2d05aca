import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { AnnouncementId } from "../../protocol/announcement-body.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import type { IncidentTasksModel } from "../models/incident-tasks.ts";
import { useTranslation } from "./translation.ts";

interface IncidentTaskFormProps {
  readonly model: IncidentTasksModel;
  readonly id: AnnouncementId;
  readonly teams: readonly string[];
  readonly onDone: () => void;
}

/** A task belongs to a complaint: its team finds there what has happened to whom. */
export function IncidentTaskForm(props: IncidentTaskFormProps): JSX.Element {
  const { model, id, teams, onDone } = props;
  const { t } = useTranslation();
  const number = useSignal("");
  const team = useSignal(teams[0] ?? "");
  const text = useSignal("");
  const isReady = number.value.trim() !== "" && text.value.trim() !== "";
  const ask = async () => {
    const asked = { number: number.value.trim() as TicketNumber, text: text.value.trim() };
    if (isReady && (await model.open({ id, team: team.value, ...asked }))) onDone();
  };
  return (
    <fieldset class="incident-task-form" aria-label={t("incident.task.open")}>
      <label class="field">
        <span>{t("incident.task.number")}</span>
        <input
          value={number.value}
          onInput={({ currentTarget }) => {
            number.value = currentTarget.value;
          }}
        />
      </label>
      <label class="field">
        <span>{t("incident.task.team")}</span>
        <select
          value={team.value}
          onChange={({ currentTarget }) => {
            team.value = currentTarget.value;
          }}
        >
          {teams.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{t("incident.task.text")}</span>
        <textarea
          rows={2}
          value={text.value}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
          }}
        />
      </label>
      <p class="incident-task-buttons">
        <button type="button" class="quiet" onClick={onDone}>
          {t("cancel")}
        </button>
        <button type="button" class="secondary" aria-disabled={!isReady} onClick={() => void ask()}>
          {t("incident.task.ask")}
        </button>
      </p>
    </fieldset>
  );
}
