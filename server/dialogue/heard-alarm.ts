/** Of an emergency that was heard: whether it surely is one, and whether somebody who waits for a human takes it back. */

import { refusesOnlyHuman } from "./refusal.ts";
import type { Situation } from "./situation.ts";

/** Told or cried out, and no question about one; and nobody is refused in the same breath: “别转人工，我的钱被转走了”. */
export function isSureEmergency({ finding, heard }: Situation): boolean {
  const isDone = done.test(heard.text) && !heard.asks && !heard.alerts.has("insult");
  const isTold = finding.inPanic === true || isDone;
  return isTold && !heard.text.split(clauses).some(refusesOnlyHuman);
}
/** “我的账户被盗了” has happened; “你们就是骗子”, “经理让我交保证金” tell of nothing that has. */
const done =
  /[了咗过過]|被[盗盜骗騙偷抢搶黑]|\b(?:was|were|got|been|lost|left|stole|stolen|took|taken|sent|paid|gave|shared|hacked|scammed|tricked|robbed|leaked|gone|blocked|changed|spent|charged|moved)\b/iu;
const clauses = /[,，。.!！;；\n]+/u;

/** “误触”, “不需要” of somebody who waits because an emergency was heard. */
export function dismissesAlarm({ heard, memory, priority }: Situation): boolean {
  if (priority !== "urgent" || memory.timesSaid("distress") > 0) return false;
  const wasTold = memory.lastCode === "alarm-noted" || memory.lastCode === "closed.alarm";
  return mistake.test(heard.text) || (wasTold && heard.reply === "no");
}
const mistake =
  /^[\s\p{P}]*(?:(?:不好意思|抱歉|对不起|對不起|哦|噢|啊|我|刚才|剛才|是|这是|這是|都是|其实|其實|sorry|oh|it was|that was|this was|a|just|an)[\s\p{P}]*)*(?:误触|誤觸|误报|誤報|误会|誤會|误点|誤點|误操作|誤操作|(?:点|點|按|发|發|打|弄|搞|看|记|記)(?:错|錯)|虚惊一场|虛驚一場|不需要|(?:不需要|不用|不必)(?:人工|客服|人|帮忙|幫忙)|false alarm|my mistake|mistake|accident|(?:i )?(?:pressed|tapped|sent|clicked)(?: it| that| this)? by (?:mistake|accident)|not needed|no need|(?:i )?(?:don['’]?t|do not) need (?:any|a|an|it|help|human|person|agent|one|body|anybody|anyone|somebody|someone|\s)+)(?:了|的|啦|喇|人工|客服|不需要|不用|不好意思|抱歉|对不起|對不起|谢谢|謝謝|thanks|sorry|thank you|[\s\p{P}])*$/iu;

/** “找到了，在沙发缝里” of somebody who waits. An account that is frozen is not over. */
export function isCalmWhileWaiting({ heard, priority, finding }: Situation): boolean {
  const isCalm = heard.alerts.has("calm") && !/冻|凍|fr[eo]+ze/iu.test(heard.text);
  return priority === "urgent" && isCalm && !heard.asks && finding.inPanic !== true;
}
