/** What a conversation and a complaint add to the figures. Pure: the same rows always give the same. */

import type { HourOf } from "./counted-hours.ts";
import { addFigures, bucketFor, causeFigure, happyFrom } from "./measures.ts";
import type { ReviewRecord } from "./quality-records.ts";
import type { ConversationRecord, QuestionRecord } from "./records.ts";
import type { Contribution, Figures, HistoryLine } from "./rollup-records.ts";
import { type Service, servicesIn } from "./services-in.ts";
import type { TicketRecord } from "./ticket.ts";
import type { TicketEntryRecord } from "./ticket-entry.ts";

export interface CountedConversation {
  readonly conversation: ConversationRecord;
  /** In order: events, and what agents have said. */
  readonly lines: readonly HistoryLine[];
  readonly questions: readonly QuestionRecord[];
  readonly review?: ReviewRecord | undefined;
}

export interface CountedTicket {
  readonly ticket: TicketRecord;
  readonly entries: readonly TicketEntryRecord[];
}

/** A service counts in the hour in which it began, a question in the hour in which it was asked. */
export function contributionsOf(
  { conversation, lines, questions, review }: CountedConversation,
  hourOf: HourOf,
): readonly Contribution[] {
  const { locale, team = "", topic } = conversation;
  const services = servicesIn(conversation.createdAt, lines);
  return services.flatMap((service, index) => {
    const next = services[index + 1];
    const asked = questions.filter(
      ({ at }) =>
        (index === 0 || at >= service.begunAt) && (next === undefined || at < next.begunAt),
    );
    const isLast = next === undefined;
    const about = service.topic ?? (isLast ? topic : undefined) ?? articleIn(asked) ?? "";
    const shared = { topic: about, locale, team } as const;
    const reviewed = isLast && review ? reviewFigures(review) : {};
    const figures = addFigures(serviceFigures(service, asked, !isLast), reviewed);
    return [
      { ...shared, hour: hourOf(service.begunAt), agentId: service.agentId, figures },
      ...asked.map((question) => ({
        ...shared,
        hour: hourOf(question.at),
        figures: questionFigures(question),
      })),
    ];
  });
}

/** What it was about, as far as the bot knows it. */
const articleIn = (questions: readonly QuestionRecord[]) =>
  questions.findLast(({ outcome }) => outcome === "answer")?.articleIds[0];

function serviceFigures(
  service: Service,
  questions: readonly QuestionRecord[],
  isReopened: boolean,
): Figures {
  const { begunAt, endedAt, servedAt, repliedAt, queuedAt, score } = service;
  const hasEnded = endedAt !== undefined;
  const isServed = servedAt !== undefined;
  const settled = hasEnded && questions.length > 0;
  const hasLeft = service.wasQueued && !isServed && (hasEnded || queuedAt === undefined);
  return onlyTrue({
    begun: true,
    asked: questions.length > 0,
    ended: hasEnded,
    settled,
    deflected: settled && !service.wasQueued && wasHelped(questions),
    advised: settled && questions.some(({ outcome }) => outcome === "answer"),
    passedOn: settled && service.wasQueued,
    reopened: isReopened,
    handedOver: service.wasQueued,
    urgent: service.wasUrgent,
    served: isServed,
    gaveUp: hasLeft,
    surveyed: service.surveyed,
    rated: score !== undefined,
    happy: score !== undefined && score >= happyFrom,
    ...(score !== undefined && { [`score${score}`]: true }),
    ...Object.fromEntries(service.reasons.map((reason) => [`reason.${reason}`, true])),
    ...between("wait", queuedAt, servedAt),
    ...between("firstReply", queuedAt, repliedAt),
    ...between("handling", servedAt, endedAt),
    ...between("resolution", isServed ? begunAt : undefined, endedAt),
  });
}

/** The last question was answered, and nobody said that it did not help. */
function wasHelped(questions: readonly QuestionRecord[]): boolean {
  const last = questions.at(-1);
  return last?.outcome === "answer" && last.helpful !== false;
}

const between = (
  name: Parameters<typeof bucketFor>[0],
  from: number | undefined,
  to: number | undefined,
) => (from === undefined || to === undefined ? {} : { [bucketFor(name, to - from)]: true });

function questionFigures({ outcome, helpful }: QuestionRecord): Figures {
  const isAnswered = outcome === "answer";
  return onlyTrue({
    questions: true,
    answered: isAnswered,
    askedBack: outcome === "choices",
    unanswered: outcome === "none",
    wantedHuman: outcome === "human",
    helpful: isAnswered && helpful === true,
    wrong: isAnswered && helpful === false,
  });
}

const reviewFigures = ({ scores }: ReviewRecord): Figures => ({
  pointsGiven: scores.reduce((sum, { given }) => sum + given, 0),
  pointsOf: scores.reduce((sum, { points }) => sum + points, 0),
});

const onlyTrue = (counted: Readonly<Record<string, boolean>>): Figures =>
  Object.fromEntries(Object.entries(counted).flatMap(([name, is]) => (is ? [[name, 1]] : [])));

/**
 * A promise counts in the hour in which it was kept or broken. One that is broken stays so, whatever date was named after it;
 * one that ended with the complaint, by a withdrawal or a merge, counts nowhere.
 */
export function contributionsOfTicket(
  { ticket, entries }: CountedTicket,
  hourOf: HourOf,
): readonly Contribution[] {
  const { topic, locale, team = "" } = ticket;
  const counted = (at: number, figures: Figures): Contribution => ({
    topic,
    locale,
    team,
    hour: hourOf(at),
    figures,
  });
  const settled: Contribution[] = [counted(ticket.createdAt, { filed: 1 })];
  let open: string | undefined;
  const settle = (at: number, figures: Figures) => {
    if (open !== undefined) settled.push(counted(at, figures));
    open = undefined;
  };
  let current: string | undefined;
  for (const { kind, at, promise } of entries) {
    if (kind === "breached") settle(at, { promised: 1 });
    else if (promise && promise.kind !== current) {
      settle(at, { promised: 1, kept: 1 });
      current = promise.kind;
      open = promise.kind;
    } else if (kind === "decided") {
      settle(at, { promised: 1, kept: 1 });
      current = undefined;
    } else if (promiseEnds.has(kind)) open = undefined;
  }
  const decided = entries.find(({ kind }) => kind === "decided");
  if (decided && isOne(ticket)) settled.push(counted(decided.at, decidedFigures(ticket)));
  return settled;
}

/** Then nothing is promised any more; of one that has ended unanswered it is again when the customer writes. */
const promiseEnds = new Set<string>(["withdrawn", "review-withdrawn", "merged", "closed"]);

/** A merged complaint counts as the one that it went into, and one that was withdrawn not at all. */
const isOne = ({ state, mergedInto }: TicketRecord) =>
  state !== "withdrawn" && mergedInto === undefined;

/** With the cause that it has now: one that is corrected later corrects the figures of that hour. */
const decidedFigures = ({ cause }: TicketRecord): Figures =>
  onlyTrue({
    decided: true,
    caused: cause !== undefined,
    ...(cause !== undefined && { [causeFigure(cause)]: true }),
  });
