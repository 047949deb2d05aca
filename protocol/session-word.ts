/**
 * Two characters and a number that both sides of a conversation see: “青山 27”. Whoever calls and says to be the support knows it,
 * or is not. It comes from the conversation's id, which is random and which nobody else is sent.
 */

const characters =
  "山水云月星海风雨雪花草木林石田河江湖松竹梅兰春夏秋冬晨夜天光金银玉珠茶米麦豆桃李杏梨红黄青白东西南北鱼鸟马牛羊虎龙凤门桥船灯书画琴";

export function sessionWord(conversationId: string): string {
  const hash = fnv(conversationId);
  const first = characters[hash % characters.length];
  const second = characters[Math.floor(hash / 97) % characters.length];
  return `${first}${second} ${10 + (Math.floor(hash / 9_973) % 90)}`;
}

/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv. */
function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
