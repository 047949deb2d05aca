import type { TeamTask, TicketTask } from "../../protocol/agent-ticket.ts";
import type { TicketTaskRecord } from "../domain/ticket.ts";
import { isoTime } from "./time.ts";

export const presentTask = (task: TicketTaskRecord): TicketTask => ({
  id: task.id,
  team: task.team,
  text: task.text,
  dueAt: isoTime(task.dueAt),
  answer: task.answer,
  answeredAt: task.answeredAt === undefined ? undefined : isoTime(task.answeredAt),
});

export const presentTeamTask = ({
  task,
  topic,
}: {
  readonly task: TicketTaskRecord;
  readonly topic: string;
}): TeamTask => ({ ...presentTask(task), number: task.number, topic });
