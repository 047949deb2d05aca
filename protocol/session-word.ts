import type { ConversationId, Locale } from "./conversation.ts";

/**
 * Two common characters and a number that both sides of a conversation see: “青山 27”, in English “green hill 27”. Whoever calls
 * and says to be the support knows it, or is not. It comes from the conversation's id, which is random and which nobody else is sent.
 */
export function sessionWord(conversationId: ConversationId, locale: Locale): string {
  const hash = fnv(conversationId);
  const first = hash % characters.length;
  const drawn = Math.floor(hash / 97) % characters.length;
  // Twice the same would be one character to remember, and easy to mishear.
  const second = drawn === first ? (drawn + 1) % characters.length : drawn;
  const number = 10 + (Math.floor(hash / 9_973) % 90);
  return locale === "en"
    ? `${english[first]} ${english[second]} ${number}`
    : `${characters[first]}${characters[second]} ${number}`;
}

/** Written alike in Simplified and in Traditional Chinese. */
const characters =
  "山水月日星海雨雪草木林石田河湖松梅春光金玉米豆桃梨茶瓜牛羊虎鹿兔蜂青白天西南北沙";
const english =
  "hill water moon sun star sea rain snow grass tree wood stone field river lake pine plum spring light gold jade rice bean peach pear tea melon ox sheep tiger deer hare bee green white sky west south north sand".split(
    " ",
  );

/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv. */
function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
