/** Of an emergency that was heard: whether it surely is one, and whether somebody who waits for a human takes it back. */

import { hasAlarmStem } from "./alarm.ts";
import { refusesOnlyHuman } from "./refusal.ts";
import type { Situation } from "./situation.ts";

/**
 * Told or cried out, and no question about one: “账户被盗了，怎么改密码” tells of it before it asks, “账户被盗能查到是谁吗” may not. And
 * nobody is refused in the same breath: “别转人工，我的钱被转走了”.
 */
export function isSureEmergency({ finding, heard }: Situation): boolean {
  const isDone = heard.asks ? hasHappened(heard.text) : tellsOfIt(heard.text);
  const isTold = finding.inPanic === true || (isDone && !heard.alerts.has("insult"));
  return isTold && !heard.text.split(clauses).some(refusesOnlyHuman);
}
const tellsOfIt = (text: string) => done.test(text) || hasAlarmStem(text.replace(notIt, " "));
/** Who they are, and not what they have done; of English the words of what is done say it all. */
const notIt = /[骗騙]子|[诈詐][骗騙]|\p{Script=Latin}+/giu;
/** “我的账户被盗了” has happened; “你们就是骗子”, “经理让我交保证金” tell of nothing that has. */
const done =
  /[了咗过過咧啦喇嘞咯哩]|被人?[盗盜骗騙偷抢搶黑駭骇]|[盗盜偷骗騙抢搶]了?我|不明|[不没沒][认認][识識得]|不是我|\bbei ?(?:\w+ ){0,2}\w*(?:dao|pian|tou|qiang) ?(?:le|la)\b|\bbei (?:\w+ ){1,2}le\b|\bunauthori[sz]ed\b|\b(?:don['’]?t|do not|didn['’]?t) (?:recogni[sz]e|know)\b|\b(?:was|were|got|been|lost|left|stole|stolen|took|taken|sent|paid|gave|shared|hacked|scammed|tricked|robbed|leaked|gone|blocked|changed|spent|charged|moved)\b/iu;
const clauses = /[,，。.!！;；\n]+/u;

/** What stands before or beside the question says that it has happened. */
const hasHappened = (text: string): boolean =>
  text
    .split(/[,，。.!！;；?？\n]+/u)
    .some(
      (clause) =>
        asksToSecure.test(clause) ||
        (!asksWhether.test(clause) && struck.test(clause.split(question)[0] ?? "")),
    );
/** “钱不见了吗” asks whether it has happened at all; “钱不见了能追回吗” does not. */
const asksWhether = /^(?:(?!怎|如何|咋|能|可以|[会會要]|多|[谁誰哪]).)*[吗嗎]\s*$/u;
const question =
  /怎么|怎麼|怎样|怎樣|如何|咋|[为為](?:什么|什麼)|能不能|能否|可以|可不可以|[会會能要]|多久|多少|[吗嗎]|谁|誰|哪|\b(?:how|what|when|where|why|which|who|can|could|do|does|did|is|are|will|would|should|may|if)\b/iu;
const struck =
  /(?:被|[让讓给給]人)[^\p{P}]{0,4}(?:[盗盜骗騙偷抢搶黑駭骇刷]|[转轉划劃]走|冒用)[^\p{P}]{0,3}[了咗]|[盗盜偷骗騙]了?我|[丢丟掉][了咗]|不[见見][了咗]|\b(?:was|were|got|been|has|have)(?: just| been)* (?:hacked|stolen|scammed|robbed|drained|snatched|phished|compromised)\b|\b(?:stole|lost) my\b/iu;
/** “账户被盗怎么冻结” asks for what only helps now. */
const asksToSecure =
  /被[盗盜骗騙偷抢搶黑駭骇][^\p{P}]{0,2}(?:怎么|怎麼|怎样|怎樣|如何|咋)[^\p{P}]{0,4}(?:[冻凍]|[锁鎖]|挂失|掛失|追回|止付|报案|報案|报警|報警)/u;

/** “误触”, “不需要” of somebody who waits because an emergency was heard. */
export function dismissesAlarm({ heard, memory, priority }: Situation): boolean {
  if (priority !== "urgent" || memory.timesSaid("distress") > 0) return false;
  const wasTold = memory.lastCode === "alarm-noted" || memory.lastCode === "closed.alarm";
  return mistake.test(heard.text) || (wasTold && heard.reply === "no");
}
const mistake =
  /^[\s\p{P}]*(?:(?:不好意思|抱歉|对不起|對不起|哦|噢|啊|我|刚才|剛才|是|这是|這是|都是|其实|其實|sorry|oh|it was|that was|this was|a|just|an)[\s\p{P}]*)*(?:误触|誤觸|误报|誤報|误会|誤會|误点|誤點|误操作|誤操作|(?:点|點|按|发|發|打|弄|搞|看|记|記)(?:错|錯)|虚惊一场|虛驚一場|不需要|(?:不需要|不用|不必)(?:人工|客服|人|帮忙|幫忙)|false alarm|my mistake|mistake|accident|(?:i )?(?:pressed|tapped|sent|clicked)(?: it| that| this)? by (?:mistake|accident)|not needed|no need|(?:i )?(?:don['’]?t|do not) need (?:any|a|an|it|help|human|person|agent|one|body|anybody|anyone|somebody|someone|\s)+)(?:了|的|啦|喇|人工|客服|不需要|不用|不好意思|抱歉|对不起|對不起|谢谢|謝謝|thanks|sorry|thank you|[\s\p{P}])*$/iu;

/** “快点啊”, “求求你们” after the steps of an emergency that nobody has been queued for. */
export function pleads({ heard, finding, priority, status }: Situation): boolean {
  if (priority !== "urgent" || status !== "bot" || finding.outcome === "answer") return false;
  if (heard.refusesHuman || heard.alerts.has("calm") || heard.thanks) return false;
  const isCall = heard.reply === "hurry" || heard.reply === "call" || heard.reply === "ping";
  return isCall || (plea.test(heard.text) && !asksHow.test(heard.text));
}
const plea =
  /快[点點些啊来來]|赶[紧快]|趕[緊快]|求(?:求|你|您|助)|救|[帮幫](?:[帮幫]|一?下|忙)?我?(?:[\s\p{P}]|$)|急|\b(?:please|pls|help|hurry|asap|urgent|quick(?:ly)?)\b/iu;
const asksHow = /怎[么麼样樣]|如何|咋|\b(?:how|what|where|when|which)\b/iu;

/** “找到了，在沙发缝里” of somebody who waits. An account that is frozen is not over. */
export function isCalmWhileWaiting({ heard, priority, finding }: Situation): boolean {
  const isCalm = heard.alerts.has("calm") && !/冻|凍|fr[eo]+ze/iu.test(heard.text);
  return priority === "urgent" && isCalm && !heard.asks && finding.inPanic !== true;
}
