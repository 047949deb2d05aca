import { fewDigits, phone, secretNames } from "./asking-names.ts";
import { compact } from "./compact.ts";
import { fold, invisible } from "./fold.ts";
import type { SecretKind } from "./kind.ts";
import { readSentCodes } from "./sent-code.ts";

/**
 * The kind of secret that a text asks the reader to hand over; undefined where it asks for none. It is for agents: real ones
 * never ask, so that a customer may take for a thief whoever does. Saying “never send us your code” is no asking, nor is
 * “enter your password in the app”.
 */
export function askedSecret(text: string): SecretKind | undefined {
  const plain = fold(text).replaceAll(invisible, "");
  // A space may stand between two sentences, or in the middle of a word to hide it: both are read.
  return askedIn(plain) ?? askedIn(compact(plain));
}

/** In characters. What is longer is a sentence of its own. */
const longestPiece = 14;
const mostPieces = 5;

/** The same for texts that follow each other, the last one new: a question may come as three short messages. */
export function askedAcross(earlier: readonly string[], text: string): SecretKind | undefined {
  const alone = askedSecret(text);
  if (alone || text.length > longestPiece) return alone;
  const from = earlier.findLastIndex((one) => one.length > longestPiece) + 1;
  const pieces = [...earlier.slice(from), text].slice(-mostPieces);
  for (let first = pieces.length - 2; first >= 0; first -= 1) {
    const some = pieces.slice(first);
    const asked = askedSecret(some.join("")) ?? askedSecret(some.join(" "));
    if (asked) return asked;
  }
  return undefined;
}

function askedIn(text: string): SecretKind | undefined {
  const { rest, isWanted } = readSentCodes(text);
  if (isWanted) return "one-time-code";
  const clauses = rest.split(
    /[。！!；;\n]|(?<=[？?])|\.\s|(?<!不要|[勿别別])[，, ](?=但|不过|而|请|請|麻烦|把|but )|(?<=[吗嗎呢吧])[，, ]/,
  );
  for (const part of clauses) {
    const clause = part.replace(/[？?\s]+$/, "");
    if (warns.test(clause) || lastDigits.test(clause)) continue;
    if (inTheApp.test(clause) && !toUs.test(clause)) continue;
    if (toOthers.test(clause) && !us.test(clause)) continue;
    const isQuestion = clause !== part.trimEnd();
    const asked = asking.find(
      ({ pattern, bare }) => pattern.test(clause) || (isQuestion && bare?.test(clause)),
    );
    if (asked) return asked.kind;
  }
  return undefined;
}

/** What is typed into the app's own field is not given to anybody. */
const inTheApp =
  /在\s?(?:app|[应應]用|[钱錢]包|[网網][页頁站]|[^，,]{0,8}[页頁]面?)[^，,]{0,3}|\bin (?:the|your) (?:app|wallet)\b|\bon the (?:page|website|log-?in)/i;
/** “您把验证码告诉过别人吗” asks what has happened. */
const toOthers =
  /[别別]人|他人|其他人|[对對]方|陌生|[骗騙]子|哪[里裡]看[到见見]|向(?:您|你)[要索]|\b(?:any|some)(?:one|body)\b/i;
const us = /我|客服|[这這][里裡边邊]|\b(?:me|us|here)\b/i;
const toUs =
  /[给給跟](?:我|客服|[这這])|告[诉訴知]|回[复覆復]|[发發傳传][过過]?[来來]|到[这這]|\b(?:me|us|here|reply)\b/i;

/** Ways to say “give it to me”. */
const give =
  "提供|[给給]出|[发發]下|[发發](?:送(?!(?:到|至|给|給)(?:您|你))|[给給](?!您|你)|[过過]?[来來](?!了|[没沒的])|一下|我|到[这這])|告[诉訴知]|[报報](?:一?下|[给給]|出)|[读讀](?:一?下|[给給]|出)|(?<!已[经經])[说說](?:一下|出(?![过過]))|口述|回[复復覆]|[给給]我|[给給]一下|[贴貼]|截[图圖屏]|拍(?!照?[识識辨])|[传傳](?![来來]的)|[填输輸][写寫入]?到?[这這]|念|抄[给給送]|打[给給出]|[写寫](?:[给給]|出[来來])|[转轉][发發](?![给給](?:您|你))|[复複][制製][给給]";
const giveInEnglish =
  "send|give|pass (?:me|us)|tell|share|provide|upload|reply(?:ing)? with|type(?! in\\b)|post|paste|forward|submit|confirm(?! with)|read (?:out|me|back|aloud)|read|dictate|dm|screenshot|let (?:me|us) (?:know|have)";
/** Between the two stands nothing that makes another thing of the secret. */
const between =
  "(?:(?![忘丢丟改重找]|是否|[设設]置|有[没沒]有|修改|收不|[没沒]收|不[对對]|[错錯]|页面|還是|还是)[^，,]){0,14}?";
const betweenInEnglish =
  "(?:(?!forgot|forget|lost|reset|chang|wrong|whether|when |if |page|error)[^,]){0,40}?";
/** The last digits tell nobody anything, and “the time of the code” is not the code. */
const notAsked =
  "(?!\\s?(?:的?[后後末尾]|收不|[没沒][收有]|是?(?:几|幾)[点點]|是?什[么麼][时時]候|是?何[时時]|[错錯]|[页頁]面|[重修找]|是什么|是什麼|的?[时時][间間]|功能|框|[设設]置|reset|page|screen|field|error|ending|change))";
const ours = "(?:我[们們]?|客服|[这這][边邊里裡]?)(?:系[统統])?";
/** Said after the secret: “… 依次念给我”. That it has come, or has been sent to them, is no asking. */
const giveAfter = `(?:(?:依次|逐[个個一]|[按][顺順]序|一[个個]一?[个個]?|全部|都|[马馬]上|[现現]在|[赶趕][紧緊]|直接|完整地?|也|先|再|就|[请請]|麻[烦煩]|方便|可以|能|[给給]我)\\s?){0,3}(?:(?:念|[报報]|[读讀]|[发發]|[写寫]|打|[输輸]|抄|[转轉][发發]|[传傳]|拍|截[图圖]|[复複][制製]|[贴貼]|[说說]|回[复復覆])(?:一?下)?(?:到?[给給]?${ours}|[过過][来來]|[来來]|出[来來]|上[来來])(?!了|[没沒吗嗎])|(?:念|[报報]|[读讀]|[说說]|[发發])(?:一下|一[遍次])|告[诉訴](?:我|一下)|提供(?:一下|[给給]我)|[给給](?:${ours}|一下)(?!了|[没沒吗嗎])|[跟和同]我[说說])`;

const patternOf = (name: string): RegExp =>
  new RegExp(
    [
      `(?:${give})${between}(?:${name})${notAsked}`,
      `(?:把|[将將])${between}(?:${name})${between}(?:${give})`,
      `(?:${name})\\s?(?:是多少|[几幾]多|是[几幾](?![点點])|是哪|[贴貼]|多少)`,
      `(?:${name})\\s?${giveAfter}`,
      `(?:您|你|[请請]|需要|要|麻[烦煩])的?${between}(?:${name})(?:[吗嗎呢]|[是]什么|是什麼)$`,
      // 我需要验证码, 需要您的私钥来核实; “付款时需要您的密码” tells how it works.
      `${ours}[还還也都就只]?(?:需要|要)(?:核[对對实實]|[确確][认認]|知道)?(?:您|你)?的?[^，,]{0,4}?(?:${name})${notAsked}`,
      `(?<!(?:[时時候]|登[录錄入]|付款|支付|提[现現]|[转轉][账帳]|[绑綁]卡)\\s?)需要(?:核[对對实實]|[确確][认認])?(?:您|你)的?[^，,]{0,4}?(?:${name})${notAsked}`,
      `[跟和同]我[们們]?[^，,]{0,2}[说說][^，,]{0,4}?(?:${name})`,
      `[发發傳传][个個]?(?:${name})[过過][来來]`,
      `(?:[请請]|麻[烦煩]|快|[给給]我)(?:您|你)?[发發傳传]个?(?:您|你)?的?\\s?(?:${name})${notAsked}`,
      `(?:输入?|輸入?|填[写寫]?)${between}(?:${name})(?:[给給]${ours}|[到在进進]?(?:聊天|[对對][话話]|[这這]|下[面方]))`,
      // 您手机上的验证码
      `^(?:您|你)[^，,]{0,6}的(?:${name})$`,
      `(?<!(?:after|when|before|once|if|did|have|has) (?:you|someone) )\\b(?:${giveInEnglish})\\b${betweenInEnglish}(?:${name})${notAsked}`,
      `\\b(?:enter|type|import|input|put|drop|paste|verify)\\b[^,]{0,40}?(?:${name})[^,]{0,20}?\\b(?:here|below|in this|in (?:the|our) chat|to (?:me|us))`,
      `(?:what(?:'s| is| are)|may i have|can i (?:have|get)|could i (?:have|get)|(?:i|we)(?:'ll| will)? (?:just |only |still )?(?:need|require)|^(?:just|only|still) need)${betweenInEnglish}(?:${name})${notAsked}`,
      `^(?:and |now |ok |your |the )*(?:${name}),? (?:please|pls)$`,
    ].join("|"),
    "i",
  );

/** Nothing but the name, as a question: “验证码？”. */
const bareOf = (name: string): RegExp =>
  new RegExp(`^(?:and |your |您|你|[请請][问問])?的?\\s?(?:${name})$`, "i");

/** A picture of these is as good as the words. */
const shown = ["seed-phrase", "private-key", "card-code"] as const;
const pictureOf = (name: string): RegExp =>
  new RegExp(
    `(?:截[图圖屏]|拍|共享|screenshot|photo|picture)[^，,]{0,20}?(?:${name})|(?:${name})[^，,]{0,12}?(?:截[图圖屏]|拍|screenshot)`,
    "i",
  );

/** Digits that are read aloud or handed over are a code, whatever they are called, and so is what a message on the telephone says. */
const digits = [
  `(?:念|[报報](?:一?下|[给給]|出)|[读讀](?:一?下|[给給]|出)|把)[^，,]{0,10}?(?<![后後末尾前])${fewDigits}`,
  `(?:${phone})[^，,]{0,8}?[数數]字(?![货貨][币幣]|[资資])(?:是|[写寫]的?是?)?(?:多少|什么|什麼)`,
  `(?:${phone})[^，,]{0,6}?(?:什么|什麼|哪[几幾]个?)[数數]字(?![货貨][币幣]|[资資])`,
  `(?:[发發](?:一?下|[给給]?我|[过過][来來])|告[诉訴]我|[给給]我)(?:(?![订訂错錯单單号號邮郵尾后後前])[^，,]){0,8}?${fewDigits}(?!的?(?:[订訂单單错錯邮郵编編]|[数數]量))`,
  // “把扣款短信转发给我” asks for a notice of the bank; one that is not named may be any.
  "把(?:您|你)?(?:手[机機])?(?:收到)?的?(?:[那这這][条條])?(?:短信|[简簡][讯訊])(?:[转轉][发發]|念|[读讀]|[发發])",
  "\\b(?:forward|read|screenshot|copy|paste)\\b[^,]{0,20}\\b(?:sms|text message)\\b",
  "\\bwhat code (?:did|do|have) you (?:get|got|receive|see)",
  "\\b(?:send|give|share|tell)(?: me| us)? code\\b(?! [a-z]+-?\\d)",
  "\\b(?:send|give|tell|read)(?: me| us)?(?: back)? the (?:\\d|four|six|eight)[- ]digits?\\b(?! (?:of|in|from) (?:the |your )?(?:order|ticket|error))",
].map((source) => new RegExp(source, "i"));

interface Asking {
  readonly kind: SecretKind;
  readonly pattern: RegExp;
  readonly bare?: RegExp;
}

const asking: readonly Asking[] = [
  ...(Object.keys(secretNames) as SecretKind[]).map((kind) => ({
    kind,
    pattern: patternOf(secretNames[kind]),
    bare: bareOf(secretNames[kind]),
  })),
  ...shown.map((kind) => ({ kind, pattern: pictureOf(secretNames[kind]) })),
  ...digits.map((pattern) => ({ kind: "one-time-code", pattern }) as const),
];

const lastDigits = /[后後末尾][四五六4-6]|[尾末][号號]|last (?:four|six|[46])/i;

const warns =
  /不要|[请請]?勿|切勿|[别別][把將将給给告发發]|不[会會需用能得可]|[无無][需须須]|[绝絕]不|[从從]不|千[万萬]|任何人|never|do ?n[o']t|don’t|won['’]t|will not|wo not|cannot|can['’]?t|no need|nobody|anyone/i;
