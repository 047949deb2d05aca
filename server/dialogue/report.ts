/** After an emergency, customers report what they have done, and ask on: “密码改好了，那在哪看登录设备”. */

import { asks } from "./hear.ts";
import type { Words } from "./lexicon.ts";

/** A step that is done, not one that somebody else has taken: “密码被改了” is no report. */
const done =
  /(?:改|换|換|冻结|凍結|冻|凍|锁|鎖|挂失|掛失|报警|報警|报案|報案|停卡|设置|設定|打过|打過)(?:好|完|过|過|掉|住|成|上)?(?:了|喇)|(?:密码|密碼|电话|電話).{0,2}(?:改|换|換|打)(?:好|完|过|過)|\b(?:changed|froze|frozen|locked|blocked|reported|called|cancelled|reset|done)\b/iu;
const byOthers =
  /被|让人|讓人|给人|給人|俾人|有人|骗子|騙子|对方|對方|\b(?:they|someone|somebody|he|she|hacker)\b/iu;
/** Leads from the report to the question. */
const lead =
  /^[\s\p{P}]*(?:(?:还|還)?(?:想|要)?(?:请问|請問|问一?下?|問一?下?|知道)|那么?|那麼?|不好意思|对不起|sorry|and|so|ok|but|now|then)*[\s\p{P}]*/iu;

const clause = /[,，。.!！;；、\n]+\s*|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u;

/** The question behind the report; `undefined` where there is no report or no question. */
export function afterReport(text: string, words: Words): string | undefined {
  const clauses = text.split(clause).filter((one) => /[\p{L}\p{N}]/u.test(one));
  const isReport = (one: string) =>
    !asks(one) && !byOthers.test(one) && (done.test(one) || words.alertsIn(one).has("calm"));
  const from = clauses.findLastIndex(isReport) + 1;
  const rest = clauses.slice(from).join(" ").replace(lead, "");
  return from > 0 && asks(rest) ? rest : undefined;
}
