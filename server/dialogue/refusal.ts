/** “不用人工了”, “别给我转接”, “不等了” and nothing else; beside a question, the engine takes the refusal out. */

const refusals: readonly RegExp[] = [
  /^[\s\p{P}]*(?:算了|那)?[，, ]?(?:我)?(?:不用|不要|先不|不想|別|别|唔使|唔好)(?:再)?(?:转|轉|等|找|排)?(?:人工|真人|客服|人|专员|專員)?(?:了|啦|喇)?[\s\p{P}]*$/iu,
  /^[\s\p{P}]*(?:我(?:说|說)?(?:了|过|過)?)?(?:不用|不要|不必|不需要|無需|无需|別|别|唔使|唔好|甭)(?:再|老|老是|总是|總是|给我|給我|幫我|帮我)*(?:转接|轉接|转人工|轉人工|驳|駁)(?:给我|給我|给人|給人|俾人)?(?:了|啦|喇|吧)?(?:[\s\p{P}]*(?:真|好|太)?(?:烦|煩|气|氣)(?:死|人)?(?:我|人)?了?)?[\s\p{P}]*$/iu,
  /^(?:please |pls |just )*(?:do not|don['’]?t|stop|never|no need to) (?:transfer|connect|escalate|forward|put)(?:ring|ing)? (?:me|this)(?: through| on| over)?(?: to (?:anyone|anybody|an agent|a human|a person|someone))?(?: again| please| anymore)*[\s\p{P}]*$/iu,
  /^[\s\p{P}]*(?:我)?(?:并|並)?(?:没有?|沒有?|不是|冇)(?:说|說)?(?:要|想)(?:转接|轉接|转|轉|找|搵)?(?:人工|真人|客服|专员|專員)(?:客服)?(?:啊|呀|的|了)?[\s\p{P}]*$/iu,
  /不等了/iu,
  /取消(?:转|轉)?人工/iu,
  /取消排[队隊]/iu,
  /^(?:never ?mind|cancel|no need)\b.*(?:agent|person|human|queue|waiting)/iu,
];

export const refusesOnlyHuman = (text: string): boolean =>
  refusals.some((refusal) => refusal.test(text));
