import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { TicketView } from "../../protocol/agent-ticket.ts";
import type { OwnDay } from "../../protocol/own-day.ts";
import { Icon } from "../../ui/icons.tsx";
import { calledInList, cutName } from "../models/customer-name.ts";
import type { DeskModel } from "../models/desk.ts";
import { shortTime } from "../models/times.ts";
import { ConsoleIcon, type ConsoleIconName } from "./console-icon.tsx";
import { useTranslation } from "./translation.ts";

interface OverviewTasksProps {
  readonly model: DeskModel;
  readonly again: OwnDay["wroteAgain"];
}

/** What can be done while nobody waits: promises that are due, what has to be read, and who has written after the end. */
export function OverviewTasks({ model, again }: OverviewTasksProps): JSX.Element | null {
  const { t } = useTranslation();
  const { tickets, bulletins, screen } = model;
  useEffect(() => tickets.reload(), [tickets]);
  const { late = 0, due = 0 } = tickets.overview.value?.counts ?? {};
  const [first, ...others] = bulletins.unread.value;
  const show = (view: TicketView) => () => {
    tickets.show({ view, filter: {} });
    screen.show("tickets");
  };
  if (late + due + again.length === 0 && !first) return null;
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
      {again.length > 0 && <WroteAgainTask model={model} again={again} />}
    </section>
  );
}

/** One is opened at once; of several each is named below. */
function WroteAgainTask({ model, again }: OverviewTasksProps): JSX.Element {
  const translation = useTranslation();
  const { t, locale } = translation;
  const [all, setAll] = useState(false);
  const [first, ...others] = again;
  const customers = new Set(again.map(({ customer }) => customer.id)).size;
  const names = again.slice(0, 2).map(({ customer }) => cutName(calledInList(customer, t)));
  return (
    <>
      <Task
        icon="chat"
        text={t("overview.wroteAgain", { count: customers })}
        more={names.join(t("overview.nameJoint"))}
        isOpen={others.length > 0 ? all : undefined}
        onOpen={() =>
          others.length > 0 ? setAll(!all) : first && model.open(first.conversationId)
        }
      />
      {all && (
        <ul class="overview-again">
          {again.map(({ conversationId, customer, at }) => (
            <li key={conversationId}>
              <button type="button" onClick={() => model.open(conversationId)}>
                <span class="cut">{calledInList(customer, t)}</span>
                <time class="muted" dateTime={at}>
                  {shortTime(at, Date.now(), locale)}
                </time>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface OverviewTaskProps {
  readonly icon: ConsoleIconName;
  readonly text: string;
  readonly more?: string;
  /** It opens what stands below it. */
  readonly isOpen?: boolean | undefined;
  readonly onOpen: () => void;
}

const Task = ({ icon, text, more, isOpen, onOpen }: OverviewTaskProps): JSX.Element => (
  <button type="button" class="overview-task" aria-expanded={isOpen} onClick={onOpen}>
    <ConsoleIcon name={icon} />
    <span class="cut">{text}</span>
    <span class="muted overview-more">{more}</span>
    <Icon name="next" />
  </button>
);
