/** “我没有被骗”, “I was not scammed”: what has not happened. The text is simplified and in lower case, without apostrophes. */
const denial =
  /(?:并)?(?:没有?|不是|并非|未)(?:人)?(?:被|遭|遇到|碰到)[^\p{P}]{0,3}(?:骗|诈|盗|偷|抢|黑)[^\p{P}]*|没有?(?:上当|受骗)[^\p{P}]*|(?:不是|并非|不算是?)(?:我的?|说)?(?:账户|账号|钱包|手机|卡|钱|号)?(?:被人?)?(?:盗|骗|偷|抢|黑|丢|弄丢)[了的]?(?=[\s\p{P}]|$)|没有?(?:弄|搞)?(?:丢|被偷|被盗)(?=[\s\p{P}]|$)|\b(?:not|isnt|wasnt|never|nothing|nobody)(?: been| got| was)? (?:lost|stolen|hacked|scammed)\b|\b(?:did not|didnt) lose\b|\b(?:was|am|were|have|has|had|did)(?:nt| not| never)(?: been| get)? (?:scammed|hacked|robbed|stolen|defrauded)\b/gu;
/** Asked or feared, and not denied. */
const asks = /[吗吧呢?？]|\b(?:right|did i|was i|am i)\b/u;
/** What else may have happened: then the denial is about a part only. */
const still =
  /骗|诈|盗|偷|抢|黑客|陌生|验证码|密码|助记词|私钥|没了|不见|转走|刷|扣|丢|少了|冻|救命|急|\b(?:scam|stole|stolen|hack|code|password|gone|missing|lost|help|freeze|charge)/u;

/** “是忘了密码”: a secret that nobody else has. */
const forgotten =
  /(?:忘|不记得|记不|想不起|输错|改)[^\p{P}]{0,4}(?:密码|验证码|助记词)|(?:密码|验证码)[^\p{P}]{0,3}(?:忘|不记得|记不|输错)|\bforg[eo]t\w* (?:my |the )?(?:\w+ )?(?:password|pin|code)/gu;

/** True where an emergency is denied, and nothing else of the message may be one. */
export function deniesEmergency(text: string): boolean {
  const rest = text.replace(denial, " ");
  return rest !== text && !asks.test(text) && !still.test(rest.replace(forgotten, " "));
}
