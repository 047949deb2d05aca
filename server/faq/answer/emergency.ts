import type { ArticleId, Priority } from "../../../protocol/conversation.ts";
import type { Content } from "../content/content.ts";
import { isOpenBeginning } from "../text/open-beginning.ts";
import { createWordFinder } from "../text/replacer.ts";
import type { Hit } from "./answer.ts";
import { deniesEmergency } from "./denied-emergency.ts";
import { tellsOfEmergency } from "./emergency-kinds.ts";
import { namedEmergency } from "./named-emergency.ts";
import { asksForFriend, isNoEmergency } from "./no-emergency.ts";

/**
 * From which confidence an urgent article is given although another may fit better: a wrong calm answer is worse than a needless
 * alarm. `panic` where the wording is that of somebody in panic, `second` there for an article that is only the second,
 * `anyOfHappening` where money is leaving now, for an article that does not stop it.
 * Measured by `npm run bench -- faq-alarm`.
 */
const alarmThresholds = { calm: 0.6, panic: 0.2, second: 0.2, anyOfHappening: 0.8 } as const;
/** How many hits are looked at where money is leaving now. */
const hitsOfHappening = 10;

/** How a message sounds: only begun, denied, asked to know it, calm, in panic, nothing but a cry, about what happens this minute, or told plainly. */
export type Tone =
  | "unsaid"
  | "denied"
  | "hypothetical"
  | "calm"
  | "panic"
  | "cry"
  | "happening"
  | "told";

export type HearTone = (question: string) => Tone;

/** “救命”, “HELP”, “！！！”, a word three times in a row, a sentence twice. */
export function createToneFinder(
  { lexicon }: Content,
  plain: (text: string) => string,
  nameEmergency: (plain: string) => string | undefined = namedEmergency,
): HearTone {
  const find = createWordFinder(
    lexicon.alerts.panic.map((phrase) => [plain(phrase), phrase] as const),
  );
  return (question) => {
    const text = plain(question);
    const isCry = find(text.replace(calmHelp, " ")).length > 0;
    const panics = shouts(question.slice(0, longestRead)) || isCry;
    if (!panics && isOpenBeginning(text)) return "unsaid";
    if (!panics && deniesEmergency(text)) return "denied";
    if (asksForFriend(text) || (!isCry && isNoEmergency(text))) return "hypothetical";
    if (
      wonders.test(text) ||
      supposed.test(text) ||
      (asksInGeneral.test(text) && !happened.test(text))
    )
      return "hypothetical";
    const [isGone, isGiven] = [vanished.test(text), givenAway.test(text)];
    const isBeside = isGone || isGiven;
    const isOpen = isGone && (isGiven || entered.test(text));
    const isMeant = panics || denied.test(text) || isOpen;
    if (happening.test(text.replace(incoming, " ")) || (isBeside && isMeant)) return "happening";
    if (tellsOfEmergency(text)) return "told";
    if (bareCry.test(text)) return "cry";
    if (panics) return "panic";
    return nameEmergency(text) === undefined ? "calm" : "told";
  };
}

/** In characters; repetitions are looked for from every place. */
const longestRead = 1200;

const shouts = (question: string): boolean =>
  /[!！]{2,}|([啊呜嗚哇欸天])\1\1|[?？]{3,}|(.{2,6})\2\2|(\p{Script=Han}{3,8})[\s\p{P}]*\3|\b(\w+ (?:\w+ ){0,3}\w+)[\s\p{P}]+\4\b/iu.test(
    question,
  ) || isAllCapitals(question);

const isAllCapitals = (question: string): boolean =>
  /[A-Z]{4}/.test(question) && !/[a-z]/.test(question);

/** “that didn't help”, “can you help me with”, “how do I freeze it”: no cry for help. */
const calmHelp =
  /\b(?:\w+n'?t|not|no|never|(?:can|could|will|would) (?:you|someone|anyone))(?: really| please)? help(?:ing|ful)?\b|\bhelp(?:ing|ed)? (?:with|(?:me|us) (?:with|to|understand|find|out))\b|\bhelpful\b|\b(?:how|where) (?:do|does|can|could|would|should|to) ?(?:i|we|you)?(?: \w+)? ?(?:freeze|lock|stop) it\b/gu;

/** Nothing but a cry: what happens is not said, and the worst is likeliest. */
const bareCry =
  /^(?:[\s\p{P}啊呀]*(?:救命|救我|救救我|紧急(?:情况|状况|求助|求救)?|十万火急|出(?:大)?事了?|快来(?:个)?人|来人|sos|mayday|emergency|this is an emergency))+[\s\p{P}啊呀]*$/u;
/** “手机丢了的话”: nothing has happened, or it is over. */
const supposed =
  /^(?:请问)?我?(?:以后|将来|哪天)(?!.{0,12}我|再)|如果|要是|假如|的话|万一|以防|以前被|上次被|之前被.{0,6}(?:处理|案子)|找到了|找回来了|忘带|了解一下|\b(?:what happens|what would|what if|in case|if (?:i|my|the|someone|somebody)|found (?:it|my phone))\b/u;
/** “怎么防止被盗”, “怎么冻结账户”: general, unless it is said that it happened. */
const asksInGeneral =
  /^(?:请问|我想知道)?怎么(?:才能)?(?:冻结|锁定)(?:自己的|我的)?(?:账户|账号|卡片?|钱包)[\s\p{P}]*$|怎么[看查][^\p{P}]{0,4}(?:记录|账单|明细)|怎么防|怎样防|如何防|预防|防止|防盗|防诈|避免|防骗|保护|提防|识别|辨别|会不会被|容易被盗|是什么|什么是|什么意思|备份|有保险|保险赔|一般怎么|的?(?:概率|几率|机率|可能性)|通常怎么|(?:换了?个?新?|新|旧)手机(?!.{0,16}[丢偷抢掉])|手机坏|(?:助记词|私钥)[^\p{P}]{0,6}(?:可以|能)[^\p{P}]{0,4}(?:截图|拍照|保存|存|抄|记|放)[^\p{P}]{0,4}吗|(?:在哪里?|哪里|怎么)[^\p{P}]{0,3}(?:查看|看|找|导出)[^\p{P}]{0,3}(?:助记词|私钥)|\bhow (?:do|can) i (?:recogni[sz]e|spot|tell)\b|\b(?:can|may|should) i (?:take a (?:photo|picture|screenshot)|screenshot|save|store|write down)\b|\bwhere (?:do|can) i (?:see|find|view|export) (?:my|the)\b|\b(?:what is|what are|how (?:do|does|can|would) (?:scammers?|hackers?|thieves)|protect|prevent|avoid|insured|insurance|back ?up|(?:new|old|an?other|different) phone|how safe|is it safe|report a)\b/u;
/** “你们是骗子吗”: somebody who wonders whom to trust, and says nothing else. */
const wonders =
  /^[\s\p{P}]*(?:请问|我想问)?(?:你们?|您们?|这(?:个|里|是)?|贵)[^\p{P}]{0,8}(?:是不是|会不会是|该不会是|是|不会是)[^\p{P}]{0,4}(?:骗子|骗人|诈骗|骗局|传销|骗钱)[^\p{P}]{0,5}(?:吗|吧|呢|么|[?？])[\s\p{P}]*$|^[\s\p{P}]*(?:请问|我想问)?(?:你们?|您们?|这(?:个|里)?|贵)[^\p{P}]{0,8}是不是[^\p{P}]{0,4}(?:骗|诈)[^\p{P}]{0,4}[\s\p{P}]*$|^[\s\p{P}]*(?:is|are|isnt|arent) (?:this|that|it|you|you guys|they|the|your)\b[^?.!]{0,24}\b(?:scam|scams|scammers?|fraud|frauds?|fake|thieves|crooks)\b[^?.!]{0,10}[\s\p{P}]*$/u;
const happened =
  /(?:丢了|被偷|被抢|被骗了|被盗了|掉了|不见了|找不到了|当废纸)|\b(?:i lost|lost my|stole my|got stolen|was stolen|(?:got|been|was) scammed)\b/u;
/** Somebody else moves the money, this minute. */
const happening =
  /(?:有人|别人|陌生人|谁).{0,4}(?:(?:在|正).{0,2}(?:刷|用|花|转|盗|登|操作)|[刷用花转登][紧緊]).{0,2}我(?:的|张|個|个)?(?:银行|信用)?(?:卡|钱|账|帐|户口|余额|号)|(?:余额|钱|存款).{0,6}(?:不停|一直|不断|越来越).{0,3}(?:减|少|掉|跌)|(?:往外|在外)(?:转|走|划)|正在(?:被)?(?:转|扣|刷|盗)|钱(?:全|都|就|正|在|还)*被(?:人)?(?:转|刷|盗|划)|钱(?:全|都|就|正|还|一直|自己)*在(?:自己)?(?:转|跑|走|减|少|往)|一笔一?笔地?(?:没|少|转|扣|走)|(?:转|刷|花|动|偷|盗|划)(?:走)?(?:了)?我(?:的|账户|卡)?(?:里)?的?钱|在?转我的?钱|(?:被|让|给|叫)(?:人|别人|他|她|骗子|坏人|谁)?.{0,4}(?:盗刷|刷光|转光|转走|划走|刷走|取走|卷走|偷走|掏空|清空)|远程控制|遥控|(?:共享屏幕|屏幕共享).{0,14}(?:钱|转|走)|(?:不是|没有|没|未)(?:我|本人)?(?:弄|买|付|刷|点|操作|转|授权)(?:过)?的?.{0,10}(?:扣|还在|一直|不停)|(?:一直|不停|还)(?:在)?扣.{0,12}(?:不是我|我没)|\b(?:being|been) (?:drained|emptied|cleaned out|robbed)|draining|\b(?:drained|emptied|cleaned out|wiped out) (?:my|our|all|everything)\b|(?:money|balance|funds|cash|savings)\b.{0,16}\b(?:leaving|going out|being (?:moved|taken|stolen|sent)|disappearing|flying out)\b|\b(?:someone|somebody|they|he|she|hackers?)\b.{0,40}\b(?:moving|stealing|draining|taking|spending|emptying|transferring|withdrawing|sending) (?:all |out )?(?:of )?my\b|\bcharges?\b.{0,20}\b(?:not mine|not me|keep coming|i (?:didnt|never) make)\b/u;
/** “别人转我的钱没到”: it was to come in. */
const incoming =
  /(?:转|打|汇|还)(?:给)?我的?(?:钱|款)[^\p{P}]{0,4}(?:没|还没|未|不)[^\p{P}]{0,3}到/gu;
/** What is gone may have been spent; with panic or a denial it was not. */
const vanished =
  /(?:钱|余额|块|元|币|存款|工资|账户|卡).{0,10}(?:没了|一笔笔|一笔一笔|不见|变零|变成零|变0|清零|归零|全没|消失|没有了|光了|空了|空空)|(?:扣|刷|转|消费)了?.{0,8}(?:钱|块|元|笔|\d|[百千万])|\b(?:money|balance|funds|savings)\b.{0,16}\b(?:dropping|shrinking|going down|gone|missing|vanished|zero|empty|disappeared|wiped)\b|\b\d[\d,.]*\b.{0,16}\b(?:missing|gone|vanished|taken|disappeared)\b|\b(?:took|stole|grabbed|withdrew|spent)\b.{0,12}(?:\d|\bmoney\b|\beverything\b)|\bcharged?\b/u;
/** A secret is in a stranger's hands; whoever types a password has only typed it. */
const givenAway =
  /(?:输|填|发|给|告诉|泄露|截图).{0,12}(?:助记词|私钥)|(?:发|给|告诉|报|泄露|截图).{0,12}(?:密码|验证码)|(?:网|链接|假).{0,12}(?:输|填).{0,8}(?:密码|验证码)|(?:助记词|私钥).{0,8}(?:输|填)|(?:助记词|私钥|密码|验证码).{0,8}(?:发给|给了|告诉|泄露|外泄|泄漏|[念报读说交]给|[发念报读说]过去)|\b(?:got|has|have|knows?|took|stole)\b.{0,6}\bmy\b.{0,12}\b(?:code|pin|password|otp|phrase|key)\b|\b(?:typed|gave|entered|sent|told|shared|put)\b.{0,24}\b(?:recovery|seed|phrase|private key|password|code|pin)\b/u;
/** A stranger is in the account; alone it is a reminder to look at. */
const entered =
  /(?:异地|陌生|别处|外地|国外|境外).{0,4}登录|\b(?:log ?ins?|logged in|sign(?:ed)? in) from\b/u;
const denied =
  /不是我|我没(?:动|操作|买|付|刷|点|转|花)|我(?:什么|啥)(?:都|也)没|我(?:人|还|那时|当时)*(?:在家|在睡|在上班|睡觉)|卡(?:还|一直)?在我(?:手|身)|没(?:动过|碰过|花过)|\b(?:i was (?:asleep|sleeping|at (?:home|work))|while i (?:slept|was sleeping)|not me|wasnt me|didnt (?:do|touch|make|buy|approve|authorize)|never (?:touched|made|bought|approved|authorized))\b/u;

/** The urgent article that the message is about, if it is an emergency. */
export function emergencyIn(
  hits: readonly Hit[],
  given: {
    readonly tone: Tone;
    readonly urgencyOf: (id: ArticleId) => Priority;
    /** The articles that stop money that is leaving, the likeliest first; none where the content names none. */
    readonly moneyLeaving: readonly ArticleId[];
  },
): ArticleId | undefined {
  const { tone, urgencyOf, moneyLeaving } = given;
  const isUrgent = (hit: Hit | undefined): hit is Hit =>
    hit !== undefined && urgencyOf(hit.articleId) === "urgent";
  const [first, second] = hits;
  switch (tone) {
    case "unsaid":
    case "denied":
    case "hypothetical":
      return undefined;
    case "told":
    case "happening": {
      const urgent = hits.slice(0, hitsOfHappening).filter(isUrgent);
      const fits = ({ articleId, confidence }: Hit) =>
        moneyLeaving.length === 0 ||
        moneyLeaving.includes(articleId) ||
        confidence >= alarmThresholds.anyOfHappening;
      const found = urgent.find(fits)?.articleId;
      const likeliest = tone === "told" ? moneyLeaving[0] : undefined;
      return found ?? likeliest ?? urgent[0]?.articleId;
    }
    case "cry":
      return moneyLeaving[0];
    case "calm":
      return isUrgent(first) && first.confidence >= alarmThresholds.calm
        ? first.articleId
        : undefined;
    case "panic":
      if (isUrgent(first))
        return first.confidence >= alarmThresholds.panic ? first.articleId : undefined;
      return isUrgent(second) && second.confidence >= alarmThresholds.second
        ? second.articleId
        : undefined;
  }
}
