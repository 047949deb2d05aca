import { fold, invisible } from "./fold.ts";
import type { SecretKind } from "./kind.ts";

/**
 * The kind of secret that a text asks the reader to hand over; undefined where it asks for none. It is for agents: real ones
 * never ask, so that a customer may take for a thief whoever does. Saying “never send us your code” is no asking, nor is
 * “enter your password in the app”.
 */
export function askedSecret(text: string): SecretKind | undefined {
  const clauses = fold(text)
    .replaceAll(invisible, "")
    .split(/[。！!？?；;\n]|\.\s|[，,](?=但|不过|而|请|請|麻烦|把|but )/);
  for (const clause of clauses) {
    if (warns.test(clause) || lastDigits.test(clause)) continue;
    const asked = asking.find(({ pattern }) => pattern.test(clause));
    if (asked) return asked.kind;
  }
  return undefined;
}

const names: Readonly<Record<SecretKind, string>> = {
  "seed-phrase":
    "[助注註][记記][词詞]|恢[复復](?:短[语語]|[词詞])|(?:12|24|十二|二十四)个?(?:单|單)?[词詞]|seed(?: ?phrase| ?words)?|mnemonic|recovery (?:phrase|words)|secret phrase",
  "private-key": "私[钥鑰匙]|密[钥鑰]|private key|secret key|keystore",
  "card-code": "cvv2?|cvc2?|安全[码碼]|卡片?背面|有效期|security code on|expir\\w+ date",
  card: "(?:[银銀]行|信用|[储儲]蓄|完整(?:的)?)?卡[号號](?:[码碼])?|完整(?:的)?[银銀]行卡|(?:full |whole |complete )?(?:credit |debit |bank )?card number",
  "one-time-code":
    "[验驗][证證][码碼]|校[验驗][码碼]|[动動][态態](?:口令|密?[码碼])|短信[码碼]|[简簡][讯訊]密?[码碼]|verification code|one[- ]?time (?:code|password)|\\botp\\b|sms code|security code|2fa code|(?:the|that|your) (?:\\d-digit )?code",
  password:
    "(?:支付|登[录錄入陆]|交易|提[现現]|取款|[账帳][户戶号號]|[钱錢]包)?密[码碼]|口令|pass(?:word|code|phrase)|\\bpin\\b(?: ?code)?",
  "identity-number":
    "身[份分][证證](?:字)?[号號](?:[码碼])?|[证證]件[号號](?:[码碼])?|id (?:card )?number|identity number",
};

/** Ways to say “give it to me”. What is typed into the app's own field is not given to anybody. */
const give =
  "提供|[发發](?:送|[给給]|[来來]|一下|我|到[这這])|告[诉訴知]|[报報](?:一下|[给給])|[说說]一下|回[复復覆]|[给給]我|[给給]一下|[贴貼]|截[图圖]|[传傳]|填写?到?[这這]|[输輸]入?到?[这這]|念";
const giveInEnglish =
  "send|give|tell|share|provide|reply with|type|post|paste|forward|submit|confirm|let (?:me|us) (?:know|have)";
/** Between the two stands nothing that makes another thing of the secret. */
const between =
  "(?:(?![忘丢丟改重找]|是否|[设設]置|有[没沒]有|修改|不[对對]|[错錯]|页面|還是|还是)[^，,]){0,14}?";
const betweenInEnglish =
  "(?:(?!forgot|forget|lost|reset|chang|wrong|whether|if |page|error)[^,]){0,40}?";
/** The last digits tell nobody anything, and “the time of the code” is not the code. */
const notAsked =
  "(?!\\s?(?:的?[后後末尾]|[错錯]|[页頁]面|[重修找]|是什么|是什麼|的?[时時][间間]|功能|框|[设設]置|reset|page|screen|field|error|ending|change))";

const patternOf = (name: string): RegExp =>
  new RegExp(
    [
      `(?:${give})${between}(?:${name})${notAsked}`,
      `(?:把|[将將])${between}(?:${name})${between}(?:${give})`,
      `(?:${name})(?:是多少|是几|是幾|是哪|[发發]我|[发發][给給来來]|[给給]我|[报報]一下|[说說]一下|[贴貼]|[告][诉訴]我|提供一下|多少)`,
      `(?:您|你|[请請]|需要|要|麻[烦煩])的?${between}(?:${name})(?:[吗嗎呢]|[是]什么|是什麼)$`,
      `\\b(?:${giveInEnglish})\\b${betweenInEnglish}(?:${name})${notAsked}`,
      `(?:what(?:'s| is| are)|may i have|can i (?:have|get)|could i (?:have|get)|i(?:'ll| will)? need|we(?:'ll| will)? need)${betweenInEnglish}(?:${name})${notAsked}`,
    ].join("|"),
    "i",
  );

const asking = (Object.keys(names) as SecretKind[]).map((kind) => ({
  kind,
  pattern: patternOf(names[kind]),
}));

const lastDigits = /[后後末]四|[尾末][号號]|last (?:four|4)/i;

const warns =
  /不要|[请請]?勿|切勿|[别別][把将將给給告发發]|不[会會需用能得可]|[无無][需须須]|[绝絕]不|[从從]不|千[万萬]|任何人|never|do ?n[o']t|don’t|won['’]t|will not|wo not|cannot|can['’]?t|no need|nobody|anyone/i;
