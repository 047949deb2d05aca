import type { AgentId } from "../../protocol/conversation.ts";
import type { SurveyReason } from "../../protocol/survey.ts";
import type { HistoryLine } from "./rollup-records.ts";

/** A service: a conversation from its beginning or its reopening to its end. Times are epoch milliseconds. */
export interface Service {
  begunAt: number;
  endedAt?: number;
  wasQueued: boolean;
  /** The last time that the customer joined the queue before an agent came; absent once they have left it. */
  queuedAt?: number;
  wasUrgent: boolean;
  servedAt?: number;
  repliedAt?: number;
  /** Who had it last. */
  agentId?: AgentId;
  topic?: string;
  surveyed: boolean;
  score?: number;
  reasons: readonly SurveyReason[];
}

const begin = (begunAt: number): Service => ({
  begunAt,
  wasQueued: false,
  wasUrgent: false,
  surveyed: false,
  reasons: [],
});

/** The services of a conversation, from its lines in order. */
export function servicesIn(createdAt: number, lines: readonly HistoryLine[]): readonly Service[] {
  const services = [begin(createdAt)];
  for (const line of lines) {
    const current = services.at(-1) ?? begin(createdAt);
    if (current.endedAt !== undefined && reopens(line)) services.push(begin(line.at));
    else note(services, current, line);
  }
  return services;
}

const reopens = ({ event }: HistoryLine) =>
  event.type === "conversation.changed" && event.status !== "resolved";

function note(services: readonly Service[], current: Service, { at, author, event }: HistoryLine) {
  switch (event.type) {
    case "message.posted":
      if (author === "agent" && current.queuedAt !== undefined) current.repliedAt ??= at;
      return;
    case "conversation.changed":
      return noteChange(current, at, event);
    case "survey.asked":
      current.surveyed = true;
      return;
    case "survey.answered": {
      // It may be answered after the conversation was reopened: it is of the service that was asked about.
      const asked = services.findLast(({ surveyed }) => surveyed) ?? current;
      const { score, reasons = [] } = event.survey;
      if (score !== undefined) Object.assign(asked, { score, reasons });
      return;
    }
    case "message.redacted":
    case "check.answered":
      return;
  }
}

function noteChange(
  current: Service,
  at: number,
  {
    status,
    priority,
    topic,
    agent,
  }: Extract<HistoryLine["event"], { type: "conversation.changed" }>,
) {
  if (topic !== undefined) current.topic = topic;
  if (priority === "urgent" && status === "queued") current.wasUrgent = true;
  if (status === "queued") current.wasQueued = true;
  // Given back by an agent, a customer keeps the time since when they have waited.
  if (status === "queued" && current.servedAt === undefined) current.queuedAt ??= at;
  // Who leaves after an agent came has waited all the same.
  if (status === "bot" && current.servedAt === undefined) delete current.queuedAt;
  if (status === "assigned") {
    current.servedAt ??= at;
    if (agent) current.agentId = agent.id;
  }
  if (status === "resolved") current.endedAt = at;
}
