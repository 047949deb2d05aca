/** What the rules of the table do. */

import { limits } from "../../protocol/limits.ts";
import type { Answer } from "../faq/answer/answer.ts";
import { listMove, type Move, type Plan, type SayPhrase, say } from "./moves.ts";
import { tellsOfCall } from "./official-question.ts";
import { shownPiece } from "./pieces.ts";
import type { Situation } from "./situation.ts";

export type Decision = Omit<Plan, "rule">;

/** So many questions in a row without an answer, and a human is offered. */
export const missesBeforeOffer = 2;

export const nothing = { moves: [], misses: 0 } as const;
export const only = (...moves: readonly Move[]): Decision => ({ moves, misses: 0 });

export function stayCalm(): Decision {
  return only(say("insult", "offers-agent"));
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

/** “不用了，我就想问手续费”: the question behind the no is answered. */
export function answerAfterNo(situation: Situation): Decision {
  const { heard, finding, misses } = situation;
  if (heard.reply !== "no" && finding.outcome === "answer") return giveAnswers(situation);
  if (heard.reply !== "no" && finding.outcome === "choices") return offerChoices(situation);
  return { moves: [say("declined", "plain")], misses };
}

/** Refused for the third time, there is nothing left to say about it. */
export const stayWithBot = ({ misses }: Situation): Decision => ({
  moves: [{ ...say("declined", "plain"), orElse: "here.ack" }],
  misses,
});

export function admitUnknownCode({ finding, misses }: Situation): Decision {
  return {
    moves: [say("unknown-code", "offers-agent", finding.unknownCode)],
    misses: misses + 1,
  };
}

export function askAboutPiece({ heard, misses }: Situation): Decision {
  const { piece } = heard;
  if (!piece) return nothing;
  const offers = piece.kind === "emoji" ? "offers-agent" : "plain";
  return { moves: [say(`piece.${piece.kind}`, offers, shownPiece(piece))], misses };
}

/** “工商银行”, “张三”: what was said, and what about it. */
export function askAboutWord(situation: Situation): Decision {
  const { heard, misses } = situation;
  if (misses >= missesBeforeOffer) return askMore(situation);
  return { moves: [say("what-about", "offers-agent", heard.text.trim())], misses: misses + 1 };
}

export function repeat({ misses }: Situation): Decision {
  return { moves: [say("repeated", "offers-agent")], misses: misses + 1 };
}

export function once(phrase: "upset" | "calm" | "stay" | "here.thanks" | "files") {
  const offers = phrase === "upset" || phrase === "files";
  return () => only(say(phrase, offers ? "offers-agent" : "plain"));
}

/** What small talk is answered with where its own reply was given before. */
const hereAfter: Readonly<Record<string, SayPhrase>> = {
  hello: "here.hello",
  presence: "here.hello",
  identity: "here.hello",
  thanks: "here.thanks",
  praise: "here.thanks",
  bye: "here.bye",
};

export function greet({ finding, heard, misses }: Situation): Decision {
  // “好的谢谢” is thanks.
  if (heard.thanks && finding.smallTalk === "ack") return only(say("here.thanks", "plain"));
  const again = hereAfter[finding.smallTalk ?? ""] ?? "here.ack";
  return { moves: [{ kind: "greet", reply: finding.reply, again }], misses };
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
  if (articles.length > 0) {
    const seen = all.filter((one) => !fresh.includes(one)).flatMap(linkOfAnswer);
    const again = seen.length > 0 ? [listMove("shown-before", seen, 0)] : [];
    return only(...articles, ...again, ...openChoices(situation), ...unknownCodeBeside(situation));
  }
  const meaning = finding.reply !== undefined && !memory.said.has(finding.reply);
  if (meaning) return only({ kind: "greet", reply: finding.reply, again: "repeated" });
  if (finding.articleId === memory.shown.at(-1)) return repeat(situation);
  const choices = finding.hits.slice(0, 1).map(linkOf);
  return { moves: [listMove("shown-before", choices, misses)], misses };
}

const linkOfAnswer = ({ articleId, hits }: Answer) =>
  hits.filter((hit) => hit.articleId === articleId).map(linkOf);

/** “PAY-1001 和 PAY-9999”: the second is in no list. */
function unknownCodeBeside({ finding: { unknownCode } }: Situation): readonly Move[] {
  return unknownCode === undefined ? [] : [say("unknown-code", "offers-agent", unknownCode)];
}

/** The other question of the message, where it is not clear enough for an answer. */
function openChoices({ finding, memory }: Situation): readonly Move[] {
  const hits = finding.open?.hits.filter(({ articleId: id }) => !memory.shown.includes(id)) ?? [];
  const choices = hits.slice(0, limits.choices).map(linkOf);
  return choices.length > 0 ? [listMove("also-asked", choices, 0)] : [];
}

export function articleOf({ articleId, confidence, urgency, reply }: Answer): Move[] {
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

/** “400-800-0000 是官方的吗”. */
export const checkContacts = ({ heard: { contacts, text } }: Situation): Decision =>
  contacts === undefined
    ? nothing
    : only({ kind: "official", contacts, isCaller: tellsOfCall(text) });
