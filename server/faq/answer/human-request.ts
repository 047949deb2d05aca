import { isOpenBeginning } from "../text/open-beginning.ts";

/**
 * Words that a request for a human has, and words that only look like one. A request is heard by its likeness to the phrasings of
 * smalltalk.yml; “转给别人了” and “找工作” are like them too, so somebody who could help must be named as well.
 */

/** In these, 人工, 真人, agent and human mean something else. */
const otherSenses = new RegExp(
  [
    "人工(?:智能|智慧|耳蜗|费|成本|授精|受孕|湖|草坪|降雨|呼吸|关节|合成|养殖|心脏)",
    "人工(?:审核|审查|复核|核实|审批|处理时间)",
    "真人(?:检测|验证|认证|识别|核验|比对|活体|秀|版|电影|游戏)",
    "(?:房产|房屋|租房|房|保险|保|旅行社|留学|移民|二手)(?:经理|中介|经纪人?|专员|代理)",
    "机器人(?:学|公司|玩具|比赛)|扫地机器人",
    "(?:理财|产品|项目|银行|大堂|人事)经理",
    "(?:他|她|对方|人家|商家|卖家)的?(?:电话|号码|微信)",
    "(?:打工|陌生|别的|其他)人(?!工)",
    "(?:没有?|冇|有)人(?:给|跟|向|帮)?我?(?:转|打|汇|付|充|借|还)(?:过|了|来)?(?:我)?(?:钱|账|款)",
    '[“"「『](?:人工)?客服[”"」』]',
    "(?:real estate|estate|travel|insurance|rental|rent|letting|secret|ticket|tax|booking|customs|sports|literary|fbi|free|purchasing|shipping|transfer|leasing|property|fake) (?:agents?|agency)",
    "human (?:rights|resources|error|trafficking|body|history|race|nature)|(?:the|wrong|same|that|third|another|which|what) person\\b|(?:phone|tour|crane|machine|switchboard|forklift) operator|(?:sales|union|house) rep(?:resentative)?s?\\b|in person|per person|delivery person",
    "\\b(?:talk|speak|chat)(?:ing)? (?:to|with) (?:my|his|her|their) (?!agent|rep|representative|account manager|advis[eo]r|manager)",
  ].join("|"),
  "gu",
);

/** Somebody who could help, or something that cannot. */
const helper = new RegExp(
  [
    "人工|真人|客服|坐席|座席|后台的?人|负责的(?=出来|来|$|人|呢|接|说|讲)|专员|专人|专家|^(?:please |pls |can you |could you |why (?:wont|cant|dont) you (?:just )?)?(?:transfer|connect|escalate) me(?: please| pls| now)?$|活人|人类|活的|真的人|喘气|主管|经理|领导|老板|老总|负责人|管事|拍板|做主|话事|工作人员|服务员|服务人员|服务生|值班|职员|员工|同事|同仁|小编|小妹|小姐姐|小哥|老师傅|师傅|接线|专线|技术人员|工程师|管理员|上级|顾问|转接|通话|语音|会说人话|懂的来|教教我|谁负责|客诉|会说话|你们的人|自动回复|给我转(?=$|[,.!])|机器人.{0,4}退|摆一哈|摆龙门",
    "(?:找|换|来|叫|让|派|要|有|请|喊|揾|整|安排|跟|和|同|与|个|没|位|是)(?:没有|没|冇|无|个|一个|一位|位|大|些)?(?:真|活|正常|能说话的|说得清的|懂的|能管事的|会说话的)?(?:的)?的?人(?:说|讲|来|过来|出来|聊|谈|吗|在|吧|嘛|管|理|帮|接|回|处理|联系|跟|给|啊|啦|呢|不|么|听|能|可以|出|对话|直接|唠|教|负责|会死|看|$|[,.!?\\s])",
    "(?:回|打)(?:个|一个|一通|通)?(?:电话)?(?:给我|我电话|过来)|给我(?:回|打)(?:个|一个|一通|通)?电?话?",
    "(?:不|别|唔|莫|讨厌|烦|够|停止|什么|都是|配|少拿).{0,10}(?:机器|机械|电脑|自动回|模板|罐头|复读|复制)|(?:机器|机械)人?.{0,4}(?:闪|滚|走开|收皮|敷衍|判断不|不懂)|全.{0,4}机器人",
    "\\b(?:agents?|humans?|hoomans?|persons?|people|reps?|representatives?|operators?|staff|employees?|supervisors?|managers?|boss|someone|somebody|anyone|anybody|specialists?|advisors?|advisers?|associates?|live chat|live support|live help|customer (?:service|care|support)|support team|team member|call me|ring me|phone me|call ?back|callback|put me through|escalate|connect me|real (?:one|deal)|flesh|team|ppl|dude|cs|living soul|who else|call|talk to|speak (?:to|with)|chat with|who can i)\\b",
    "(?:not|no|dont|refuse|stop|hate|tired of|enough|instead of)\\b.{0,24}\\b(?:(?:chat)?bots?|robots?|machines?|computers?|automat\\w*|canned|copy paste|ai)\\b",
  ].join("|"),
  "u",
);

/** A question about those who work here, or a word about one of them. */
const aboutStaff = new RegExp(
  [
    "(?:客服|人工|坐席|专员|真人).{0,10}(?:几点|等多久|等几久|排多久|排队多久|多久能接|要多久|按个赞|按赞|按讚|上班|下班|营业|工作时间|服务时间|时间段|24小时|放假|休息|外包|工资|薪|哪里人|哪个城市|多少人|几个人|真的吗|是不是人|收费|收钱|要钱|花钱|付费|免费|话费|扣费|扣钱|电话是|号码)",
    "(?:几点|上班时间|工作时间|服务时间|周末|礼拜|星期|周[一二三四五六日天]|节假日|过年|春节|除夕|国庆|中秋|元旦|放假|半夜|凌晨|晚上|早上|夜里|夜间|全天|今天|明天).{0,12}(?:有没有|有|还有|在|能找到|可以找|找得到|上线|上班).{0,6}(?:人工|客服|真人|坐席|人接|人在|值班)",
    "(?:客服|小哥|小姐姐|坐席|专员|人工|同事).{0,14}(?:很好|真好|挺好|不错|态度好|好评|五星|耐心|专业|表扬|点赞|感谢|太好了|热情|给力|锦旗|很棒|真棒|夸)",
    "(?:感谢|谢谢|表扬|夸|好评|点赞|锦旗).{0,14}(?:客服|小哥|小姐姐|坐席|专员|同事)",
    "应聘|应征|應徵|招聘|缺(?:不缺)?(?:个|名|些)?(?:客服|人工客服|人手)|还招|招.{0,3}(?:客服|人)吗|求职|兼职|简历|面试|入职|招人|招不招|招吗|岗位|待遇|校招|实习|征才|徵才|缺人|工资|月薪|(?:当|做|干)(?:你们的?|个|名)?客服",
    "(?:自称|冒充|假扮|假装|说是|假的?|骗子).{0,10}(?:客服|人工|专员|经理|工作人员)",
    "(?:客服|专员|工作人员).{0,8}(?:让我|叫我|要我|问我要|骗|加我|打电话来|来电话|是真的|是假的)",
    "(?:人工|客服|真人|专员).{0,4}(?:排队|排|等)(?:队)?(?:大概|一般)?多(?:久|长时间)",
    "^[^,.!?]{0,6}客服[^,.!?]{0,8}机[器械]人(?:吧|吗|啊|呀|么|嘛|来的|了)*[\\s\\p{P}]*$|^(?:is|are) [^,.!?]{0,40}\\b(?:bots?|robots?|ai|machines?)[\\s\\p{P}]*$",
    "找回(?!.{0,6}(?:人工|客服|真人))",
    "\\b(?:cost|costs|charge|charged|fee|fees|pay|free)\\b.{0,30}\\b(?:agents?|reps?|humans?|person|representative)\\b|\\b(?:hours|what time|until when|opening|open|closed?|weekends?|sundays?|saturdays?|holidays?|christmas|outsourced|salary|hiring|job|jobs|career|careers|vacanc\\w*|resume|internship|interview|based in|located)\\b.{0,40}\\b(?:agents?|reps?|staff|support|customer service|team|humans?|people|operator)\\b",
    "\\b(?:agents?|reps?|staff|support|customer service|team|humans?|operator)\\b.{0,40}\\b(?:hours|what time|until when|weekends?|sundays?|saturdays?|holidays?|christmas|outsourced|salary|hiring|jobs?|career|careers|vacanc\\w*|based in|located|free of charge|cost extra|cost money|how much)\\b",
    "^[^,.!?]{0,16}\\b(?:agent|rep|representative|operator|person|manager)\\b[^,.!?]{0,24}\\b(?:told|said|promised|wrote|confirmed)\\b(?![^]*\\b(?:another|new|real|human|speak|talk|chat|connect|transfer)\\b)",
    "(?:同事|朋友|家人|老公|老婆|孩子).{0,6}(?:帮|替|给)?我?(?:代付|代充|充值|付款|转账|还款)",
    "(?:客服|人工).{0,6}(?:怎么|怎样|如何)工作",
    "商务合作|谈合作|合作.{0,4}(?:找|联系)(?:谁|哪)|加盟|招商|投广告|广告投放|\\b(?:partnerships?|partner with|sponsorship|advertis\\w+|business development|franchise|resell\\w*)\\b",
    "\\bwhen (?:is|are|does|do) (?:your|the) (?:\\w+ )?(?:team|support|agents?|staff|people)\\b",
    "\\bhow many (?:people|agents|staff|reps|employees)\\b|\\b(?:agents?|reps?|representative|staff|guy|lady|woman|person|support|team)\\b.{0,30}\\b(?:was|were|is|has been) (?:so |very |really |super |extremely |incredibly )?(?:great|helpful|nice|kind|amazing|awesome|lovely|wonderful|terrific|superb|kind|sweet|good|best|polite|patient|friendly|excellent|fantastic|brilliant|rude)\\b",
    "\\b(?:kudos|compliment|praise|tip|thank|5 stars|five stars|good review|rate)\\b.{0,40}\\b(?:agents?|reps?|representative|staff|guy|lady|support|team)\\b",
    "\\b(?:become|becoming|apply|applying|work as|work for|working as|join)\\b.{0,30}\\b(?:agents?|reps?|support|staff|team|customer service)\\b",
    "\\b(?:pretend\\w*|claim\\w*|impersonat\\w*|posing|fake|says? (?:he|she|they)).{0,40}\\b(?:agents?|reps?|representative|staff|support|employee)\\b",
    "\\b(?:to|at|from|between|of) (?:the )?(?:wrong|same|another|other|different|new) (?:person|people)\\b|\\b(?:money|sent|send|paid|pay|transfer(?:red)?)\\b.{0,16}\\b(?:to|from) (?:a |an |the |my |some)?(?:person|people|someone|somebody)\\b",
  ].join("|"),
  "u",
);

/** Nothing but “转仁工”, “zrg”, “0”: too short to look for words in it. */
const shortest = { characters: 6, words: 3 };
/** One of these characters stands in any request, mistyped or not; “讲个笑话” has none. */
const ofRequests =
  /[人仁任认客科服付工公功员线接转轉换找叫喊派专真活管主经领老上机器电打回答懂谁]/u;

/** Whether a text that is like a request for a human may be one. `plain` is simplified, in lower case. */
export function mayRequestHuman(plain: string): boolean {
  if (plain === "0") return true;
  if (isOpenBeginning(plain)) return false;
  const text = plain.replace(otherSenses, " ");
  if (aboutStaff.test(text)) return false;
  const isShort =
    plain.replace(/\P{Script=Han}/gu, "").length <= shortest.characters &&
    plain.split(/\s+/).length <= shortest.words;
  if (!isShort) return helper.test(text);
  return (
    text === plain &&
    (!/\p{Script=Han}/u.test(plain) || ofRequests.test(plain) || helper.test(plain))
  );
}

const request =
  /(?:请|請|麻烦|麻煩|赶紧|赶快|快点?|马上|立刻|直接|那就|还是|我想|我要|我|能不能|可以|可不可以|能)*(?:给我|幫我|帮我|给|替我)?(?:转接?|轉接?|接|找|叫|换|要|来|聯絡|联系|搵|驳)(?:到|成|去|个|個|一个|一個|一下|位)*(?:在线|線上)?(?:人工|真人|活人)?(?:客服|专员|專員|坐席|主管|经理|經理)?(?:人员|服务|處理|处理|吧|了|啊|谢谢|来|說|说|一下)*|(?:please |pls |can you |could you |just |i want to |i need to |i want |i need |let me )*(?:talk to|speak to|speak with|chat with|get me|connect me (?:to|with)|transfer me to|give me|need|want)? ?(?:an? |the |your )?(?:real |live |human )*(?:agent|human|person|representative|rep|manager|supervisor|operator)(?: please| pls| now)?/giu;
const namesHelper =
  /人工|真人|活人|客服|专员|專員|坐席|主管|经理|經理|agent|human|person|rep|manager|supervisor|operator/iu;
/** A shorter text asks nothing. */
const shortestQuestion = 4;

/** What a message says beside the request for a human; empty where that is nothing. */
export function withoutHumanRequest(text: string): string {
  if (text.length > 240) return "";
  const rest = text.replace(request, (found) => (namesHelper.test(found) ? " " : found)).trim();
  const hasQuestion =
    rest !== text.trim() && rest.replace(/[^\p{L}]/gu, "").length >= shortestQuestion;
  return hasQuestion ? rest : "";
}

/** “0” as on the telephone; “账户被盗了快给我转人工”: the plain words at the end or the beginning, whatever else is said. */
const plainRequest =
  /(?<!\b(?:do|did|if|when|why|how|not|dont|to) )\b(?:(?:get|give|find) me|i (?:want|need|demand)(?: to (?:talk|speak) (?:to|with))?|(?:let me|just) (?:talk|speak) (?:to|with)|(?:connect|transfer|put) me (?:to|with|through to)) (?:an? |the |some |your )?(?:real |live |actual |fucking |damn )*(?:human(?: being)?|agent|person|representative|rep|manager|supervisor|operator)(?: right now| now| please| pls| asap| immediately| at once| here)*[\s\p{P}]*$|^0$|^(?:please |pls |just |can you |could you |why (?:wont|cant|dont) you )*(?:transfer|connect|escalate) me(?: please| pls| now)?$|(?:找|叫|让|换)你们的?人(?:来|出来|说|讲)?$|(?:找|叫|派|请|有没有)(?:个|一个)?人.{0,2}(?:打电话|回电|打给|回复)|^(?:在线)?客服在吗.{0,3}(?:我?要问|有事|找你|问)|^(?:please |pls |just |can you |could you )*(?:put|patch) me through(?: please| pls| now)?$|(?:再|还|怎么|凭什么|为什么|干嘛)不(?:肯|能|给|帮)?(?:给我|帮我)?(?:转|接|找)(?:人工|真人|客服)|(?:^|[\p{P}\s]|给我|帮我|快|马上|赶紧|立刻|立即|请|直接|我要|要|想|麻烦)(?:转接|转|接|找|叫)(?:个|一下|到)?(?:人工|真人|活人|客服)(?:客服)?(?:吧|了|啊|谢谢|处理|来)*[\p{P}\s]*$|(?:搵|揾|找|叫|派|换|让|喊)(?:个|個|一个|位)?.{1,5}[的嘅]人(?:来|嚟|过来|出来|跟我|同我)$|^(?:请|快|我要|帮我|给我)?(?:转接|转|接)(?:人工|真人|客服)(?:客服)?[\p{P}\s]/u;

export const requestsPlainly = (plain: string): boolean => plainRequest.test(plain);
