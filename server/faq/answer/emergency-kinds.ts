/**
 * What happened, told without panic: who did what to whose money, code or device, or an order to freeze the account. By kind, not by
 * sentence. All texts are simplified, in lower case, without apostrophes, and with 唔, 咗, 俾 as 不, 了, 给.
 */

import { either } from "../text/either.ts";

interface EmergencyKind {
  readonly told: RegExp;
  /** Then it is a question, a wish of its own, or somebody who may know it. */
  readonly unless?: RegExp;
}

const secret =
  "(?:验证码|校验码|动态码|短信码|短信上的数字|六位数?|那(?:几|串|组)个?数字?|密码|助记词|私钥|卡号|身份证|otp|pin码?|code)";
const owned = "(?:账户|账号|钱包|户头|银行卡|卡|号|钱|余额)";
const stranger =
  "(?:他|她|它|对方|人家|别人|骗子|陌生人|自称|冒充|假|客服|那个?人|那边|那头|电话|一个人|个人|(?:男|女)?人(?=$|\\p{P}|了|听)|公安|警察|银行的)";
const kin =
  "(?:wife|husband|mum|mom|mother|dad|father|son|daughter|brother|sister|grandma|grandmother|grandpa|parents|partner|girlfriend|boyfriend|friend|aunt|uncle)";
const whose = `(?:my|our|his|her|their|(?:my |our )?${kin}s)`;
const purse = "(?:wallet|account|card|balance|money|funds|savings)";
const enSecret =
  "(?:(?:verification|one time|sms|security|text|login) )?(?:code|pin|otp|password|passcode|seed|recovery phrase|private key)";

const asking =
  /怎么(?!办|回事|就|一下|会|少)|如何|为什么|凭什么|能不能|可不可以|会不会|要不要|该不该|是不是|能(?=把|给|告)|可以(?=把|给|告)|吗[\s\p{P}]*$|想知道|别|不要|不会|没有?(?:给|告|发|点|填|输|照|念|报)|家人|老婆|老公|\b(?:how|should i|can i|could i|what if|if|why|when|never|not|didnt|dont|is it|do i|would)\b/u;

const kinds: readonly EmergencyKind[] = [
  // “快冻结我的账户”, “帮我把账户锁上”
  {
    told: either(
      `(?:快[些点]?|赶紧|赶快|马上|立刻|立即|即刻|帮我|给我|请)[^\\p{P}]{0,8}(?<!解)(?:冻结|冻住|冻了|锁定|锁上|锁住|锁了|锁起来|锁死|封了|封掉|封住|停了|停掉|停用)[^\\p{P}]{0,3}(?:我|账户|账号|钱包|个账|所有|一切)`,
      `(?:快[些点]?|赶紧|赶快|马上|立刻|立即|即刻|帮我|给我|请)[^\\p{P}]{0,6}(?:把|将)?[^\\p{P}]{0,3}${owned}[^\\p{P}]{0,5}(?<!解)(?:冻结|冻住|冻了|冻起来|锁定|锁上|锁住|锁了|锁起来|封了|封掉|封住|停了|停掉)`,
      `(?:快[些点]?|赶紧|赶快|马上|立刻|立即|即刻|现在|先|求你们?|求求)[^\\p{P}]{0,10}(?:我|个|的)(?:账户|账号|钱包)[^\\p{P}]{0,3}(?:停|封|冻|锁)[了住掉结]`,
      `(?:停用|封锁|挂失)(?:了)?我的?(?:账户|账号|钱包)`,
      `^[^\\p{P}]{0,4}(?:给我|帮我|快|马上|立刻|现在)[^\\p{P}]{0,4}(?<!解)(?:冻结|冻住|锁住)(?:了|他|它|先|啦|吧|起来|掉)*[\\s\\p{P}]*$`,
      `^(?:冻结|锁定|锁住|冻住)(?:我|账户|账号)`,
    ),
    unless:
      /解[冻锁封除]|怎么|为什么|凭什么|如何|别|不要|不想|取消|被[^\p{P}]{0,3}[冻锁封]|汇率|免密/u,
  },
  {
    told: either(
      `(?:^|[\\p{P}] ?|\\b(?:please|pls|you|quick|quickly|hurry|just|someone|now|asap|immediately) )(?:to )?(?:freeze|lock|block|suspend|disable|shut|stop) (?:down )?(?:(?:all |every )?(?:of )?${whose} (?:whole |entire )?${purse}|everything|it all|all (?:transfers|payments|transactions))\\b`,
      `\\bput (?:a |an )?(?:hold|freeze|block|lock|stop) (?:on|to) ${whose} ${purse}`,
      `\\b(?:i )?(?:need|want) ${whose} ${purse} (?:to be )?(?:frozen|locked|blocked|suspended)`,
    ),
    unless: /\b(?:how|why|unfreeze|unlock|unblock|dont|when|what|if)\b/u,
  },
  // “冻结不了”
  {
    told: either(
      "(?<!解)(?:冻结|锁定|冻|挂失)(?:不了|不到|不上|失败)",
      "(?:没法|不能|无法)(?:冻结|锁定|挂失)",
      "\\b(?:cant|cannot|could not|couldnt|unable to|wont let me) (?:freeze|lock) (?:it|my|the account)",
    ),
    unless: /屏|手机卡|卡死/u,
  },
  // “验证码我告诉他了”, “驗證碼給了自稱客服”
  {
    told: either(
      `(?:给|告诉|报给|报|念给|读给|发给|发|说给|交给|泄露给)[了过晒]?[^\\p{P}]{0,4}${stranger}[^\\p{P}]{0,6}${secret}`,
      `${secret}[^\\p{P}]{0,12}(?:给|告诉|报|念|读|发|说|交|唸|讲)(?:给)?[了过晒]?[^\\p{P}]{0,3}${stranger}`,
      `${secret}[^\\p{P}]{0,3}(?:给|告诉|报|念|读|发|唸)[^\\p{P}]{0,3}[了过]了?[\\s\\p{P}]*$`,
      `要${secret}[\\s\\p{P}]{0,3}[^\\p{P}]{0,4}(?:给|告诉|报|念|发)(?:给)?[了过]?${stranger}`,
      `(?:骗|呃|套|盗|偷)(?:走|取)?[了走]?(?:我|他|她)?(?:的|个)?${secret}`,
      `(?:给|告诉|发)[了晒][^\\p{P}]{0,2}${secret}[^\\p{P}]{0,2}${stranger}`,
      `(?:打给|打来|电话)[^\\p{P}]{0,10}(?:叫|让|要)我?(?:念|读|报|说|讲)[^\\p{P}]{0,8}[\\s\\p{P}]{0,3}我?(?:也|就|都)?(?:念|读|报|说|讲|照做)[了过]`,
      `${secret}[^\\p{P}]{0,6}(?:念|读|报|说|讲|发)(?:了)?出去`,
      `${secret}[^\\p{P}]{0,4}(?:外流|外泄|泄露|泄漏|被(?:人|他)?(?:知道|看到|拿走|偷看|套走))`,
      `(?:骗子|他们|对方|陌生人)[^\\p{P}]{0,4}(?:知道|有|拿到|拿走|拿)[了我的]{0,3}[^\\p{P}]{0,5}${secret}`,
    ),
    unless: either(
      asking.source,
      "收款|付款码|转账码|改了|我要|商家|客服(?:说|要)[^\\p{P}]{0,6}$|亲情",
      // Asked for, and not given.
      "(?:让|叫|要求|要)我[^\\p{P}了过晒]*[\\s\\p{P}]*$",
    ),
  },
  {
    told: either(
      `\\b(?:gave|told|read|sent|shared|texted|handed|forwarded|given)\\b.{0,30}\\b${enSecret}\\b.{0,12}\\b(?:to|out|with)\\b.{0,20}\\b(?:him|her|them|guy|man|woman|lady|caller|someone|somebody|stranger|agent|scammer|support|person|phone|bank|police)\\b`,
      `\\b(?:gave|told|read|sent|shared|texted|given)\\b (?:him|her|them|someone|somebody|a stranger|a caller|(?:the|this|that|some|a) (?:\\w+ )?(?:guy|man|woman|lady|caller|person|agent|stranger|scammer))\\b.{0,16}\\b${enSecret}\\b`,
      "\\b(?:had|made|got|asked|told) me (?:to )?(?:read|give|tell|send|type)\\b.{0,20}\\b(?:numbers?|digits|code|pin|otp|password)\\b",
      `\\b(?:read|gave|told) (?:him|her|them) the (?:\\w+ )?(?:numbers?|digits)\\b`,
      `\\b(?:they|he|she|scammers?|someone|somebody|hackers?|(?:a|some|the|this|that) (?:guy|man|woman|lady|person|caller|stranger)(?: (?:on|from|at) \\w+)?)\\b (?:now |already )?(?:have|has|got|knows?|took|stole) (?:my|our|the) ${enSecret}\\b`,
    ),
    unless: asking,
  },
  // “点了个链接填了密码”
  {
    told: either(
      `(?:点|扫|按|撳|揿|打开|进)[了开进过]?[^\\p{P}]{0,8}(?:链接|网址|网站|link|二维码|短信)[\\s\\p{P}]{0,3}[^\\p{P}]{0,10}(?:填|输|写|入|给)(?:入|写)?[了过晒][^\\p{P}]{0,8}(?:${secret}|资料|信息)`,
      `(?:点|扫|按|撳|揿|打开|进)[了开进过]?[^\\p{P}]{0,8}(?:链接|网址|网站|link|二维码)[\\s\\p{P}]{0,3}[^\\p{P}]{0,6}${secret}[^\\p{P}]{0,6}(?:填|输|写|给)(?:入|写)?[了过晒]`,
      `\\b(?:clicked|opened|tapped|followed|scanned)\\b.{0,24}\\b(?:link|url|site|website|qr|code)\\b.{0,24}\\b(?:entered|typed|put in|put|filled in|filled|gave)\\b.{0,24}\\b(?:${enSecret}|card (?:number|details)|details)\\b`,
    ),
    unless: either(asking.source, "重置|官方|错误|提示|打不开|invalid|reset"),
  },
  // “让我屏幕共享我照做了”, “手机不听使唤了”
  {
    told: either(
      `(?:让|叫|要|教|要求)我?[^\\p{P}]{0,12}(?:共享|分享|投屏|远程|下载|装个|安装)[^\\p{P}]{0,10}[\\s\\p{P}]{0,3}[^\\p{P}]{0,4}(?:照做|做了|开了|开启了|共享了|分享了|装了|下载了|同意了|给他)`,
      `(?:共享|分享)(?:了|给)[^\\p{P}]{0,4}(?:屏幕|个mon|mon)|(?:开|打开|开启)了[^\\p{P}]{0,3}(?:屏幕共享|共享屏幕|分享屏幕)[^\\p{P}]{0,6}给[^\\p{P}]{0,4}${stranger}`,
      "手机[^\\p{P}]{0,6}(?:不听(?:我)?使唤|被(?:人|他|对方)?(?:远程)?(?:控制|操控|操作))|(?:被|给)[^\\p{P}]{0,3}远程(?:操作|控制|操控)",
      "(?:他|她|对方|有人|骗子|别人|陌生人|客服)[^\\p{P}]{0,4}(?:用)?[^\\p{P}]{0,4}(?:远程|远端|遥控|软件|软体|控制)[^\\p{P}]{0,6}(?:操作|控制|操控|进|连)[^\\p{P}]{0,3}我",
      "手机[^\\p{P}]{0,4}(?:自己|自动)(?:在)?(?:动|操作|点|转|打开)",
      "\\b(?:he|she|they|someone|somebody|the \\w+|a stranger)\\b (?:has |have |is |just )*(?:took over|taken over|controls|controlling|controlled) (?:of )?my (?:phone|screen|computer|device|account)",
      "\\bmy phone (?:is )?(?:moving|clicking|opening|doing things|acting) (?:\\w+ ){0,3}by itself",
      "\\b(?:told|asked|made|got|wanted) me to (?:share (?:my|the) screen|install|download).{0,30}\\band i did\\b",
      "\\b(?:let|gave) (?:him|her|them|someone|the \\w+|a \\w+) (?:remote |full )?(?:control|access|take over|into)\\b.{0,20}\\b(?:phone|screen|computer|laptop|device|account|anydesk|teamviewer)|\\bshared my screen (?:with|to) (?:him|her|them|a |the |some)",
    ),
    unless: asking,
  },
  // “钱不见了”, “账户里的钱莫名其妙没了”, “账户怎么在自己转账”
  {
    told: either(
      `^[\\s\\p{P}]*(?:(?:天啊?|怎么|救命|快|急|我|俺|咱|的|账户|卡|钱包|里面?|上|些)[\\s\\p{P}]*){0,6}(?:钱|余额|存款|积蓄)(?:全|都|突然|怎么|咋|就|一下子?|不知怎么)*(?:不见|没|没有|消失|空|变零|变成零|变0)(?:了|晒|掉|光|咧|啦|喽|嘞)+(?:[\\s\\p{P}]|怎么办|怎么回事|为什么|啊|呀|呢|吗|么)*$`,
      `(?:钱|余额|存款|积蓄|账户|卡里|块|元|万|千)[^\\p{P}]{0,12}(?:莫名其妙|无缘无故|无端端|无啦啦|无故|凭空|突然|一夜之间|一下子|不知怎么)[^\\p{P}]{0,6}(?:没|不见|消失|没有|变零|变成(?:零|几)|清零|归零|空)了?`,
      `(?:莫名其妙|无缘无故|无端端|无啦啦|凭空|突然|一夜之间|一下子)[^\\p{P}]{0,4}(?:少了|没了|不见了|扣了)[^\\p{P}]{0,3}[\\d一二三四五六七八九十两几][^\\p{P}]{0,3}[百千万]`,
      `少了[^\\p{P}]{0,3}[\\d一二三四五六七八九十两几][^\\p{P}]{0,3}[\\p{P}\\s]{0,2}[^\\p{P}]{0,4}不是(?:我|本人)`,
      `(?:余额|账户|钱包|卡里)[^\\p{P}]{0,4}(?:变成?|得返|只剩|剩下|成了)(?:零|0|几毛)(?:元|蚊|块)?(?:了|$|[\\s\\p{P}])`,
      "钱(?:不见|没有?)晒|(?:账户|钱包|户头)(?:里)?[^\\p{P}]{0,4}(?:清晒|清光|被?洗劫|一空|一分不剩|一毛不剩|没剩)|(?:账上|账户|卡里|钱包|余额)[^\\p{P}]{0,4}(?:一分|一毛|一块|一元)(?:钱)?(?:不|都不|都没|没)剩?",
      `(?:扫|点)[了完过]?[^\\p{P}]{0,8}(?:码|链接|qr ?code)[之后了]{0,3}[\\s\\p{P}]{0,3}[^\\p{P}]{0,6}(?:没了|少了|不见了?|被转|被扣走|被划)`,
      `(?:我)?(?:爸|妈|爹|娘|老公|老婆|儿子|女儿|弟|妹|哥|姐|奶奶|爷爷|外婆|外公|阿姨|家人)[^\\p{P}]{0,8}(?:钱包|账户|账号|卡|钱|身家)[^\\p{P}]{0,6}被[^\\p{P}]{0,4}(?:清空|盗|偷|转|刷|掏空|骗|划)`,
      `被(?:人|他|骗子)?(?:给)?骗了[^\\p{P}]{0,3}(?:副身家|全部|所有|积蓄)`,
      "(?:账户|账号|钱包|余额|卡)[^\\p{P}]{0,4}(?:在自己|自己[在就]|自己突然)[^\\p{P}]{0,2}(?:转|付|扣|花|刷|买)",
    ),
    unless:
      /优惠券|红包|积分|退款|充值|提现|转账给|代币|更新|升级|记录|换手机|为什么显示|付了|买了|续费/u,
  },
  {
    told: either(
      `\\b(?:all|every ?thing|every (?:cent|penny|dollar)|${whose} (?:whole |entire )?(?:\\w+ )?${purse}|(?:the|all the) money(?: in my \\w+)?)\\b.{0,24}\\b(?:vanished|disappeared|gone|wiped|emptied|drained|cleaned out)\\b`,
      `\\b${whose} ${purse}\\b (?:is |was |now |suddenly |just |has |shows? |says? |reads? |at |went |to |dropped ){1,5}(?:zero|0|empty|nothing)\\b`,
      `\\b${whose} ${purse}s?\\b (?:was|got|has been|is being|is|been|just got) (?:\\w+ )?(?:drained|emptied|hacked|stolen|robbed|cleaned out|wiped|raided|broken into)`,
      `\\b${whose} ?${kin}s? ${purse}\\b.{0,12}\\b(?:drained|emptied|hacked|stolen)`,
      "\\b(?:cleaned|wiped) (?:me|us|him|her|them) out\\b|\\b(?:robbed|emptied|drained) (?:me|us)\\b",
      `\\b(?:woke up|this morning|checked|opened the app)\\b.{0,20}\\b${whose} ${purse} (?:is|was) (?:\\w+ )?empty`,
      `\\b(?:moneys?|funds|cash|balance)\\b (?:is |are |keeps? |just |being )*(?:leaving|going out|flying out|disappearing|draining)\\b`,
      `\\b(?:someone|somebody|some (?:guy|man|one|person|stranger)|a stranger|they|theyre|he|he is|shes|hes|hackers?)\\b.{0,30}\\b(?:using|spending|taking|logged in(?:to)?|inside|moving|stealing|emptying|draining)\\b.{0,20}\\b${whose} (?:${purse}|phone)\\b`,
      `\\b\\d[\\d,.]*k?\\b (?:\\w+ ){0,2}(?:vanished|disappeared|gone|missing)\\b.{0,10}\\b(?:after|when) i (?:scanned|clicked|tapped)`,
    ),
    unless:
      /\b(?:points|coupons?|voucher|update|upgrad\w+|can (?:my|someone|i)|how|what if|refund|top ?up|token|new phone|for the purchase|normal)\b/u,
  },
  // 有人在別的城市用我的錢包
  {
    told: either(
      `(?:有人|别人|陌生人|谁)[^\\p{P}]{0,10}(?:用|刷|登|碌|花|操作)(?:着|紧|緊|了)?(?:我)(?:的|张|个)?${owned}`,
      "(?:有人|别人)[^\\p{P}]{0,4}(?:碌|刷|用)(?:紧|緊|住)我",
      `${owned}[^\\p{P}]{0,2}被人?(?:碌|刷)了`,
      "账户[^\\p{P}]{0,6}[\\p{P}\\s]{0,2}有人在里面",
      // “号丢了，有人在里面买东西”, “骗子让我点链接，结果卡里少了三千”
      "(?:有人|别人|陌生人|骗子)[^\\p{P}]{0,3}[在正][^\\p{P}]{0,3}里[面头边]?[^\\p{P}]{0,3}(?:买|花|刷|消费|付|转|借|下单|提)",
      `(?:骗子|诈骗|自称|冒充)[\\s\\S]{0,24}(?:里|上|${owned})[^\\p{P}]{0,2}(?:少|没|不见)了`,
    ),
    unless: /怎么(?:防|知道|看)|如何|让别人|给别人|亲情|家人|吗[\s\p{P}]*$|可以/u,
  },
];

/** “快冻结我的账户”: an order about the account, where no phone and no stranger is spoken of. */
export const ordersFreeze = (plain: string): boolean =>
  kinds.slice(0, 2).some(({ told, unless }) => told.test(plain) && !unless?.test(plain)) &&
  !/手机|骗|助记词|私钥|银行卡|不是我|\b(?:phone|mobile|scam\w*|seed|phrase|card|not me|tricked)\b/u.test(
    plain,
  );

/** Whether the message tells of an emergency, however calmly. `plain` is simplified, in lower case. */
export const tellsOfEmergency = (plain: string): boolean =>
  kinds.some(({ told, unless }) => told.test(plain) && !unless?.test(plain));
