/** “400-800-0000 是你们的号码吗”, “is wallet-help.example genuine”: numbers, addresses and accounts that somebody wants to have checked. */

export interface AskedContact {
  /** `app`: an app where the wallet might have an account, and no name. */
  readonly kind: "phone" | "host" | "email" | "account" | "app";
  /** As it was written; of a link the host, of an account the name alone. */
  readonly value: string;
}

const genuine =
  /官方|正规|正規|是真的|真的[吗嗎么麼]|真假|假的|冒充|是不是(?:你们|你們|骗子|騙子|客服)|(?:是|係)(?:你们|你們|你哋)|(?:是|係).{0,4}官[网網]|可信|靠谱|靠譜|\b(?:official|genuine|legit(?:imate)?|fake|real|yours|your (?:number|site|website|address|email|account)|belongs? to you|scam)\b/iu;

/** It points at something without naming it: “这个号码是官方的吗”. “官方电话是多少” points at nothing. */
const pointed =
  /(?:[这這]|[该該此那])[个個条條封]?[^。！？!?]{0,6}(?:号码|號碼|电话|電話|号|號|网址|網址|网站|網站|链接|連結|网页|網頁|邮箱|信箱|邮件|郵件|账号|帳號|[账帳][户戶])[^。！？!?]{0,14}[吗嗎么麼?？]|\b(?:this|that)\b[^.!?]{0,12}\b(?:number|phone|link|site|website|page|address|e-?mail|account)\b/iu;

const email = /[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/giu;
/**
 * With all that follows in the link: whose it is, its host says alone. Letters of other alphabets look like ours (wаllet with a
 * Cyrillic а), so they belong to it.
 */
const host =
  /(?:https?:\/\/)?((?:[a-z0-9\u0370-\u04ff](?:[a-z0-9\u0370-\u04ff-]{0,61}[a-z0-9\u0370-\u04ff])?\.){1,5}[a-z\u0370-\u04ff]{2,24}|(?<=\/\/)\d{1,3}(?:\.\d{1,3}){3})(?![\w@-])(?:[:/?#][!-~]*)?/giu;
/**
 * Three digits at least (110), with spaces and dashes between them, its code in brackets or not: “(400) 800 - 0110”. No amount of
 * money and no date stands for one.
 */
const phone =
  /(?<![\w.¥￥$]|[A-Za-z]-)(?:(?:\+?\d{1,4} ?)?\(\+?\d{1,4}\)[ -]{0,3})?\+?\d(?:[ -]{0,3}\d){2,15}(?![ -]{0,3}\d|[.:]\d|\s*[块塊元笔筆年月日])/gu;
/** As people write them: “400.800.0110”, “400–800–0110”, “400·800·0110”. */
const dotted = /(?<![\d.])(\d{3,4})\.(\d{3,4})\.(\d{3,4})(?![\d.]*\d)/gu;
const otherDash = /(?<=\d\s?)[\u2010-\u2015\u2212·•](?=\s?\d)/gu;

const platform =
  /微信公[众眾][号號]|公[众眾][号號]|微信[号號]?|\bwechat\b|\bqq[号號]?|\bline\b|\btelegram\b|电报|電報|\bwhats ?app\b|微博|小[红紅][书書]|抖音|[账帳][号號]|客服[号號]|\baccount\b/giu;
/** Its name follows where it has one: in quotes, in letters, or up to the question. */
const accountName =
  /^\s*(?:(?:[号號]|id|叫|是|[:：])|群[组組]?|[频頻]道)?\s*(?:[“"「『]([^”"」』]{2,30})[”"」』]|(@?[a-z][\w.-]{3,31}|\d{5,12})|(\p{Script=Han}{2,12}?)(?=是|[真可靠官假？?,，]))/iu;
const app =
  /微信|\bwechat\b|\bqq\b|\bline\b|\btelegram\b|电报|電報|\bwhats ?app\b|\bfacebook\b|\binstagram\b|\bdiscord\b|微博|小[红紅][书書]|抖音/iu;
/** Whether there is one at all: “你们有 Telegram 吗”. */
const hasOne =
  /你[们們][^。！？!?]{0,4}(?:有|在)|有[没沒]有|\b(?:do you (?:have|use)|have you got|are you on|is there an?)\b/iu;
const handle = /(?<![\w.@])@([a-z][\w.-]{3,31})/iu;
const writtenAccount = /^\W*@?([a-z][\w.-]{3,31})\W*$/iu;

const rang =
  /打(?:[了过過]?[个個通]?(?:电话|電話)[了过過]?)?[给給]我|打[过過]?[来來]|[来來][电電]|接到|[给給]我打|\b(?:called|calling me|calls? from|phoned|rang)\b/i;
const wrote =
  /[给給]我[发發]|[发發][来來了]|收到|\b(?:calling|texted|messaged|(?:sms|text|message) from)\b/i;
export const tellsOfCall = (text: string): boolean => rang.test(text) || wrote.test(text);

/** “请打给我，我的号码是 138…”: it is the customer's own. */
const wantsCall =
  /[请請]|麻[烦煩]|能不能|能否|可以|[帮幫]我|[让讓叫](?!我)|吧|我的|我(?:手机|手機|电话|電話|[号號])|\b(?:my|please|can|could|would)\b/iu;
/** No amount of money: “20000 打给我了” is a transfer. With its groups apart, of a service (95188, 12363, 10086), or long. */
const isLine = (value: string) => {
  const digits = value.replace(/\D/g, "");
  return (
    /^(?:9[56]\d{3,4}|1[02]\d{3}|110)$/.test(digits) ||
    (digits.length >= 7 && digits.length <= 15 && /\D|^(?:86|[48]00|0|1[3-9])/.test(value))
  );
};

/** In characters: what is longer tells a story, and is about more than the number. */
const longest = 120;
/** In letters: so many may stand around what the bot has asked for. */
const longestAround = 12;
/** In digits: so many make a telephone number likely. */
const shortestNumber = 5;
/** In 汉字 and words: so many beside a number that has rung still ask who it was; more tell what was said. */
const longestOfCaller = 12;
/** In letters: so few say nothing beside a short number, “那 110 呢”. */
const longestBeside = 2;
/** “还有这个 95188”; “我的单号 … 没到账” is about something else. */
const longestBesideLong = 5;

/** What the bot has said just before: which one is meant, or what became of another one. */
export type CheckedBefore = "asked-which" | "checked";

/** Undefined where nothing is to be checked; empty where it is not said what. */
export function askedContacts(
  text: string,
  before: CheckedBefore | undefined,
): readonly AskedContact[] | undefined {
  if (text.length > longest) return undefined;
  const { contacts, around } = contactsIn(text);
  if (genuine.test(text)) {
    if (contacts.length > 0) return contacts;
    return writtenAfter(text, before) ?? named(text) ?? (pointed.test(text) ? [] : undefined);
  }
  if (contacts.length === 0)
    return writtenAfter(text, before) ?? (hasOne.test(text) ? named(text) : undefined);
  if (hasRung(contacts, around)) return contacts;
  if (mayOpen.test(around) && contacts.some(({ kind }) => kind === "host")) return contacts;
  return goesOn(contacts, lettersIn(around), before) ? contacts : undefined;
}

/** “短信里的链接 … 能点吗”: whether it is ours decides. */
const mayOpen =
  /(?:能|可以|敢|要|该|該)(?:不能|不可以)?(?:点|點|打开|打開|开|開|进|進|信|填)|(?:点|點|打开|打開)[^。！？!?]{0,4}(?:安全|没事|沒事|[吗嗎])|\b(?:safe|ok(?:ay)?|should i|can i)\b[^.!?]{0,12}\b(?:open|click|tap|trust)\b/iu;

/** “400 800 0110 打给我了”: who says so wants to know whose number it is. */
const hasRung = (contacts: readonly AskedContact[], around: string): boolean =>
  rang.test(around) &&
  !wantsCall.test(around) &&
  (around.match(/\p{Script=Han}|[\p{L}']+/gu)?.length ?? 0) <= longestOfCaller &&
  contacts.every(({ kind, value }) => kind === "phone" && isLine(value));

/** “95188”, “那 95188 呢”: the next one is enough. After an answer, “转账 500 没到” is about something else. */
function goesOn(
  contacts: readonly AskedContact[],
  around: number,
  before: CheckedBefore | undefined,
): boolean {
  if (before === undefined || around > longestAround) return false;
  if (before === "asked-which") return true;
  return contacts.every(({ kind, value }) => {
    const isLong = value.replace(/\D/g, "").length >= shortestNumber;
    return kind !== "phone" || around <= (isLong ? longestBesideLong : longestBeside);
  });
}

/** Its name alone. After an answer “thanks” is none: a name has a sign or a digit in it. */
function writtenAfter(text: string, before: CheckedBefore | undefined) {
  const [, value] = (before && writtenAccount.exec(text)) || [];
  if (value === undefined || (before === "checked" && !/[@\d_]/.test(text))) return undefined;
  return [{ kind: "account", value }] as const;
}

/** A handle, or an app alone: “is your Telegram official”. */
function named(text: string): readonly AskedContact[] | undefined {
  const account = handle.exec(text)?.[1];
  if (account !== undefined) return [{ kind: "account", value: account }];
  const value = app.exec(text)?.[0];
  return value === undefined ? undefined : [{ kind: "app", value }];
}

const lettersIn = (text: string) => text.match(/\p{L}/gu)?.length ?? 0;

/** Each once, and the text without them. What is taken for one kind is not looked at for the next. */
function contactsIn(text: string): { contacts: readonly AskedContact[]; around: string } {
  const contacts: AskedContact[] = [];
  // ４００ is 400.
  let rest = text.normalize("NFKC").replace(otherDash, "-").replace(dotted, "$1-$2-$3");
  for (const [kind, pattern] of [
    ["email", email],
    ["host", host],
    ["phone", phone],
  ] as const)
    rest = rest.replace(pattern, (whole: string, group: string | number) => {
      contacts.push({ kind, value: typeof group === "string" ? group : whole });
      return " ";
    });
  for (const { 0: named, index } of rest.matchAll(platform)) {
    const [, quoted, letters, han] = accountName.exec(rest.slice(index + named.length)) ?? [];
    // “account official”: a word alone is a name where 汉字 stand before it.
    const isName = letters && (/[@\d_.-]/.test(letters) || /\p{Script=Han}/u.test(named));
    const value = quoted ?? (isName ? letters.replace("@", "") : han);
    if (value !== undefined) contacts.push({ kind: "account", value });
  }
  const known = new Set<string>();
  return {
    contacts: contacts.filter(({ value }) => !known.has(value) && known.add(value)),
    around: rest,
  };
}
