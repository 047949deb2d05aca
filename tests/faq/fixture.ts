import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buildModel } from "../../server/faq/answer/index/build-model.ts";
import type { Content } from "../../server/faq/content/content.ts";
import { createContentReader } from "../../server/faq/content/content-reader.ts";
import type { SourceFile } from "../../server/faq/content/source-file.ts";
import { createEngine, type FaqEngine } from "../../server/faq/engine.ts";
import type { BuiltFaq } from "../../server/faq/loader.ts";
import { runToEnd } from "../../server/faq/task.ts";
import { createAnalyzer } from "../../server/faq/text/analysis.ts";

export type Files = Readonly<Record<string, string>>;

/** An article in few words; `more` is further front matter. */
export function article(title: string, phrasings: readonly string[], more = ""): string {
  const lines = phrasings.map((phrasing) => `  - ${phrasing}`).join("\n");
  return `---\ntitle: ${title}\nphrasings:\n${lines}\n${more}---\n${title}的答案。\n`;
}

export function readContent(files: Files, reader = createContentReader()): Content {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }));
  return runToEnd(reader.read(sources));
}

export const engineOf = (files: Files): FaqEngine =>
  builtOf(Object.entries(files).map(([path, text]) => ({ path, text }))).engine;

export function builtOf(files: readonly SourceFile[]): BuiltFaq {
  const content = runToEnd(createContentReader().read(files));
  const analyzer = createAnalyzer(content.synonyms);
  const model = runToEnd(buildModel(content, analyzer));
  const engine = createEngine(content, model, { toTaiwan: (text) => text, analyzer });
  return { content, model, engine };
}

export async function folderOf(
  files: Files,
): Promise<{ dir: string; write: Write; remove(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), "faq-"));
  const write: Write = async (path, text) => {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  };
  for (const [path, text] of Object.entries(files)) await write(path, text);
  return { dir, write, remove: () => rm(dir, { recursive: true, force: true }) };
}

type Write = (path: string, text: string) => Promise<void>;

/** A wallet of four subjects. */
export const small: Files = {
  "wallet.yml": "hotline: 400-800-0000\nwalletName: { zh-CN: 星河钱包, en: Galaxy Wallet }\n",
  "zh-CN/payments/payment-failed.md": article("支付失败怎么办？", [
    "付不了款",
    "付款一直失败",
    "扫码付钱不成功",
    "为什么支付不成功",
    "买东西付不出去",
  ]),
  "zh-CN/transfers/transfer-not-arrived.md": article("转账没到账怎么办？", [
    "转账对方没收到",
    "打过去的钱没到",
    "汇款一直没到账",
    "朋友说没收到我转的钱",
    "转账多久能到",
  ]),
  "zh-CN/fees/withdraw-fee.md": article(
    "提现手续费怎么收？",
    [
      "提现要手续费吗",
      "提现扣多少手续费",
      "取钱出来收费多少",
      "提到银行卡要几个点",
      "提现免费额度",
    ],
    "keywords: [手续费]\n",
  ),
  "zh-CN/security/account-stolen.md": article(
    "账户被盗怎么办？",
    ["号被盗了", "账户里的钱被转走了", "有人登录了我的账户", "账号被黑了", "别人用我的号把钱转走"],
    "urgency: urgent\n",
  ),
  "en/payments/payment-failed.md": article("Why did my payment fail?", [
    "payment declined",
    "my payment keeps failing",
    "cannot pay at the shop",
    "checkout does not work",
  ]),
  "smalltalk.yml": `
human:
  phrasings: [转人工, 人工客服, 我要找真人, 叫个人来, 不要机器人, talk to a human, agent please]
greeting:
  hello:
    phrasings: [你好, 您好, 在吗, hello]
    replies: { zh-CN: 您好，请说。, en: "Hello, go on." }
  thanks:
    phrasings: [谢谢, 多谢你, thank you]
    replies: { zh-CN: 不客气。 }
useless:
  phrasings: [没用, 还是不行, 没有解决, 你说的没用, that did not help]
`,
  "out-of-scope.yml":
    "near: [股票怎么开户, 推荐只基金, 房贷利率多少, 医保卡余额怎么查]\nfar: [今天天气怎么样, 讲个笑话, 红烧肉怎么做, who won the world cup]\n",
  "error-codes.yml": `
PAY-1001:
  article: payment-failed
  meaning: { zh-CN: 余额不足, en: Not enough balance }
  remedy: { zh-CN: "先充值，或拨打 {{hotline}}。", en: "Top up, or call {{hotline}}." }
`,
};
