/** What the rules of the table do. */

import { limits } from "../../protocol/limits.ts";
import type { Answer } from "../faq/answer/answer.ts";
import { listMove, type Move, type Plan, say } from "./moves.ts";
import { shownPiece } from "./pieces.ts";
import type { Situation } from "./situation.ts";

export type Decision = Omit<Plan, "rule">;

/** So many questions in a row without an answer, and a human is offered. */
export const missesBeforeOffer = 2;

/** So many “that did not help” in one conversation, and a human comes without being asked for. */
const uselessBeforeQueue = 3;

export const nothing = { moves: [], misses: 0 } as const;
export const only = (...moves: readonly Move[]): Decision => ({ moves, misses: 0 });

/** A human at once, and the line that helps before anything else. */
export function comfort({ finding, memory, status }: Situation): Decision {
  const alarm = finding.alarm;
  const article = alarm !== undefined && memory.shown.at(-1) !== alarm;
  const words = memory.timesSaid("distress") > 0 ? "stay" : "distress";
  const steps: Move[] = article ? [stepsOf(alarm, finding)] : [];
  const urgent = { priority: "urgent", topic: alarm } as const;
  const next: Move = status === "bot" ? { kind: "queue", ...urgent } : { kind: "raise", ...urgent };
  return only(say(words, "plain"), ...steps, next);
}

export function stayCalm(): Decision {
  return only(say("insult", "offers-agent"));
}

const stepsOf = (articleId: NonNullable<Answer["alarm"]>, { confidence }: Answer): Move => ({
  kind: "article",
  articleId,
  confidence,
  offersAgent: true,
});

/** The steps that save money first; the conversation goes to the front whether or not a human was asked for. */
export function giveSteps({ finding, memory, status }: Situation): Decision {
  const { alarm } = finding;
  if (alarm === undefined) return nothing;
  const wantsHuman = status === "bot" && finding.outcome === "human";
  const urgent = { priority: "urgent", topic: alarm } as const;
  const first: Move = memory.shown.includes(alarm)
    ? say("alarm-again", "offers-agent")
    : stepsOf(alarm, finding);
  const rest = wantsHuman
    ? ({ kind: "queue", ...urgent } as const)
    : ({ kind: "raise", ...urgent } as const);
  return only(first, rest);
}

export function giveChoice({ heard, memory }: Situation): Decision {
  const { pick } = heard;
  if (pick === undefined) return nothing;
  if (memory.shown.at(-1) === pick) return only(say("repeated", "offers-agent"));
  return only({ kind: "article", articleId: pick, confidence: 1, offersAgent: false });
}

export function askInstead({ misses }: Situation): Decision {
  return { moves: [say("none-of-these", "offers-agent")], misses: misses + 1 };
}

export function queue({ finding, misses, opensAt }: Situation): Decision {
  const answered = finding.outcome === "human" ? (finding.more ?? []) : [];
  const first = answered.flatMap(articleOf);
  const questions: Move = { kind: "collect", from: "start" };
  const closed: Move[] = opensAt === undefined ? [] : [say("closed", "plain", opensAt)];
  return { moves: [...first, { kind: "queue", priority: "normal" }, ...closed, questions], misses };
}

/** “不用了，我就想问手续费”: the question behind the no is answered. */
export function answerAfterNo(situation: Situation): Decision {
  const { heard, finding, misses } = situation;
  if (heard.reply !== "no" && finding.outcome === "answer") return giveAnswers(situation);
  if (heard.reply !== "no" && finding.outcome === "choices") return offerChoices(situation);
  return { moves: [say("declined", "plain")], misses };
}

export function admitUnknownCode({ finding, misses }: Situation): Decision {
  return {
    moves: [say("unknown-code", "offers-agent", finding.unknownCode)],
    misses: misses + 1,
  };
}

export function askAboutPiece({ heard, misses }: Situation): Decision {
  const { piece } = heard;
  if (!piece) return nothing;
  return { moves: [say(`piece.${piece.kind}`, "plain", shownPiece(piece))], misses };
}

export function repeat({ misses }: Situation): Decision {
  return { moves: [say("repeated", "offers-agent")], misses: misses + 1 };
}

export function once(phrase: "upset" | "calm" | "stay" | "here") {
  return () => only(say(phrase, phrase === "upset" ? "offers-agent" : "plain"));
}

export function acknowledgeLegal({ finding, memory }: Situation): Decision {
  const { articleId } = finding;
  const isNew = articleId !== undefined && !memory.shown.includes(articleId);
  const article: Move[] = isNew ? articleOf(finding) : [];
  return only(say("legal", "offers-agent"), ...article, { kind: "raise", priority: "high" });
}

/** After an answer that did not help: a human is offered, then offered again, then comes. */
export function climb({ memory, misses }: Situation): Decision {
  const before = memory.timesSaid("useless") + memory.timesSaid("useless-again");
  if (before + 1 >= uselessBeforeQueue) {
    return { moves: [{ kind: "queue", priority: "normal" }], misses: misses + 1 };
  }
  const phrase = before === 0 ? "useless" : "useless-again";
  return { moves: [say(phrase, "offers-agent")], misses: Math.max(misses + 1, missesBeforeOffer) };
}

export function collectNext({ misses }: Situation): Decision {
  return { moves: [{ kind: "collect", from: "where-it-stands" }], misses };
}

export function greet({ finding, misses }: Situation): Decision {
  return { moves: [{ kind: "greet", reply: finding.reply }], misses };
}

export function quote({ finding }: Situation): Decision {
  const { passage } = finding;
  return passage ? only({ kind: "passage", ...passage }) : nothing;
}

export function admit({ misses }: Situation): Decision {
  return { moves: [say("not-in-article", "offers-agent")], misses: misses + 1 };
}

/** Each question of the message; what was shown just before is passed over where there is something new. */
export function giveAnswers(situation: Situation): Decision {
  const { finding, memory, misses } = situation;
  const all = [finding, ...(finding.more ?? [])].filter(({ outcome }) => outcome === "answer");
  const fresh = all.filter(({ articleId: id }) => id !== undefined && !memory.shown.includes(id));
  const articles = fresh.flatMap(articleOf);
  if (articles.length > 0) return only(...articles);
  const meaning = finding.reply !== undefined && !memory.said.has(finding.reply);
  if (meaning) return only({ kind: "greet", reply: finding.reply });
  if (finding.articleId === memory.shown.at(-1)) return repeat(situation);
  const choices = finding.hits.slice(0, 1).map(linkOf);
  return { moves: [listMove("shown-before", choices, misses)], misses };
}

function articleOf({ articleId, confidence, urgency, reply }: Answer): Move[] {
  if (articleId === undefined) return [];
  return [{ kind: "article", articleId, confidence, offersAgent: urgency === "urgent", reply }];
}

/** The same list a second time would be no help. */
export function offerChoices(situation: Situation): Decision {
  const { finding, memory, misses } = situation;
  const choices = finding.hits.slice(0, limits.choices).map(linkOf);
  const known = memory.choices.map(({ articleId }) => articleId);
  if (choices.every(({ articleId }) => known.includes(articleId))) return askMore(situation);
  return { moves: [listMove("choices", choices, misses)], misses: misses + 1 };
}

const linkOf = ({ articleId, title }: Answer["hits"][number]) => ({ articleId, title });

export function noteDetails({ misses }: Situation): Decision {
  return { moves: [say("details", "offers-agent")], misses };
}

export function sayScope({ misses }: Situation): Decision {
  return { moves: [say("out-of-scope", "offers-agent")], misses: misses + 1 };
}

/** The nearest topics as buttons, then a more precise question, then a human. */
export function askMore({ finding, memory, misses }: Situation): Decision {
  const missed = misses + 1;
  const near = finding.hits.filter(({ confidence }) => confidence >= leastNear);
  const choices = near.slice(0, limits.choices).map(linkOf);
  if (missed === 2 && choices.length > 1) {
    return { moves: [listMove("nearest", choices, misses)], misses: missed };
  }
  if (missed >= 3) return { moves: [say("offer", "offers-agent")], misses: missed };
  const phrase = memory.timesSaid("not-understood") === 0 ? "not-understood" : "be-precise";
  return { moves: [say(phrase, "offers-agent")], misses: missed };
}
const leastNear = 0.05;

/** The place, once; then it is enough that the agent will read it. */
export function tellPlace({ memory, position, misses }: Situation): Decision {
  const phrase =
    memory.timesSaid("in-queue") === 0 && position !== undefined ? "in-queue" : "noted";
  return { moves: [say(phrase, "plain", String(position ?? ""))], misses };
}

export function markForAgent({ finding }: Situation): Decision {
  return only({ kind: "raise", priority: "urgent", topic: finding.alarm });
}
