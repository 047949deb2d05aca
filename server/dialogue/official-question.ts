/** “400-800-0000 是你们的号码吗”, “is wallet-help.example genuine”: a number or an address that somebody wants to have checked. */

export interface AskedContact {
  readonly kind: "phone" | "host" | "email";
  /** As it was written; of a link the host alone. */
  readonly value: string;
}

const genuine =
  /官方|正规|正規|是真的|真的[吗嗎么麼]|真假|假的|冒充|是不是(?:你们|你們|骗子|騙子|客服)|(?:是|係)(?:你们|你們|你哋)|可信|靠谱|靠譜|\b(?:official|genuine|legit(?:imate)?|fake|real|yours|your (?:number|site|website|address|email)|belongs? to you|scam)\b/iu;

const email = /[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/iu;
const host =
  /(?:https?:\/\/)?((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,5}[a-z]{2,24})(?![\w@-])/iu;
/** Three digits at least (110), or with signs between them; no amount of money and no date stands for one. */
const phone = /(?<![\d.¥￥$])\+?\d(?:[ -]?\d){2,15}(?![\d.:]|\s*[块塊元笔筆年月日])/u;

/** In characters: what is longer tells a story, and is about more than the number. */
const longest = 120;

/** Undefined where nothing is to be checked. */
export function askedContact(text: string): AskedContact | undefined {
  if (text.length > longest || !genuine.test(text)) return undefined;
  const [mail] = email.exec(text) ?? [];
  if (mail !== undefined) return { kind: "email", value: mail };
  const [, site] = host.exec(text) ?? [];
  if (site !== undefined) return { kind: "host", value: site };
  const [number] = phone.exec(text) ?? [];
  return number === undefined ? undefined : { kind: "phone", value: number };
}
