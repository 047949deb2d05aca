/** What has to be checked before a decision: the editors write it by topic, the ticket keeps it as it was. */

import type { CheckText } from "../../protocol/agent-ticket.ts";
import { notFound } from "./refusal.ts";
import type { Checklist, TicketRecord } from "./ticket.ts";

export interface ChecklistTemplate {
  readonly title: CheckText;
  /** Words of a complaint's topic. */
  readonly topics: readonly string[];
  readonly checks: readonly CheckText[];
}

export function checklistFor(
  topic: string,
  templates: readonly ChecklistTemplate[],
): Checklist | undefined {
  const asked = topic.toLowerCase();
  const found = templates.find(({ topics }) =>
    topics.some((word) => asked.includes(word.toLowerCase())),
  );
  if (!found) return undefined;
  const checks = found.checks.map((text, index) => ({ id: String(index + 1), text }));
  return { title: found.title, checks };
}

/** A list that somebody has begun stays, whatever the ticket turns out to be about. */
export const checklistAfter = (
  { checklist }: TicketRecord,
  topic: string,
  templates: readonly ChecklistTemplate[],
): Checklist | undefined =>
  checklist?.checks.some(({ at }) => at !== undefined) ? checklist : checklistFor(topic, templates);

export function ticked(
  { checklist }: TicketRecord,
  { checkId, on, by, now }: TickedCheck,
): Checklist {
  const mark = on ? { by, at: now } : {};
  if (!checklist?.checks.some(({ id }) => id === checkId)) throw notFound("check");
  const checks = checklist.checks.map((check) =>
    check.id === checkId ? { id: check.id, text: check.text, ...mark } : check,
  );
  return { ...checklist, checks };
}

interface TickedCheck {
  readonly checkId: string;
  readonly on: boolean;
  readonly by: string;
  readonly now: number;
}
