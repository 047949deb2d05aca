/** Somebody who waits says that it is over: “没事了谢谢”, “不用了，到账了”, “never mind, found it”. */

import type { Words } from "./lexicon.ts";
import { tokensOf } from "./utterance.ts";

const over =
  /^(?:我|您|钱|錢|款|刚刚?|剛剛?|现在|現在|已经|已經|都|自己|又|问题|問題|这边|這邊|那个|那個|那|就|先)*(?:算了|没事|沒事|冇事|没问题|沒問題|到账|到賬|到帳|到|收到|入账|入賬|入帳|解决|解決|搞定|弄好|搞好|找到|好|处理好|處理好|(?:不用|不必|不需要|不想|不要|不|唔使)(?:再)?(?:排|等)(?:队|隊)?)(?:了|啦|喇|咗)?(?:谢谢|謝謝|多谢|多謝|吧|哦|喔|哈)*$/u;
/** “好” alone is no end, “好了” is. */
const unfinished = /^(?:没问题|沒問題|到|好|收到)(?:吧|哦|喔|哈|谢谢|謝謝|多谢|多謝)*$/u;
const overInEnglish =
  /^(?:never ?mind|nvm|forget it|(?:i )?(?:just )?(?:found|got|solved|fixed|sorted) it(?: out| now)?|(?:it'?s|it is|all|i'?m|everything is) (?:all )?(?:good|fine|ok|okay|solved|sorted|resolved|fixed|done|here)(?: now)?|(?:solved|sorted|resolved|fixed)(?: now)?|(?:the money |it )(?:has )?(?:just )?(?:arrived|came|works|worked)(?: now)?|(?:i )?(?:don'?t|no longer|do not) need (?:it|help|an agent|a person|to wait)(?: any ?more)?|(?:no need to|i )?(?:don'?t want to|won'?t)? ?(?:wait|queue)(?: any ?(?:more|longer)))$/u;

/** Every clause says so, or is a yes, a no or thanks beside one that does. A question asks something, and is none. */
export function isSettled(text: string, words: Words): boolean {
  if (/[?？]|[吗嗎么麼没沒]\s*$/u.test(text)) return false;
  const clauses = text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("’", "'")
    .split(/[^\p{L}\p{N}' ]+|(?<=\p{Script=Han}) +(?=\p{Script=Han})/u)
    .map((one) => one.trim())
    .filter((one) => one !== "");
  const saysOver = (one: string) =>
    (over.test(one) && !unfinished.test(one)) || overInEnglish.test(one);
  const isAside = (one: string) =>
    words.replies.cover(tokensOf(one), ["yes", "no", "thanks", "polite", "filler"]) !== undefined;
  return clauses.some(saysOver) && clauses.every((one) => saysOver(one) || isAside(one));
}
