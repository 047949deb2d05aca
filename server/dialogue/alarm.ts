import { plainOf } from "./lexicon.ts";

/** A glance that tells nearly all messages of an agent's conversation from those worth asking the engine about. */
export type AlarmGlance = (text: string) => boolean;

/** Stems that nearly all emergencies have, in anybody's words. Most calm messages have none of them. */
const stems =
  /偷|抢|搶|盗|盜|骗|騙|呃咗|扒|丢|丟|不见|不見|唔见|唔見|掉了|掉出|掉在|往外|转走|轉走|转出|轉出|被人|人登|登入我|登录我|不是我|唔係我|唔系我|不是本人|我没|我沒|没了|沒了|光了|变0|變0|变零|归零|歸零|在少|路少|停掉|在刷|在转|在轉|自己转|自己轉|乱用|亂用|共享|屏幕|验证码.{0,6}(?:给|告诉|报)|私钥|助记词|\b(?:stol|steal|scam|hack|rob|snatch|lost my|drain|empt|clon|trick|unauthori|fraud|phish|thief|theft)|\b(?:not me|n'?t (?:make|do|me)|never made|dropping|leaving|gone|someone|somebody|going out|gave my|seed)\b/u;

/** The words themselves are those of an emergency, whatever article is the nearest. */
export const hasAlarmStem = (text: string): boolean => stems.test(plainOf(text));

/** What tells of an emergency without panic: an order to freeze, a secret in somebody's hands, money that is not there. */
const told = new RegExp(
  [
    "[冻凍锁鎖封停](?:结|結|住|定|上|起|了|咗|掉|唔|不)|(?:不|不能|无法|無法|没法|沒法)[冻凍锁鎖]",
    "(?:验证码|驗證碼|校验码|短信码|密码|密碼|otp|code|六位|卡号|卡號|身份证|身份證).{0,16}[给給俾畀告报報念唸读讀发發填输輸入写寫讲講说說]",
    "[给給俾畀告报報念唸读讀发發填输輸入写寫讲講说說骗騙呃].{0,16}(?:验证码|驗證碼|校验码|短信码|密码|密碼|otp|code|六位|卡号|卡號|身份证|身份證)",
    "外流|外洩|外泄|停用|转过去|轉過去|指挥|指揮|念了|唸了|讲咗|講咗|操作|清晒|一空|不剩|自己[在就]|在自己|自己突然|分享|共享|照做|使唤|使喚|远程|遠程|遠端|遥控|遙控|控制|操控|冇晒|清空|掏空|莫名|无故|無故|无啦啦|無啦啦|无端|無端|得返|只剩|变成|變成|贷款|貸款|消失|少了|少咗|碌[紧緊]|有人|划走|劃走",
    "\\b(?:freeze|lock|block|suspend|disable|shut|stop) (?:down )?(?:all|every|everything|it|my|our|his|her|their|the)\\b",
    "\\b(?:gave|give|given|told|read|sent|shared|texted|handed|have|has|got|knows?|entered|typed|put|filled)\\b.{0,40}\\b(?:code|pin|otp|password|passcode|phrase|key|card|details)\\b",
    "信号|信號|訊號|讯号|泄[露漏]|外[泄洩]|不[认認][识識]|陌生|找不到|落在|拉黑|封[锁鎖]|(?:从来|從來|根本|并|並)[没沒]|知道|看到|看[见見]|投[资資]|(?:用|拿|偷)(?:了)?我的?(?:手机|手機|钱包|錢包|卡|账|帳)",
    "[钓釣][鱼魚]|假的?[网網]|仿冒|[冒盗盜]用|身[份分]|[授签簽]|紧急|緊急|出(?:大)?事|[来來]人|被[道到倒]|\\bwithout (?:my|our|any|asking|me)\\b|\\b(?:missing|phishing|pretend|claim|impersonat|posing|approved|signed)",
    "\\b(?:signal|leaked|recogni[sz]e|mine|left my|find my|blocked me|logged in|signed in|sign-?in)\\b|\\b(?:did not|didn'?t|never) (?:make|made|pay|paid|auth|send|sent|do|did)|\\b(?:took|used|spent|grabbed)\\b.{0,24}\\bmy\\b",
    "\\b(?:vanished|disappeared|disappearing|wiped|zero|robbed|anydesk|teamviewer|my screen|control|some guy|a stranger|raided|wired|savings|fake|took over|taken over|teamviewer|by itself|empty|cleaned|frozen|had me|put a (?:hold|freeze|block|stop)|used in|numbers|digits)\\b|\\b(?:using|spending|taking|moving|inside)\\b.{0,24}\\b(?:my|our)\\b",
  ].join("|"),
  "u",
);

/** One pattern of all phrases: some 2 µs a message, where a question to the engine costs 400. */
export function createAlarmGlance(phrases: readonly string[]): AlarmGlance {
  const escaped = phrases
    .map(plainOf)
    .filter((phrase) => phrase.length > 1)
    .map((phrase) => (/^[a-z0-9' ]+$/.test(phrase) ? `\\b${phrase}\\b` : phrase));
  const pattern = new RegExp([stems.source, told.source, ...escaped].join("|"), "u");
  return (text) => pattern.test(plainOf(text));
}
