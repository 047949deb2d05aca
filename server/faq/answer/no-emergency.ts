/**
 * What only sounds like an emergency: long ago or settled, another person's, read in the news, asked to know it, wished or joked. By
 * kind, not by sentence. All texts are simplified, in lower case, without apostrophes.
 */

import { either } from "../text/either.ts";

interface CalmKind {
  readonly told: RegExp;
  /** Then something may have happened to whoever writes. */
  readonly unless: RegExp;
}

const struck = "(?:骗|诈|盗|偷|抢|黑|丢|坑)";
const kin = "(?:老公|老婆|丈夫|妻子|先生|太太|儿子|女儿|孩子|爸|妈|弟|妹|哥|姐|家里?人|家属)";
const bought = "[^\\p{P}\\s]{0,4}(?:买|换|办|开|注册|绑|存|充|送|设)";

/** It goes on, or has come again. */
const isNew = "今天|今早|刚才?|昨[天晚]|\\b(?:today|yesterday|this time|just)\\b";
const goesOn =
  "又(?:被|有|来|丢|少)|正在|还在|这次|现在(?:又|还|钱)|还没|没有?(?:追|找|要|全)|只(?:追|找|退)|一半|一部分|但|不过|可是|然而|\\b(?:again|now|but|only|half|still|not|wasnt|keeps?)\\b";

const kinds: readonly CalmKind[] = [
  // “前年被盗过一次”, “I was scammed two years ago”. “去年买的手机丢了” is of today.
  {
    told: either(
      `(?:大?前年|去年|(?:[几两三四五六七八九十\\d]|好几|多)年(?:以)?前|小时候|很久以前|曾经)(?!的|${bought})`,
      "\\b(?<!(?:bought|got|opened|since|from|made|set up)\\b.{0,30})(?:last year|(?:years?|decades?) ago|long ago)\\b",
    ),
    unless: either(goesOn, isNew),
  },
  // “后来追回来了”, “原来是我老婆付的”, “already refunded”.
  {
    told: either(
      "(?:追|找|要|拿|讨|退|捡)(?:了)?回来?了",
      `(?:已经?|都|早就?|后来|最后|现在)[^\\p{P}\\s]{0,4}(?:解决|处理好?|退款?|追回|找回|恢复|搞定)(?:了|完了|好了|过了)(?![^\\p{P}\\s]{0,3}密码)`,
      `(?:后来|原来|结果|其实|最后)[^\\p{P}]{0,6}(?:是|就是)(?:我自己|自己|误会|我?${kin})[^\\p{P}\\s]{0,4}(?:付|买|刷|花|用|扣|拿|弄|误会|$)`,
      "虚惊一场",
      "\\b(?:got|have|had) (?:it|my \\w+|them|everything|all of it) back\\b|\\balready (?:got |been )?(?:refunded|resolved|fixed|sorted|recovered|returned|solved)\\b|\\b(?:was|were|been|got) refunded\\b|\\bturned out (?:it was|to be) (?:my|me|just)\\b|\\bfalse alarm\\b",
    ),
    unless: either(goesOn, "没|不(?:到|了|能|见)|怎么办", "偷偷|背着我"),
  },
  // “新闻说有人钱包被盗”. Of the reader's own nothing is said.
  {
    told: either(
      "新闻|报道|听(?:人|别人)?说|据说|网上(?:说|看|有人)|看到(?:有人|帖子|朋友圈|视频)|刷到",
      "\\b(?:in the news|heard (?:that|about)|read (?:that|about|in)|saw (?:on|a post|a video))\\b",
    ),
    unless: either(
      `我(?!想|看|就|问|在|听|担心|怕|们|该|应|要|能)`,
      kin,
      "\\b(?:my|me|mine)\\b",
      "救|急|怎么办|快",
    ),
  },
  // “我朋友被骗了五百 想问问能不能报案”: whoever asks is not the one, and nothing of theirs is named.
  {
    told: either(
      `(?:朋友|同事|同学|邻居|网友|领导|老板|客户|群友|人家)[^\\p{P}]{0,10}被[^\\p{P}]{0,3}${struck}[\\s\\S]*(?:能不能|可不可以|能否|可以|想问|会不会|是不是|还能|怎样|吗)`,
      "\\b(?:friend|colleague|coworker|neighbou?r|classmate|boss)s?\\b.{0,24}\\b(?:scammed|hacked|robbed|defrauded)\\b.*\\b(?:can|could|how|would|should|is it|do you|does)\\b",
    ),
    unless: either(
      "我的|我(?:账|号|钱|卡|手机|也)|验证码|密码|冒充|借钱|怎么办|救|急|快|正在|刚",
      kin,
      "\\bmy (?:account|money|phone|wallet|card|name)\\b|\\b(?:now|just|help|urgent)\\b",
    ),
  },
  // “老板说我的钱被偷懒的同事扣了”, “我的手机被黑屏了”: words that only begin like the ones that count.
  {
    told: /偷[懒闲笑着乐]|盗版|盗墓|抢(?:购|红包|单|票|课|券|手货)|黑(?:屏|名单|色|卡|白)|丢(?:脸|人|三落四)|骗(?:你们?|您)的?(?:[\s\p{P}]|$)/u,
    unless:
      /被(?:人|别人|他|她)?(?:骗|诈|盗|偷(?!懒|闲)|抢(?!购|单)|刷|转走|划走)|骗(?:子|我|了)|不见|没了|少了|验证码|密码|私钥|助记词|诈/u,
  },
  // “盗刷险怎么买”, “怎样举报诈骗号码”, “理赔流程我先了解下”.
  {
    told: either(
      "(?:盗刷|资金|账户)(?:安全|损失|保障)*险",
      `(?:怎[么样]|如何|哪里?)[^\\p{P}\\s]{0,4}(?:投保|举报)|举报[^\\p{P}\\s]{0,6}(?:号码|电话|短信|网站|账号|链接)`,
      "(?:了解|咨询|打听)一?下[\\s\\p{P}]*$|先(?:了解|问问|打听)|随便问问|只是(?:问问|好奇)|好奇",
      "(?:概率|几率|机率|可能性)[^\\p{P}]{0,3}(?:大|高|多|小|低)",
      "\\b(?:just (?:curious|wondering|asking)|out of curiosity)\\b",
    ),
    unless:
      /(?:被(?:人|他|她)?骗|转)了[^\p{P}]{0,6}(?:[\d一二三四五六七八九十两几]|钱)|正在|刚刚?|转走|不见了|我(?:的)?(?:账户|账号|钱包|手机|卡)[^\p{P}]{0,2}被/u,
  },
  // “我希望不要被盗”, “怕以后被骗”, “开玩笑的啦”.
  {
    told: either(
      `(?:希望|但愿|祝|保佑|千万|可)[^\\p{P}\\s]{0,6}(?:不要?|别|不会)[^\\p{P}\\s]{0,3}被?[^\\p{P}\\s]{0,2}${struck}`,
      `(?:怕|担心|害怕)[^\\p{P}\\s]{0,3}(?:以后|将来|哪天|会)[^\\p{P}\\s]{0,6}${struck}(?!了)`,
      "开(?:个)?玩笑|闹着玩|逗(?:你|您)",
      "\\b(?:just )?(?:kidding|joking)\\b|\\bhope (?:it|i|my \\w+) (?:never|doesnt|dont|wont|isnt)\\b",
    ),
    unless: either(
      "被[^\\p{P}]{0,2}[骗盗偷抢黑]了|不见了|转走|没了|救|不是开玩笑|没(?:有)?开玩笑",
      "不是(?:在)?开",
      "\\b(?:not|no) (?:kidding|joking)\\b",
    ),
  },
];

/** The last three kinds, and how to keep it from happening. */
export const wantsNoSteps = (plain: string): boolean =>
  prevents.test(plain) ||
  kinds.slice(-3).some(({ told, unless }) => told.test(plain) && !unless.test(plain));
const prevents =
  /^[^\p{P}]{0,6}(?:怎[么样]|如何)[^\p{P}]{0,4}(?:防|预防|避免|保护|提防)|\bhow (?:do|can|to|should) (?:i |we )?(?:prevent|protect|avoid)\b/u;

/** Whether the message only sounds like an emergency. */
export const isNoEmergency = (plain: string): boolean =>
  kinds.some(({ told, unless }) => told.test(plain) && !unless.test(plain));

/**
 * “我朋友被骗了怎么办”: what to do is said, and nobody is queued, though “怎么办” is a cry elsewhere. A friend calls and freezes; of
 * one's own family one may hold the phone, so theirs is an emergency.
 */
export const asksForFriend = (plain: string): boolean =>
  friendStruck.test(plain) && !ownToo.test(plain);
const friends = "(?:朋友|同事|同学|邻居|网友|领导|老板|客户|群友)";
const friendStruck = new RegExp(
  `^[^\\p{P}]{0,6}${friends}(?:的?(?:账户|账号|钱包|号|手机|卡))?[^\\p{P}]{0,8}(?:被[^\\p{P}]{0,3}${struck}|丢)了?[^\\p{P}]{0,8}[\\s\\p{P}]{0,2}[^\\p{P}]{0,4}怎么(?:办|处理)[\\s\\p{P}]*$`,
  "u",
);
const ownToo = either(
  "我的(?!(?:一?个)?(?:好)?(?:朋友|同事|同学|邻居))|我(?:账|号|钱|卡|手机|也|们)|验证码|密码|冒充|借钱|救|急|快|正在|刚|转走|[男女]朋友",
  kin,
);
