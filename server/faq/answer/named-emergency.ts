/**
 * Which emergency it is, where the words themselves say it: the search finds what is nearest, and a password that leaked is near
 * a seed phrase that leaked. All texts are simplified, in lower case, without apostrophes. The first kind that fits counts.
 */

import { either } from "../text/either.ts";
import { ordersFreeze } from "./emergency-kinds.ts";

interface NamedKind {
  /** The urgent article. */
  readonly kind: string;
  readonly told: RegExp;
  /** Then it is a question, or something that the customer has not done yet. */
  readonly unless: RegExp;
}

/** “…吗” at the end of a clause, “能不能”, “怎么” but for “怎么办” and “怎么会”. */
const asks =
  "吗[\\s\\p{P}]*$|(?<!还)能不能|可不可以|会不会|要不要|是不是(?!我)|怎么(?!办|回事|会|拦|追|止)|如何|如果|要是|万一|\\b(?:how|can|could|should|would|may|what if|if|when|will|does)\\b";
const kin =
  "(?:老公|老婆|丈夫|妻子|先生|太太|儿子|女儿|孩子|小孩|爸爸?|妈妈?|弟弟?|妹妹?|哥哥?|姐姐?|家人|男友|女友|男朋友|女朋友|室友|同事|朋友|亲戚)";
const kinInEnglish =
  "(?:wife|husband|mum|mom|mother|dad|father|son|daughter|kid|kids|child|children|brother|sister|grandson|partner|girlfriend|boyfriend|friend|roommate|flatmate|colleague|coworker)";
const others = "(?:有人|别人|陌生人|谁|他人|骗子|黑客)";
const place = "(?:在|从)?[^\\p{P}]{0,6}";
const assets = "money|funds|savings|balance|coins?|crypto|usdt|bitcoin|eth";
const secret = "(?:密码|验证码|校验码|卡号|身份证号?|资料|信息|pin)";
const fake = "(?:假冒?|仿冒|钓鱼|诈骗|山寨|可疑|骗子)";
const page = "(?:网站|网页|网址|链接|连结|连接|页面|app|短信|简讯|邮件|二维码|qr ?code)";
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
      `${fake}的?[^\\p{P}]{0,3}${page}[^\\p{P}]{0,8}(?:输|填|登|写|留|给)(?:入|录|写|下)?[了过][^\\p{P}]{0,8}(?:${secret}|账|$)`,
      `${secret}[^\\p{P}]{0,4}(?:输|填|写|给)(?:入|写|到|进|在)*[了过]?[^\\p{P}]{0,3}${fake}的?[^\\p{P}]{0,3}${page}`,
      "\\b(?:typed|entered|put|gave|filled|submitted)\\b.{0,24}\\b(?:password|passcode|pin|code|otp|card (?:number|details)|details)\\b.{0,16}\\b(?:fake|phishing|scam|bogus|fraudulent)\\b",
      // A word that sounds like 盗, as an input method offers it.
      "(?:账户|账号|户头|钱包|号)被(?:人|别人)?(?:道|到|倒|稻|导)(?:了|走|刷|取|[\\s\\p{P}]|$)",
      // In their name.
      `(?:冒用|盗用|冒充|偷用|${others}[^\\p{P}]{0,3}(?:拿|用))了?我的?[^\\p{P}]{0,2}(?:身[份分]证?|证件|名义|名字|资料|护照)[^\\p{P}]{0,6}(?:开[了个]?[^\\p{P}]{0,2}户|开通|贷|借|注册|申请|办[了卡])`,
      "\\b(?:someone|somebody|a stranger|they|he|she)\\b (?:is |has |have |just )*(?:used|using|stole|took) my (?:id|identity|name|passport|documents?|details)\\b",
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
      // It went without their leave, or is not there any more.
      `\\b(?:transfer+ed|sent|moved|took|taken|with?drew|withdrawn|paid|spent|left|went|charged)\\b.{0,40}\\bwithout (?:my |our |any |asking |me )*(?:permission|consent|approval|authori[sz]ation|knowledge|knowing|telling|asking|me\\b)`,
      `\\b(?:${assets})\\b (?:has |have |just |was |were )*(?:left|gone (?:out )?(?:of|from)|went (?:out )?(?:of|from))\\b.{0,24}\\b(?:account|wallet|card|balance)\\b.{0,20}\\b(?:i (?:did not|didnt|never)|not me|wasnt me)\\b`,
      `\\ball (?:of )?(?:my|our|the) (?:${assets}) (?:is |are |has |have |was |were |went |just |suddenly |now )*(?:missing|gone|disappeared|vanished)\\b`,
      `\\b(?:my|our|the) (?:${assets}) (?:is |are |has |have |was |were |got |been |just |suddenly )*(?:disappeared|vanished|stolen|taken|drained)\\b`,
      "(?:钱(?!包)|余额|存款|积蓄|资产|代币|币|usdt|eth|btc)[^\\p{P}没未不]{0,4}被(?:人|别人|他人|骗子|黑客|谁)?(?:给)?(?:偷|盗|刷|划)",
      `\\b(?:they|he|she|someone|somebody|scammers?|hackers?|thie(?:f|ves))\\b (?:just |have |has |had )*(?:stole|stolen|took|taken) (?:all )?(?:of )?(?:my|our) (?:${assets})`,
      "\\bi (?:did not|didnt|never) (?:make|made|authori[sz]ed?|approved?|do|did|pay for|pay|paid|send|sent|initiated?|confirm(?:ed)?) (?:this|that|these|those|any of (?:this|these))\\b",
      "\\b(?:payments?|transfers?|charges?|transactions?|purchases?)\\b.{0,30}\\b(?:i (?:did not|didnt|never) (?:make|made|authori[sz]ed?|approved?)|(?:isnt|arent|not) mine)\\b",
    ),
    unless: either(
      asks,
      "成功|还没|收到|到账|能取消|可以取消|取消吗|手续费吗|\\b(?:yet|through|before|receive\\w*|fees?|cancel|subscription|renewal|refund\\w*|top ?up|twice|update|upgrade|new phone|points|coupons?)\\b",
    ),
  },
  {
    kind: "scam-reported",
    told: either(
      "(?:屏幕|荧幕|萤幕|画面|桌面)[^\\p{P}]{0,2}(?:共享|分享|投)给了?(?:他|她|对方|别人|那个?人|那边|骗子|陌生人|客服|一个人)",
      "(?:屏幕|荧幕|萤幕)(?:共享|分享)[\\s\\p{P}]{0,3}[^\\p{P}]{0,8}看(?:到|见)了?我?[^\\p{P}]{0,3}(?:密码|验证码|余额)",
      "(?:按|照)[^\\p{P}]{0,4}(?:他|她|对方|客服)[^\\p{P}]{0,4}(?:下载|装|安装)了[^\\p{P}]{0,6}[\\s\\p{P}]{0,3}[^\\p{P}]{0,3}手机[^\\p{P}]{0,4}(?:不受|不听|失控)",
      `(?:授权|签名|签了|连接|approve)[^\\p{P}]{0,12}(?:dapp|合约|网站|链接|钱包|项目|授权|交易)?[^\\p{P}]{0,6}[\\s\\p{P}]{0,3}[^\\p{P}]{0,4}(?:usdt|usdc|eth|btc|币|代币|资产|钱(?!包)|余额|nft)[^\\p{P}]{0,6}(?:没了|没有了|不见了|少了|空了|清零|归零|转走|转没|丢了)`,
      `(?:approved|signed|connected|authori[sz]ed)\\b.{0,30}\\b(?:dapp|contract|site|website|wallet|transaction)\\b.{0,40}\\b(?:gone|missing|drained|stolen|disappeared|vanished|taken|empty)\\b`,
      `(?:点|按|撳|打开|进|扫|中|上)(?:开|进|到)?[了过](?:一?个)?[^\\p{P}]{0,3}${fake}的?[^\\p{P}]{0,3}${page}`,
      `${fake}的?[^\\p{P}]{0,3}${page}[^\\p{P}]{0,3}(?:点|按|打开)(?:进去|开)?了`,
      "\\b(?:fell for|clicked|opened|tapped|followed)\\b.{0,14}\\b(?:phishing|scam|fake)\\b",
      "\\bi (?:just |have |accidentally |stupidly |already )*(?:shared|gave|told|sent|read) (?:out )?(?:my|the|an?) (?:\\w+ )?(?:otp|code|pin|password|passcode) (?:with|to|out to)\\b",
      "骗我[^\\p{P}]{0,8}(?:扫|转|付|点|下载|买|充|汇|打|填|输|登|签)(?:账|款|钱|码)?[了过]",
      "(?:冒充|自称|假冒|假装|假扮|说是)[^\\p{P}]{0,12}[\\s\\p{P}]{0,2}[^\\p{P}]{0,3}(?:让|叫|要|骗|教)我[^\\p{P}]{0,6}(?:转|付|汇|打|充|买)[^\\p{P}]{0,6}[了过]",
      "\\b(?:pretend\\w*|claim\\w*|impersonat\\w*|posing|posed)\\b.{0,40}\\b(?:made|had|got|tricked|talked|convinced|fooled) me (?:to |into )?(?:transfer|send|pay|buy|wire|withdraw|transferring|sending|paying)",
      "被[^\\p{P}]{0,4}(?:冒充|假冒|自称|假扮)[^\\p{P}]{0,10}骗了",
      // Other words for it: “被拐走了两千块”.
      "被[^\\p{P}]{0,4}(?:拐|坑|诓|忽悠|讹|卷|哄|套|呃)(?:走了?|了|去)[^\\p{P}]{0,5}(?:[\\d一二三四五六七八九十两几半][^\\p{P}]{0,4}[百千万块元]|钱|积蓄|存款)",
    ),
    unless: either(
      asks,
      "没有?(?:共享|分享|给|点|按|填|输)|不要|别(?!人)|\\b(?:not|didnt|never|almost)\\b",
    ),
  },
  {
    kind: "phone-lost",
    told: /\b(?:stole|snatched|robbed me of|took off with|grabbed) my (?:phone|mobile|iphone)\b|\bmy (?:phone|mobile|iphone) (?:was|got|is|has been) (?:stolen|snatched|robbed)\b/u,
    unless: either(asks),
  },
];

/** The urgent article that the words themselves name; undefined where the search has to find it. */
export const namedEmergency = (plain: string): string | undefined =>
  kinds.find(({ told, unless }) => told.test(plain) && !unless.test(plain))?.kind ??
  (ordersFreeze(plain) ? "account-stolen" : undefined);
