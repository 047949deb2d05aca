import type { Answer } from "../faq/answer/answer.ts";
import { isOpenBeginning } from "../faq/text/open-beginning.ts";
import type { Heard } from "./hear.ts";
import type { Memory } from "./recall.ts";

/**
 * People write one thought in four messages. What is clearly whole is answered at once; what is not waits until the customer
 * has been silent for a moment, and longer while they type. Milliseconds.
 */
export const pauses = { silence: 1_500, typing: 2_500, most: 6_000 } as const;

/** When the bot may answer, in milliseconds after the message: 0 is at once. */
export function pauseFor(heard: Heard, memory: Memory, finding: Answer): number {
  return isWhole(heard, memory, finding) ? 0 : pauses.silence;
}

function isWhole(heard: Heard, memory: Memory, finding: Answer): boolean {
  if (isSureAlarm(finding) || heard.alerts.has("distress")) return true;
  if (isOpenBeginning(heard.text)) return false;
  if (finding.outcome === "human")
    return finding.listed === true || heard.text.length >= shortestSentence;
  if (memory.unanswered.length > 1) return false;
  if (heard.pick !== undefined) return true;
  if (heard.piece !== undefined && /[^\p{P}\s]/u.test(heard.text)) return true;
  if (memory.offersAgent && (heard.reply === "yes" || heard.reply === "no")) return true;
  return endsASentence(heard.text) && heard.text.length >= shortestSentence;
}

/** “我的号 / 今天早上 / 登不上去了” might become an emergency, and might not. */
const isSureAlarm = ({ alarm, inPanic, confidence }: Answer): boolean =>
  alarm !== undefined && (inPanic === true || confidence >= sureAlarm);
const sureAlarm = 0.8;

/** In characters; “？？？” alone ends nothing. */
const shortestSentence = 5;

const endsASentence = (text: string): boolean =>
  /(?:[。！？!?.…~～]|[吗嗎呢么麼呀啊吧嘛]|怎么办|怎麼辦|(?:please|thanks|thank you))["'”’）)]*\s*$/iu.test(
    text,
  );

/** When the next look is due: `at` and the times are epoch milliseconds. Never later than `most` after the first message. */
export function dueAfter(
  pauseMs: number,
  at: { readonly first: number; readonly now: number; readonly before?: number | undefined },
): number {
  const wanted = Math.max(at.now + pauseMs, pauseMs === 0 ? 0 : (at.before ?? 0));
  return Math.min(wanted, at.first + pauses.most);
}
