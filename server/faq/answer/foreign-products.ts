/**
 * Other companies: “微博密码忘了” has all the words of our article on passwords, but we cannot answer it; “美团扣了我两次钱” is ours,
 * since it was paid with this wallet. Whose account it is about decides.
 */

import type { ArticleId } from "../../../protocol/conversation.ts";
import type { Content } from "../content/content.ts";
import type { Task } from "../task.ts";
import type { Analyzer } from "../text/analysis.ts";
import { createWordFinder } from "../text/replacer.ts";

/** “theirs” is about an account with another company; “unclear” names one, and may be ours. */
export type ForeignProduct = "theirs" | "unclear";

export type FindForeignProduct = (
  question: { readonly plain: string; readonly firstClause: string },
  best: ArticleId,
) => ForeignProduct | undefined;

/** The question with “the shop” for the shops where something was paid; undefined where none is named, or is meant itself. */
export type WithoutShops = (plain: string) => string | undefined;

type NameKind = "names" | "providers" | "banks" | "merchants";
const nameKinds = ["names", "providers", "banks", "merchants"] as const;

interface FoundName {
  readonly kind: NameKind;
  readonly name: string;
  /** As it stands in the normalised text. */
  readonly written: string;
}

/** Our app, in the customer's words. */
const ours =
  /你们|你家|贵司|贵公司|钱包|这里|这边|这儿|本app|咱家|咱们|我绑|绑定|绑卡|绑不|\b(?:your|you guys|you charge|wallet|here|this app|with you|link(?:ed|ing)?)\b/u;
const paid =
  /付|扣|买|退|花了|订|充|自动续|续费|收费|下单|交易|钱|块|元|账单|\b(?:charg\w*|paid|pay|paying|payment|refund\w*|bought|order\w*|subscription|purchase\w*|checkout|billed|money|twice)\b/u;
/** What one asks about an account. */
const account =
  /密码|账号|账户|登录|登不|登陆|注册|注销|封号|被封|解封|实名|积分|点数|会员怎么|怎么用|昵称|头像|粉|好友|怎么玩|验证码|客服|\b(?:password|account|log ?in|sign ?in|sign ?up|username|profile|followers?)\b/u;
const bankAccount =
  /手机银行|网银|网上银行|掌上|app|信用卡|柜台|网点|支行|atm|取款机|存折|u盾|客服|利率|贷款|房贷|开户|定期|存款|积分|年费|密码|口袋|额度|红利|回馈|\b(?:online banking|checking|savings account|routing|overdraft|branch|credit card|log ?in|sign ?in|app|mortgage|loan|check|zelle|atm)\b/u;

interface ForeignProductFinder {
  readonly findForeignProduct: FindForeignProduct;
  readonly withoutShops: WithoutShops;
}

export function* prepareForeignProducts(
  content: Content,
  analyzer: Analyzer,
): Task<ForeignProductFinder> {
  const plain = (text: string) => analyzer.question(text).normalized.plain.trim();
  const words: (readonly [string, FoundName])[] = [];
  for (const kind of nameKinds)
    for (const name of content.outOfScope[kind]) {
      const written = plain(name);
      words.push([written, { kind, name: name.toLowerCase(), written }]);
      yield;
    }
  const byWord = new Map<string, FoundName>(words);
  const find = createWordFinder(words.map(([written]) => [written, written] as const));
  const isInTexts = rememberTexts(content);
  const wallet = Object.values(content.wallet.walletName ?? {}).map((one) => plain(String(one)));

  const namedIn = (text: string) => find(text).flatMap((word) => byWord.get(word) ?? []);
  const findForeignProduct: FindForeignProduct = ({ plain: text, firstClause }, best) => {
    const found = namedIn(firstClause);
    if (found.length === 0) return undefined;
    const rest = replaced(text, found, "＿");
    const isOurs = ours.test(rest.replace(/＿(?:钱包| ?wallet)/g, "＿")) || namesAny(text, wallet);
    if (isOurs) return undefined;
    const kinds = found.map((one) => kindOf(one, { rest, isInTexts, best }));
    return kinds.find((kind) => kind === "theirs") ?? kinds.find((kind) => kind !== undefined);
  };
  const withoutShops: WithoutShops = (text) => {
    const shops = namedIn(text).filter(({ kind }) => kind === "merchants");
    const isPlace = place.test(replaced(text, shops, "＿")) && isPaidThere(text);
    const shop = /\p{Script=Han}/u.test(text) ? "商家" : "the shop";
    return shops.length > 0 && isPlace ? replaced(text, shops, shop) : undefined;
  };
  return { findForeignProduct, withoutShops };
}

/** It was paid there, or money was taken from there. “淘宝怎么退货” is for them. */
const place =
  /(?:在|去|到)(?:了)?＿|＿.{0,6}(?:扣|付款|支付|收了|刷|多收)|\b(?:at|on|from|in) ＿|＿ (?:charged|billed|took|has charged)/u;

const replaced = (text: string, names: readonly FoundName[], by: string) =>
  names.reduce((left, { written }) => left.replaceAll(written, by), text);

const isPaidThere = (rest: string) =>
  paid.test(rest) && (!account.test(rest) || /扣|charg|退款|refund/u.test(rest));

const namesAny = (text: string, names: readonly string[]) =>
  names.some((name) => name !== "" && text.includes(name));

/** Money that comes from there or goes there. */
const movement =
  /(?:从|由|给|往|到|去|进|至|转|提|充)(?:我的|我)?＿|＿(?:里|上|那边)?(?:转|提|充|打|汇)(?:过来|进来|到|来|入)|\b(?:from|to|into|via) (?:my |the )?＿/u;

function kindOf(
  { kind, name }: FoundName,
  given: {
    readonly rest: string;
    readonly isInTexts: (id: ArticleId, name: string) => boolean;
    readonly best: ArticleId;
  },
): ForeignProduct | undefined {
  const { rest } = given;
  switch (kind) {
    case "names":
      return given.isInTexts(given.best, name) ? undefined : "unclear";
    case "providers":
      return movement.test(rest) ? undefined : "theirs";
    case "banks":
      return bankAccount.test(rest) && !movement.test(rest) ? "theirs" : undefined;
    case "merchants":
      if (isPaidThere(rest)) return undefined;
      return account.test(rest) ? "theirs" : "unclear";
  }
}

/** Whether an article's title, phrasings or keywords contain a name. */
function rememberTexts(content: Content): (id: ArticleId, name: string) => boolean {
  const known = new Map<string, boolean>();
  return (id, name) => {
    const key = `${id} ${name}`;
    const answer = known.get(key) ?? textsOf(content, id).some((text) => text.includes(name));
    known.set(key, answer);
    return answer;
  };
}

function textsOf({ articles }: Content, id: ArticleId): readonly string[] {
  return [...(articles.get(id)?.values() ?? [])].flatMap(({ title, phrasings, keywords }) =>
    [title, ...phrasings.map(({ text }) => text), ...keywords].map((text) => text.toLowerCase()),
  );
}
