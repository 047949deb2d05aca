/** Whether the rows of a team's tasks are what the timeline says of them. */

import { mask } from "../../protocol/secrets.ts";
import type { TicketEntryKind } from "../../protocol/ticket.ts";
import type { TicketTaskRecord } from "./ticket.ts";
import { redactedSeqs, type TicketEntryRecord } from "./ticket-entry.ts";

/** What the timeline says of a task, and of its answer. */
export const taskWords = ({ team, text }: { readonly team: string; readonly text: string }) =>
  `${team}: ${text}`;

/**
 * `timelines`: of the ticket, and of those that were merged into it, whose tasks came along. True where each task was asked by an
 * entry, each answer was given by one, and there are as many as were asked.
 */
export function areTasksAsSaid(
  tasks: readonly TicketTaskRecord[],
  timelines: readonly (readonly TicketEntryRecord[])[],
): boolean {
  const said = (kind: TicketEntryKind) => timelines.flatMap((entries) => wordsOf(entries, kind));
  const asked = tasks.map(({ team, text }) => lineOf(team, text));
  const answers = tasks.flatMap(({ team, answer }) =>
    answer === undefined ? [] : [lineOf(team, answer)],
  );
  const ended = tasks.flatMap(({ team, answer, answeredAt }) =>
    answer === undefined && answeredAt !== undefined ? [team] : [],
  );
  return (
    isSame(asked, said("task")) &&
    isSame(answers, said("task-answered")) &&
    isSame(ended, said("task-ended"))
  );
}

const lineOf = (team: string, text: string) => (text === mask ? mask : taskWords({ team, text }));

/** Of an entry whose words were taken away, as the task has them: masked. */
function wordsOf(entries: readonly TicketEntryRecord[], wanted: TicketEntryKind) {
  const redacted = redactedSeqs(entries);
  return entries.flatMap(({ kind, seq, text = "" }) =>
    kind === wanted ? [redacted.has(seq) ? mask : text] : [],
  );
}

const isSame = (ones: readonly string[], others: readonly string[]) =>
  JSON.stringify(ones.toSorted()) === JSON.stringify(others.toSorted());
