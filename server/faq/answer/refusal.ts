/** “不要转人工，我就想问退款几天”: a refusal of a human is taken out, and the rest is the question. */

const negation =
  "(?:不使|不用|不要|不想|不需要|不必|不劳|不劳烦|不麻烦|不是想|没有要|没有想|没有说要?|没有让(?:你|您)?|没有叫(?:你|您)?|没要|不愿|不愿意|不找|不转|不接|不是要|不打算|用不着|用不到|没必要|无需|千万别|先别|别(?!人)|没说过?要?|没让(?:你|您)?|没叫(?:你|您)?|没打算|没想|甭|莫|唔使|唔好|唔想|唔要|不好|不消|不敢|懒得)";
const between =
  "(?:再|先|把我|把我们|能|急着|老让我|老叫我|老是让我|老是叫我|老给我|总让我|总叫我|一直让我|一直叫我|动不动就|给我|帮我|替我|老是|总|总是|想|要|需要|麻烦|着急|浪费时间){0,3}(?:转接|转给|转去|转到|转|接给|接通|接入|接|找|揾|叫|联系|打给|排队等|排队|等|跟|和|同|与|对着|去|到|驳去|驳|丢给|推给|扔给|甩给|交给)?(?:什么|你们的|你们|个|一个|那些|任何)?";
const person = "(?:人工客服|人工(?!智能|费)|真人客服|真人|客服|专员|坐席|服务员|职员|工作人员)";
/** Only with a verb: “我不想跟人说话”. */
const talkingToPeople =
  "(?:人工|客服|真人|专员)(?:客服)?(?:就|还是)(?:算了|免了|不用|不必)|(?:不想|不愿|不愿意|不敢|懒得|唔想|不要|不用|不喜欢|怕)(?:再|去)?(?:跟|和|同|与|对着)(?:陌生|活|真|别)?人(?:说话|讲话|讲嘢|讲电话|打电话|聊天|聊|讲|谈|沟通|打交道|交流|倾偈|倾)|(?:不想|不愿|不用|不必|不要|不需要|不使|不好|不是要|没有要|没要|没想|没必要|用不着|无需|别|甭|莫|懒得|唔想|唔使)(?:再|去|给我|帮我|替我)*(?:找|揾|叫|喊|换|麻烦|打扰)(?:别)?人(?=$|[\\s\\p{P}了啦说就只来嚟])";
/** Only the verb: “别给我转接”, “不必转接”; “转账” is another. */
const transferring =
  "(?:不使|不用|不要|不需要|不必|不劳|不是要|不想|没有要|没要|没有说要?|没说过?要?|没让(?:你|您)?|没叫(?:你|您)?|用不着|没必要|无需|千万别|别|甭|莫|不好|不消)(?:再|老是|老|总是|总|又|给我|帮我|替我|把我|急着){0,3}(?:转接(?!码|口)|转驳|转介|被转|转我(?!的)|转走我|驳(?:去|到|俾|给)?|转来转去|转给(?:别)?人)(?:给我|给我|给人|到?人工|给别人)?|^[\\s\\p{P}]*(?:别|不用|不要|甭|不必|莫)(?:再|给我|帮我)*转了";
const rest =
  "(?:(?:人员|小姐姐|小哥)?(?:说话|讲话|讲嘢|聊天|聊|讲|谈|沟通|打交道|交流|倾偈|倾)?(?:了|啦|喇|吧|的|哈|哦|啊|嘛)*)";
/** “怎么不转人工”, “再不转人工我就投诉” are requests for one. */
const chinese = new RegExp(
  `(?!.{0,12}(?:不行|就投诉|就举报))(?:我)?(?:真的|就|也|都|暂时|现在|又)?(?<![再么还老干凭何你])(?:${negation}${between}${person}|${talkingToPeople}|${transferring})${rest}`,
  "u",
);

const noun =
  "(?:an? |any |the |your |some |live |real |human |actual |support |customer service )*(?:agents?|humans?|persons?|people|reps?|representatives?|operators?|staff|someone|somebody|anyone|anybody|human beings?|customer service)\\b";
const talk =
  "(?:to )?(?:talk|speak|chat|be (?:transferred|connected|put through)|connect|wait|talking|speaking|chatting|waiting)(?: (?:to|with|for))? ";
const english = new RegExp(
  [
    `(?:i |we )?(?:really )?(?<!why )(?:dont|don t|do not|wont|rather not|not|without|no need|no desire|hate|avoid)(?: (?:want|wanna|need|wish|like|have|care))?(?: for)? (?:${talk})?(?:looking for |need |having |asking for )?${noun}`,
    `(?<!why )(?:dont|do not|stop|no need to|without|not|never)(?: \\w+)? (?:transferr?(?:ing)?|connect(?:ing)?|forward(?:ing)?|pass(?:ing)?|put(?:ting)?|hand(?:ing)?|escalat(?:e|ing)) (?:(?:me|this|us)\\b ?(?:over |through |on )?(?:to |with )?(?:${noun})?|(?:over |through |on )?(?:to |with )?${noun})`,
    `(?:never|not|didnt|did not|dont) (?:ask|asked|asking|request|requested|requesting|looking|trying|wish|want|need) (?:for (?:a |any )?(?:transfer|handover|${noun})|to be (?:transferred|connected|put through|handed over|escalated|passed on)(?: (?:to|with) (?:${noun})?)?)`,
    `(?:stop|quit|enough of|no need to keep|tired of you) (?:offering|suggesting|pushing|asking|recommending)(?: me| us| about| for| whether| if| i| want| to| talk| speak| with){0,6} ${noun}`,
    `(?:id |i would |i )?(?:rather|prefer)(?: you)? (?:not|to not|didnt) (?:be |get |to be )?(?:transferr?(?:ed|ing)?|connect(?:ed)?|escalated?|hand(?:ed)? over|put through|passed (?:on|around))(?: me)?`,
    `(?:skip|forget|leave out|hold|spare me) (?:the |an? |your )?${noun}`,
    `(?:^|[,.!;] ?)(?:please )?no (?:more )?(?:live |human )?(?:agents?|humans?|reps?|people|transfers?|operators?)(?: (?:needed|required|necessary|please|pls|thanks))?(?=[,.!;]|$)`,
  ].join("|"),
  "u",
);
/** What leads over from the refusal to the question. */
const lead =
  /^[\s\p{P}]*(?:(?:lol|please|pls|thanks|but|and|so|just|只|就|只是|但|而已|了|啦|吧|你|您|直接|麻烦|麻煩)[\s\p{P}]*)*/u;

/** “烦死了”, “again”: nothing that could be answered. */
const annoyance =
  /^(?:(?:真的?|太|好|都|我|快)*(?:烦死|烦人|烦|气死|受够|够|讨厌|无语)(?:人|我|了|啊|呀)*|please|pls|again|already|seriously|ok|thanks|enough|its|this is|so|really|annoying|i said|[\s\p{P}])+$/u;

export interface WithoutRefusal {
  /** What else the message says; empty where it says nothing else. */
  readonly rest: string;
}

/** Undefined where the message refuses no human. `simplify` is the text in simplified characters and lower case. */
export function withoutRefusal(
  text: string,
  simplify: (text: string) => string,
): WithoutRefusal | undefined {
  if (text.length > longest) return undefined;
  const plain = simplify(text).replace(/[’'`]/gu, "");
  const found = chinese.exec(plain) ?? english.exec(plain);
  if (found === null || found[0].trim() === "") return undefined;
  const before = plain.slice(0, found.index);
  const after = plain.slice(found.index + found[0].length).replace(lead, "");
  const rest = `${before} ${after}`.replace(/^[\s\p{P}]+|[\s,，]+$/gu, "");
  return { rest: annoyance.test(rest) ? "" : rest };
}

/** A story is no refusal, and the patterns take time. */
const longest = 240;
