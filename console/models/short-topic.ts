/** A topic in a row is a name, not a question: “账户被盗”, where the article is called “账户被盗了，钱被转走怎么办？”. */

const isQuestion = /[?？]|怎么办|怎麼辦/u;
const lead =
  /^(?:怎么|怎麼|怎样|怎樣|如何|我?为什么|我?為什麼|在哪里|在哪裡|是不是|有一笔|有一筆|同一笔|同一筆|做|how do i |where do i |my |the )/iu;
const tail =
  /(?:了)?(?:怎么办|怎麼辦|怎么算|怎麼算|是什么|是什麼|是多少|能吗|能嗎|要多久|多久到账|多久入帳)$|(?<=.{4})了$/u;
/** What went wrong says more than what was done before: “转账成功了，对方没收到钱”. */
const trouble = /[没沒不被错錯丢丟骗騙]|失败|失敗|限额|限額/u;

/** As many characters as a row has room for beside a name. */
const longest = 8;

export function shortTopic(topic: string): string {
  if (!isQuestion.test(topic)) return topic;
  if (/^[\p{ASCII}’]+$/u.test(topic)) return capital(named(topic.split(/[.?,]/)[0] ?? topic));
  const clauses = topic
    .split(/[，、。？?,或]/u)
    .map(named)
    .filter((clause) => clause !== "");
  const short = clauses.filter((clause) => clause.length <= longest && clause.length > 1);
  const said = short.find((clause) => clause.length > 3 && trouble.test(clause));
  return said ?? short[0] ?? clauses[0] ?? topic;
}

const named = (clause: string) => clause.trim().replace(lead, "").replace(tail, "").trim();

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
