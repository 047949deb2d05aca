/** “我没有被骗”, “I was not scammed”: what has not happened. The text is simplified and in lower case, without apostrophes. */
const denial =
  /(?:并)?(?:没有?|不是|并非|未)(?:人)?(?:被|遭|遇到|碰到)[^\p{P}]{0,3}(?:骗|诈|盗|偷|抢|黑)[^\p{P}]*|没有?(?:上当|受骗)[^\p{P}]*|\b(?:was|am|were|have|has|had|did)(?:nt| not| never)(?: been| get)? (?:scammed|hacked|robbed|stolen|defrauded)\b/gu;
/** Asked or feared, and not denied. */
const asks = /[吗吧呢?？]|\b(?:right|did i|was i|am i)\b/u;
/** What else may have happened: then the denial is about a part only. */
const still =
  /骗|诈|盗|偷|抢|黑客|陌生|验证码|密码|助记词|私钥|没了|不见|转走|刷|扣|丢|少了|冻|救命|急|\b(?:scam|stole|stolen|hack|code|password|gone|missing|lost|help|freeze|charge)/u;

/** True where an emergency is denied, and nothing else of the message may be one. */
export function deniesEmergency(text: string): boolean {
  const rest = text.replace(denial, " ");
  return rest !== text && !asks.test(text) && !still.test(rest);
}
