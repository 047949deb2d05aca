import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { TicketView } from "../../protocol/agent-ticket.ts";
import { Icon } from "../../ui/icons.tsx";
import type { DeskModel } from "../models/desk.ts";
import { ConsoleIcon, type ConsoleIconName } from "./console-icon.tsx";
import { useTranslation } from "./translation.ts";

/** What can be done while nobody waits: promises that are due, and what has to be read. */
export function OverviewTasks({ model }: { readonly model: DeskModel }): JSX.Element | null {
  const { t } = useTranslation();
  const { tickets, bulletins, screen } = model;
  useEffect(() => tickets.reload(), [tickets]);
  const { late = 0, due = 0 } = tickets.overview.value?.counts ?? {};
  const [first, ...others] = bulletins.unread.value;
  const show = (view: TicketView) => () => {
    tickets.show({ view, filter: {} });
    screen.show("tickets");
  };
  if (late + due === 0 && !first) return null;
  return (
    <section class="overview-tasks" aria-labelledby="overview-tasks">
      <h2 id="overview-tasks" class="muted">
        {t("overview.tasks")}
      </h2>
      {late > 0 && (
        <Task icon="ticket" text={t("overview.late", { count: late })} onOpen={show("late")} />
      )}
      {due > 0 && (
        <Task icon="clock" text={t("overview.due", { count: due })} onOpen={show("due")} />
      )}
      {first && (
        <Task
          icon="bell"
          text={t("overview.mustRead", { count: others.length + 1, text: first.text })}
          more={t("overview.confirm")}
          onOpen={() => screen.show("bulletins")}
        />
      )}
    </section>
  );
}

interface OverviewTaskProps {
  readonly icon: ConsoleIconName;
  readonly text: string;
  readonly more?: string;
  readonly onOpen: () => void;
}

const Task = ({ icon, text, more, onOpen }: OverviewTaskProps): JSX.Element => (
  <button type="button" class="overview-task" onClick={onOpen}>
    <ConsoleIcon name={icon} />
    <span class="cut">{text}</span>
    <span class="muted overview-more">{more}</span>
    <Icon name="next" />
  </button>
);
