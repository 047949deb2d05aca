/** Several messages that are one thought, as one text. */

import { limits } from "../../protocol/limits.ts";

/** “啊不对，是充值失败”: what was said before in the same burst no longer counts. */
const correction =
  /^(?:[啊呃额哦欸诶哎唉]*(?:不对|不是|說錯|说错|打错|打錯|错了|錯了|更正|应该是|應該是)|\*|(?:no |sorry,? ?|oops,? ?|wait,? ?)?(?:i (?:meant|mean)|correction|typo)\b)/iu;

/** The texts since the last answer, read as one. A correction drops what it corrects, and is itself no question. */
export function joined(texts: readonly string[]): string {
  const from = texts.findLastIndex((text, at) => at > 0 && correction.test(text.trim()));
  const kept = from > 0 ? texts.slice(from).map(withoutCue) : texts;
  return newest(kept.map((text) => text.trim()).filter((text) => text !== "")).join(" ");
}

/** No more than one message may hold: what a flood adds up to is not heard again with each of its messages. */
function newest(texts: readonly string[]): readonly string[] {
  let length = 0;
  const from = texts.findLastIndex((text) => {
    length += text.length;
    return length > limits.messageLength;
  });
  return texts.slice(Math.min(from + 1, texts.length - 1));
}

const cue =
  /^(?:[啊呃额哦欸诶哎唉]*(?:不对|說錯了?|说错了?|打错了?|打錯了?|错了|錯了|更正)[，,。.\s]*|\*\s*|(?:no |sorry,? ?|oops,? ?|wait,? ?)?(?:i (?:meant|mean)|correction|typo)[:,\s]*)/iu;

const withoutCue = (text: string) => text.trim().replace(cue, "");
