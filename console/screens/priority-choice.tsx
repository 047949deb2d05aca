import type { JSX } from "preact";
import { priorities } from "../../protocol/conversation.ts";
import type { AgentConversation } from "../../protocol/desk.ts";
import type { AgentActions } from "../models/actions.ts";
import { useTranslation } from "./translation.ts";
import "./priority-choice.css";

interface PriorityChoiceProps {
  readonly actions: AgentActions;
  readonly view: AgentConversation;
}

export function PriorityChoice({ actions, view }: PriorityChoiceProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <select
      class="priority-choice"
      aria-label={t("priority.label")}
      data-priority={view.priority}
      value={view.priority}
      onChange={(event) => {
        const chosen = priorities.find((priority) => priority === event.currentTarget.value);
        if (chosen !== undefined) void actions.setPriority(view.id, chosen);
      }}
    >
      {priorities.map((priority) => (
        <option key={priority} value={priority}>
          {t(`priority.${priority}`)}
        </option>
      ))}
    </select>
  );
}
