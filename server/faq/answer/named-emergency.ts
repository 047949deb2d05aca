/**
 * Which emergency it is, where the words themselves say it: the search finds what is nearest, and a password that leaked is near
 * a seed phrase that leaked. All texts are simplified, in lower case, without apostrophes. The first kind that fits counts.
 */

interface NamedKind {
  /** The urgent article. */
  readonly kind: string;
  readonly told: RegExp;
  /** Then it is a question, or something that the customer has not done yet. */
  readonly unless: RegExp;
}

const either = (...patterns: readonly string[]) => new RegExp(patterns.join("|"), "u");

/** “…吗” at the end of a clause, “能不能”, “怎么” but for “怎么办” and “怎么会”. */
const asks =
  "吗[\\s\\p{P}]*$|(?<!还)能不能|可不可以|会不会|要不要|是不是(?!我)|怎么(?!办|回事|会)|如何|如果|要是|万一|\\b(?:how|can|could|should|would|may|what if|if|when|will|does)\\b";
const kin =
  "(?:老公|老婆|丈夫|妻子|先生|太太|儿子|女儿|孩子|小孩|爸爸?|妈妈?|弟弟?|妹妹?|哥哥?|姐姐?|家人|男友|女友|男朋友|女朋友|室友|同事|朋友|亲戚)";
const kinInEnglish =
  "(?:wife|husband|mum|mom|mother|dad|father|son|daughter|kid|kids|child|children|brother|sister|grandson|partner|girlfriend|boyfriend|friend|roommate|flatmate|colleague|coworker)";
const others = "(?:有人|别人|陌生人|谁|他人|骗子|黑客)";
const place = "(?:在|从)?[^\\p{P}]{0,6}";
const seed = "(?:助记词|私钥|恢复短语)";
const seedInEnglish = "(?:seed(?: phrase)?|recovery (?:phrase|words)|private key|secret phrase)";
const leaked =
  "(?:泄露|泄漏|外泄|外流|流出|被(?:人|别人|他|她|对方|陌生人)?(?:知道|看到|看见|偷看|拿走|偷走|破解|套走))";

const kinds: readonly NamedKind[] = [
  {
    kind: "seed-phrase-lost",
    told: either(
      `${seed}[^\\p{P}]{0,6}${leaked}`,
      `(?:把|将)[^\\p{P}]{0,4}${seed}[^\\p{P}]{0,4}(?:发|贴|传|晒|上传|截图发)[^\\p{P}]{0,8}了`,
      `\\b${seedInEnglish}\\b.{0,12}\\b(?:leaked|exposed|stolen|compromised|got out)\\b`,
    ),
    unless: either(asks),
  },
  {
    kind: "account-stolen",
    told: either(
      // The SIM works in somebody else's phone now.
      "(?:sim卡?|手机卡?|电话卡|门号|号码)[^\\p{P}]{0,6}(?:没有?|无|失去|掉)(?:了)?(?:信号|讯号|服务|网络)[\\s\\S]{0,16}(?:转账|扣款|扣费|支付|付款|转出|消费|提现)[^\\p{P}]{0,4}(?:短信|简讯|通知|提醒|讯息)",
      "(?:sim卡?|手机卡|电话卡|门号)[^\\p{P}]{0,3}被[^\\p{P}]{0,4}(?:补办|补卡|复制|换走|换卡|重办)",
      "\\b(?:sim|phone)\\b.{0,16}\\b(?:no|lost|without|loses) (?:signal|service|reception)\\b.{0,40}\\b(?:transfers?|payments?|charges?|debit|bank|purchase)\\b.{0,16}\\b(?:texts?|alerts?|notifications?|sms|messages?)\\b",
      // Somebody else is in the account.
      `${others}${place}(?:登录|登入|登陆|登进|登上)(?:着|了|进|到)*[^\\p{P}]{0,3}我`,
      "(?:登录|登入|登陆)[^\\p{P}]{0,6}[\\s\\p{P}]{1,3}[^\\p{P}]{0,4}(?:不是我|不是本人|非本人|我没有?登)",
      "(?:不认识|陌生|没见过)的?[^\\p{P}]{0,2}(?:设备|装置|手机|电脑)[^\\p{P}]{0,4}(?:登录|登入|登陆|在线)(?:着|了|中|我)",
      "\\b(?:someone|somebody|a stranger|strangers?|some (?:guy|one|person)|a hacker|hackers?|anyone else)(?: else)?(?: is| has| was| just| have)*\\b (?:logged|signed|logging|signing) in(?:to)?\\b",
      "\\b(?:log ?ins?|logged in|sign ins?|sign-ins?|signed in)\\b.{0,40}\\b(?:not me|(?:wasnt|isnt) me|not mine|i did not|i didnt)\\b",
      "\\bdevices? (?:that )?i (?:dont|do not|didnt) (?:know|recogni[sz]e|own)\\b.{0,24}\\b(?:signed|logged) in\\b",
      // Its password is known.
      `(?:登录|支付|钱包|账户|账号|我的?)?密码[^\\p{P}]{0,5}${leaked}`,
      `(?:别人|有人|他|她|骗子|对方|前任|前男友|前女友)(?:已经|都)?(?:知道|拿到|看到)了?我?的?(?:登录|支付|钱包)?密码`,
      "\\bmy (?:\\w+ )?(?:password|passcode|pin)\\b.{0,12}\\b(?:leaked|stolen|exposed|compromised|hacked)\\b",
      "\\b(?:someone|somebody|he|she|they|a stranger|my ex)\\b.{0,6}\\b(?:knows?|has|got|have|saw|found out) my (?:\\w+ )?(?:password|passcode|pin)\\b",
    ),
    unless: either(asks, `${seed}|\\b${seedInEnglish}\\b`, "不是我吗|是我自己|亲情|提醒怎么"),
  },
  {
    kind: "unauthorized-transaction",
    told: either(
      "(?<!还|因为)(?:没有?|未曾?|不曾)(?:付|买|操作|授权|转|消费|刷|支付|同意|做)过?(?:这|那|此)(?:一)?(?:笔|个|次|项|单)",
      "(?:这|那|此)(?:一)?(?:笔|个|次|项|单)[^\\p{P}]{0,4}我(?:根本|从来|并|真的|都|可)*(?:没有?|未曾?|不曾)(?:付|买|操作|授权|转|消费|刷|支付|同意|做)过",
      "(?:这|那|此)(?:一)?(?:笔|个|次|项|单)[^\\p{P}]{0,6}(?:不是|非)(?:我|本人)(?:付|买|操作|授权|转|消费|刷|支付|弄|做|的|$|[\\s\\p{P}])",
      "从(?:来)?(?:没有?|未)在[^\\p{P}]{0,8}(?:买|消费|付|花)[^\\p{P}]{0,6}[\\s\\p{P}]?[^\\p{P}]{0,3}(?:扣|刷|收)",
      `${kin}[^\\p{P}]{0,4}(?:拿|用|偷|趁|登)[^\\p{P}]{0,4}我的?[^\\p{P}]{0,2}(?:手机|钱包|账户|账号|卡)[^\\p{P}]{0,4}(?:转|付|充|储|打赏|买|花|刷|消费|下单)[^\\p{P}]{0,8}(?:了|走|掉|[\\d一二三四五六七八九十两几][百千万])`,
      `\\bmy (?:\\w+ )?${kinInEnglish}\\b (?:secretly |just |has |have )*(?:took|used|grabbed|spent|got into)\\b.{0,24}\\bmy (?:phone|wallet|card|account|money)\\b`,
      "\\bi (?:did not|didnt|never) (?:make|made|authori[sz]ed?|approved?|do|did|pay for|pay|paid|send|sent|initiated?|confirm(?:ed)?) (?:this|that|these|those|any of (?:this|these))\\b",
      "\\b(?:payments?|transfers?|charges?|transactions?|purchases?)\\b.{0,30}\\b(?:i (?:did not|didnt|never) (?:make|made|authori[sz]ed?|approved?)|(?:isnt|arent|not) mine)\\b",
    ),
    unless: either(
      asks,
      "成功|还没|收到|到账|能取消|可以取消|取消吗|手续费吗|\\b(?:yet|through|before|receive\\w*|fee|cancel)\\b",
    ),
  },
  {
    kind: "scam-reported",
    told: either(
      "(?:屏幕|荧幕|萤幕|画面|桌面)[^\\p{P}]{0,2}(?:共享|分享|投)给了?(?:他|她|对方|别人|那个?人|那边|骗子|陌生人|客服|一个人)",
      "(?:屏幕|荧幕|萤幕)(?:共享|分享)[\\s\\p{P}]{0,3}[^\\p{P}]{0,8}看(?:到|见)了?我?[^\\p{P}]{0,3}(?:密码|验证码|余额)",
      "(?:按|照)[^\\p{P}]{0,4}(?:他|她|对方|客服)[^\\p{P}]{0,4}(?:下载|装|安装)了[^\\p{P}]{0,6}[\\s\\p{P}]{0,3}[^\\p{P}]{0,3}手机[^\\p{P}]{0,4}(?:不受|不听|失控)",
      "被[^\\p{P}]{0,4}(?:冒充|假冒|自称|假扮)[^\\p{P}]{0,10}骗了",
    ),
    unless: either(asks, "没有?(?:共享|分享|给)|不要|别"),
  },
  {
    kind: "phone-lost",
    told: /\b(?:stole|snatched|robbed me of|took off with|grabbed) my (?:phone|mobile|iphone)\b|\bmy (?:phone|mobile|iphone) (?:was|got|is|has been) (?:stolen|snatched|robbed)\b/u,
    unless: either(asks),
  },
];

/** The urgent article that the words themselves name; undefined where the search has to find it. */
export const namedEmergency = (plain: string): string | undefined =>
  kinds.find(({ told, unless }) => told.test(plain) && !unless.test(plain))?.kind;
