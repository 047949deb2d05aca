import type { SecretKind } from "./kind.ts";

/** What agents call a secret when they ask for one. */

/** Four or six of something, said of what came to the telephone. */
export const fewDigits =
  "(?:\\d|[四五六八几幾]|那[一几幾]?|[这這][一几幾]?)\\s?[位个個串组組]的?(?:[数數](?:字)?|[码碼])";
export const phone = "手[机機]|短信|[简簡][讯訊]|收到|[弹彈]出|屏幕|螢幕|[邮郵][箱件]";
const wordCount = "(?:12|15|18|21|24|十二|十五|十八|二十一|二十四)";
const wordCountInEnglish =
  "(?:12|15|18|21|24|twelve|fifteen|eighteen|twenty[- ]?one|twenty[- ]?four)";

export const secretNames: Readonly<Record<SecretKind, string>> = {
  "seed-phrase": `[助注註][记記][词詞]|恢[复復](?:短[语語]|[词詞])|${wordCount}\\s?[个個组組]?(?:英文|英[语語]|中文|[备備]份)?的?(?:[单單]?[词詞]|字\\b)|[备備]份(?:的)?(?:[单單][词詞]|短[语語]|[词詞])|[钱錢]包的?(?:英文)?(?:[单單][词詞]|[单單]字)|(?<=[把将將])[词詞](?=按|依|全|都|一)|抄(?:下|写|寫)[^，,]{0,4}?[单單]?[词詞]|seed(?: ?phrase| ?words)?|mnemonic|\\b(?:your|the) phrase\\b|(?:recovery|backup) (?:phrase|words)|secret phrase|${wordCountInEnglish}[- ](?:english |secret |backup |recovery )*words?`,
  "private-key":
    "私[钥鑰匙]|[密秘][钥鑰匙]|(?:64|六十四)\\s?位的?(?:字符|字母|十六[进進]制|16[进進]制)|private key|secret key|\\b(?:your|the) (?:wallet )?key\\b(?! (?:fact|point|thing|info|part|step))|keystore|64[- ](?:character|char|hex)",
  "card-code":
    "cvv2?|cvc2?|安全[码碼]|(?:卡片?)?背面的?[末后後]?的?(?:\\d|[三四])\\s?[位码碼]|卡片?背面|背面的?(?:\\d|[三四])\\s?位|有效期|security code on|expir\\w+ date|(?:digits|number) on the back",
  card: "(?:[银銀]行|信用)卡的?(?:照片|正面|正反|[两兩]面)|(?:[银銀]行|信用|[储儲]蓄|完整(?:的)?)?卡[号號](?:[码碼])?|完整(?:的)?[银銀]行卡|卡(?:面|片)?上的?(?:[一-龥\\d]{0,3}位)?的?(?:[数數]字|[号號][码碼])|(?:full |whole |complete )?(?:credit |debit |bank )?card number|(?:digits|number) on (?:the front of )?(?:your|the) card",
  "one-time-code": `[验驗][证證][码碼马馬玛瑪]|(?<![a-z])(?:yzm|yan\\s?zheng\\s?ma)(?![a-z])|[验驗]zm(?![a-z])|校[验驗][码碼]|[动動][态態](?:口令|密?[码碼])|短信[码碼]|[简簡][讯訊]密?[码碼]|(?:${phone})[^，,]{0,10}?${fewDigits}|收到的?[^，,]{0,4}?[数數]字(?![货貨][币幣]|[资資])|收到的?(?:(?![诈詐骗騙可钓釣])[^，,]){0,4}?(?:短信|[简簡][讯訊])|(?<![诈詐骗騙疑鱼魚])(?:短信|[简簡][讯訊])(?:[内內]容|[上里裡中]?的?[数數]字)|verification code|one[- ]?time (?:code|password)|\\botp\\b|sms code|security code|2fa code|(?:the|that|your) (?:(?:\\d|four|six|eight)[- ]digit )?code|(?:\\d|four|six|eight)[- ]?digits?(?: number| code)?\\b[^,]{0,20}?(?:received|phone|text|sms|sent)|(?:numbers?|digits) (?:you (?:got|received)|(?:we|i)(?:'ve)? (?:sent|texted)|(?:in|from) the (?:sms|text))`,
  password:
    "(?:支付|登[录錄入陆]|交易|提[现現]|取款|[账帳][户戶号號]|[钱錢]包)?(?:密[码碼]|口令)|pass(?:word|code|phrase)|\\bpin\\b(?: ?code)?",
  "identity-number":
    "身[份分][证證]的?(?:照片|正面|正反|[两兩]面|原件)|身[份分][证證](?:字)?[号號](?:[码碼])?|[证證]件(?:上的?)?(?:\\d{2}|十[五八])?位?的?[号號](?:[码碼])?|id (?:card )?number|identity number",
};
