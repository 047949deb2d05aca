/** Of somebody who waits: what is no answer and no question, and who goes. */

import { collectCode, isCollecting, whatName } from "./collect.ts";
import { isPlainSmallTalk } from "./conditions.ts";
import { type Decision, greet, only } from "./decisions.ts";
import { type Move, say } from "./moves.ts";
import type { Situation } from "./situation.ts";

const isAskedWhat = ({ memory }: Situation) => memory.lastCode === collectCode(whatName);

/** “嗯”, “转人工” once more, thanks: nothing that an agent could use. A yes to “已经冻结了吗？” is an answer. */
export function saysNothing({ heard, finding, memory }: Situation): boolean {
  if (finding.outcome === "human") return !finding.more?.length && isShort(heard.plain);
  if (heard.piece !== undefined && heard.piece.kind !== "emoji") return false;
  if (heard.reply === "yes" || heard.reply === "no") return !memory.asksYesOrNo;
  const isAside = heard.reply !== undefined && !telling.includes(heard.reply);
  return isAside || finding.outcome === "greeting" || heard.mood !== undefined;
}

const telling: readonly Situation["heard"]["reply"][] = ["skip", "help", "none"];

/** What is longer than a request says why, too. In characters. */
const isShort = (plain: string) => plain.length <= (/\p{Script=Han}/u.test(plain) ? 12 : 40);

/** What it is about is asked once more; else thanks are thanked and the rest hears the place. */
export function askWhatAgain(situation: Situation): Decision {
  if (hasNotBeenAsked(situation)) return only({ kind: "collect", from: "where-it-stands" });
  if (!isAskedWhat(situation)) {
    return isPlainSmallTalk(situation) ? greet(situation) : tellPlace(situation);
  }
  return { moves: [{ kind: "ask-what-again" }], misses: situation.misses };
}

/** An emergency was heard, and nothing asked beside its steps: whoever then wants a human is asked what they will need. */
const hasNotBeenAsked = ({ finding, memory }: Situation) =>
  finding.outcome === "human" &&
  !isCollecting(memory.lastCode) &&
  (memory.timesSaid("alarm-noted") > 0 || memory.timesSaid("closed.alarm") > 0);

/** “到我了吗”: the place; what it is about stays asked. */
export function answerImpatience(situation: Situation): Decision {
  const again: Move[] = isAskedWhat(situation) ? [{ kind: "ask-what-again" }] : [];
  const { moves, misses } = tellPlace(situation);
  return { moves: [...moves, ...again], misses };
}

/** Each place once; then it is enough that the agent will read it, where there is something to read. */
export function tellPlace(situation: Situation): Decision {
  const { position, misses } = situation;
  const orElse = saysNothing(situation) ? "still-waiting" : "noted";
  const place = { ...say("in-queue", "plain", String(position)), orElse } as const;
  return { moves: [position === undefined ? say(orElse, "plain") : place], misses };
}

/** “没事了谢谢”. Who spoke of ending their life is not sent away. */
export const hasSettled = ({ heard, memory }: Situation): boolean =>
  heard.settled && memory.timesSaid("distress") === 0;

export function offerToLeave({ misses }: Situation): Decision {
  const ask = {
    ...say("leave", "plain"),
    replies: "leave.replies",
    orElse: "still-waiting",
  } as const;
  return { moves: [ask], misses };
}

/** “周六上班吗”. */
export const tellHours = ({ heard }: Situation): Decision =>
  only({ kind: "hours", days: heard.hoursOf });

const wasAskedToLeave = ({ memory }: Situation) => memory.lastCode === "leave";

/** After “还要等吗”: “不等了”, “对，解决了”. */
export const leaves = (situation: Situation): boolean =>
  wasAskedToLeave(situation) &&
  (situation.heard.reply === "yes" || situation.heard.settled || stops.test(situation.heard.text));
const stops = /^[\s\p{P}]*(?:不等|不排|取消)|\bstop waiting\b/iu;

/** … “继续等”, “还没”. */
export const waitsOn = (situation: Situation): boolean =>
  wasAskedToLeave(situation) &&
  (situation.heard.reply === "no" ||
    situation.heard.reply === "skip" ||
    stays.test(situation.heard.text));
const stays =
  /^[\s\p{P}]*(?:继续|繼續|还要|還要|再|接着|還是|还是)?等|还没|還沒|还没有|\b(?:keep|still) waiting|^(?:i'?ll )?wait\b/iu;

export const waitOn = (): Decision => only(say("waits-on", "plain"));
