/** What the rules of the table do where a person is needed, or is on the way. */

import type { ArticleId, Priority } from "../../protocol/conversation.ts";
import { isCollecting } from "./collect.ts";
import { articleOf, type Decision, missesBeforeOffer, nothing, only } from "./decisions.ts";
import { isSureEmergency } from "./heard-alarm.ts";
import { type Move, say } from "./moves.ts";
import type { Situation } from "./situation.ts";

/** So many “that did not help” in one conversation, and a human comes without being asked for. */
const uselessBeforeQueue = 3;

interface Urgency {
  readonly priority: Priority;
  readonly topic?: ArticleId | undefined;
}

/** The place first, then when to expect an answer where the desk is closed, then what the agent will need. */
function intoQueue(
  { opening }: Situation,
  { about, ...urgency }: Urgency & { readonly about?: ArticleId | undefined },
): readonly Move[] {
  const topic = about ?? urgency.topic;
  const opensAt = opening?.(topic);
  const closed: Move[] = opensAt === undefined ? [] : [say("closed", "plain", opensAt)];
  return [{ kind: "queue", ...urgency }, ...closed, { kind: "collect", from: "start", topic }];
}

export function queue(situation: Situation): Decision {
  const { finding, misses } = situation;
  const answered = finding.outcome === "human" ? (finding.more ?? []) : [];
  const before = [...ticketNamed(situation), ...answered.flatMap(articleOf)];
  const about = answered[0]?.articleId;
  const moves = [...before, ...intoQueue(situation, { priority: "normal", about })];
  return { moves, misses };
}

const ticketNamed = ({ heard }: Situation): readonly Move[] =>
  heard.ticket ? [{ kind: "ticket", mention: heard.ticket }] : [];

/** While questions are open for the agent, the next one follows. */
export function showTicket(situation: Situation): Decision {
  const isAsked = isCollecting(situation.memory.lastCode);
  const next: Move[] = isAsked ? [{ kind: "collect", from: "where-it-stands" }] : [];
  return only(...ticketNamed(situation), ...next);
}

/** A human at once, and the line that helps before anything else. Nothing is asked. */
export function comfort(situation: Situation): Decision {
  const { finding, memory, status } = situation;
  const alarm = finding.alarm;
  const article = alarm !== undefined && memory.shown.at(-1) !== alarm;
  const words = memory.timesSaid("distress") > 0 ? "stay" : "distress";
  const steps: Move[] = article ? [stepsOf(alarm, finding)] : [];
  const urgent = { priority: "urgent", topic: alarm } as const;
  const next: Move = status === "bot" ? { kind: "queue", ...urgent } : { kind: "raise", ...urgent };
  const opensAt = situation.opening?.(undefined);
  const closed: Move[] = opensAt === undefined ? [] : [say("closed.distress", "plain", opensAt)];
  return only(say(words, "plain"), ...steps, next, ...closed);
}

const stepsOf = (articleId: ArticleId, { confidence }: Situation["finding"]): Move => ({
  kind: "article",
  articleId,
  confidence,
  offersAgent: true,
});

/**
 * The steps that save money first. Whoever is surely in an emergency waits for a human from that word on, and can leave the
 * queue; where it may be a question about one, a human is offered.
 */
export function giveSteps(situation: Situation): Decision {
  const { finding, memory, status } = situation;
  const { alarm } = finding;
  if (alarm === undefined) return nothing;
  const urgent = { priority: "urgent", topic: alarm } as const;
  const wasShown = memory.shown.includes(alarm);
  const first = wasShown ? [] : [stepsOf(alarm, finding)];
  const steps = [...first, ...askedBeside(situation, alarm)];
  if (status === "bot" && finding.outcome === "human")
    return only(...(wasShown ? [again] : steps), ...intoQueue(situation, urgent));
  if (status === "bot" && isSureEmergency(situation))
    return only(...steps, { kind: "queue", ...urgent }, ...whoComes(situation, alarm));
  const raise: Move = { kind: "raise", ...urgent };
  if (status === "bot") return only(...(wasShown ? [again] : steps), raise);
  return only(...steps, raise, ...(wasShown ? whoComes(situation, alarm) : []));
}

/**
 * What else was asked in the same message comes after the steps; a human is still offered below it. Who only tells what has
 * happened asks nothing else: “现在钱包里钱少了” is no question about the balance.
 */
function askedBeside({ finding, heard, memory }: Situation, alarm: ArticleId): readonly Move[] {
  if (!finding.more?.length || !(heard.asks || beside.test(heard.text))) return [];
  return [finding, ...finding.more]
    .filter(({ articleId }) => articleId !== undefined && articleId !== alarm)
    .filter(
      ({ articleId, urgency }) =>
        urgency !== "urgent" && !memory.shown.includes(articleId as ArticleId),
    )
    .flatMap(articleOf)
    .map((move) => (move.kind === "article" ? { ...move, offersAgent: true } : move));
}

const beside = /还有|還有|另外|顺便|順便|以及|再问|再問|\b(?:also|besides|another|as well)\b/iu;

/** “快点啊” after the steps: a human at once, and who comes. */
export function queueAfterPlea(situation: Situation): Decision {
  const alarm = situation.memory.shown.at(-1);
  if (alarm === undefined) return only({ kind: "queue", priority: "urgent" });
  return only({ kind: "queue", priority: "urgent", topic: alarm }, ...whoComes(situation, alarm));
}

const again = say("alarm-again", "offers-agent");

/** Who comes and when, and that nobody has to come. Nothing is asked: the steps go first. */
function whoComes({ opening }: Situation, alarm: ArticleId): readonly Move[] {
  const opensAt = opening?.(alarm);
  if (opensAt === undefined) return [say("alarm-noted", "plain")];
  return [say("closed.alarm", "plain", opensAt), say("closed.line", "plain")];
}

/** “误触，不需要人工”. */
export const leaveAfterAlarm = (): Decision => only({ kind: "leave-queue" }, say("calm", "plain"));

/** “怎么办怎么办” of somebody whose emergency was heard: the first step again, and a human. */
export const remindOfSteps = (): Decision => only(say("alarm-again", "offers-agent"));

const aboutComplaints: readonly string[] = [
  "complaint-file",
  "complaint-escalate",
  "regulator-report",
];

/** Lawyers, regulators, the press: heard, the way of a formal complaint, and a human with priority. */
export function acknowledgeLegal(situation: Situation): Decision {
  const { finding, memory, status } = situation;
  const found = finding.hits[0]?.articleId;
  const isOwn = found !== undefined && aboutComplaints.includes(found);
  const articleId = isOwn ? found : ("complaint-file" as ArticleId);
  const article: Move = { kind: "article", articleId, confidence: 1, offersAgent: false };
  const isNew = !memory.shown.includes(articleId);
  const high = { priority: "high", topic: articleId } as const;
  const next =
    status === "bot" ? intoQueue(situation, high) : [{ kind: "raise", ...high } as const];
  return only(say("legal", "plain"), ...(isNew ? [article] : []), ...next);
}

/** After an answer that did not help: a human is offered, then offered again, then comes. */
export function climb(situation: Situation): Decision {
  const { memory, misses } = situation;
  const said = ["useless", "useless-again", "be-precise"].map(memory.timesSaid);
  const before = said.reduce((sum, times) => sum + times, 0);
  if (before + 1 >= uselessBeforeQueue) {
    return { moves: intoQueue(situation, { priority: "normal" }), misses: misses + 1 };
  }
  // “没解决” before anything was answered: of what, nobody knows.
  const first = memory.shown.length > 0 ? "useless" : "be-precise";
  const phrase = before === 0 ? first : "useless-again";
  return { moves: [say(phrase, "offers-agent")], misses: Math.max(misses + 1, missesBeforeOffer) };
}

/** What is described here is the topic, where nothing was answered before. */
export function collectNext({ misses, memory, finding, heard }: Situation): Decision {
  const { articleId: topic } = finding;
  const isTopic = topic !== undefined && memory.shown.length === 0;
  const named: Move[] = isTopic ? [{ kind: "raise", priority: "normal", topic }] : [];
  const from = heard.reply === "skip" ? "skipped" : "where-it-stands";
  return { moves: [...named, { kind: "collect", from }], misses };
}

/** A screenshot may be just what was asked for; otherwise it waits for the agent with the rest. */
export function takeFiles(situation: Situation): Decision {
  if (isCollecting(situation.memory.lastCode)) return collectNext(situation);
  return only(say("noted", "plain"));
}

export function markForAgent({ finding, heard }: Situation): Decision {
  const isEmergency = finding.alarm !== undefined || heard.alerts.has("distress");
  const priority = isEmergency ? "urgent" : "high";
  return only({ kind: "raise", priority, topic: finding.alarm });
}
