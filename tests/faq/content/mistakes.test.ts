/** What editors get wrong, and what they read then: in Chinese, with file and line, and what to do. */

import { readdirSync } from "node:fs";
import { copyFile, mkdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkPhrasings } from "../../../server/faq/answer/check-phrasings.ts";
import { buildModel } from "../../../server/faq/answer/index/build-model.ts";
import { checkContent } from "../../../server/faq/check.ts";
import { createContentReader } from "../../../server/faq/content/content-reader.ts";
import { readFolder } from "../../../server/faq/content/folder.ts";
import { formatProblemIn } from "../../../server/faq/content/problem.ts";
import { runToEnd } from "../../../server/faq/task.ts";
import { createAnalyzer } from "../../../server/faq/text/analysis.ts";
import { article, type Files, folderOf, readContent, small } from "../fixture.ts";

const place = "zh-CN/payments/a.md";
const told = (files: Files): readonly string[] => tell(readContent(files));

function tell(content: ReturnType<typeof readContent>): readonly string[] {
  return content.problems.map((one) => formatProblemIn(one, "zh-CN"));
}

/** All that `check` says of the whole content. */
function checked(files: Files): readonly string[] {
  const content = readContent(files);
  const model = runToEnd(buildModel(content, createAnalyzer(content.synonyms)));
  return checkContent(
    { content },
    { phrasings: checkPhrasings(content, model), today: "2026-11-21" },
  ).map((one) => formatProblemIn(one, "zh-CN"));
}

const withFront = (lines: string) => `---\n${lines}\n---\n正文。\n`;
const withBody = (body: string) => `---\ntitle: 标题\nphrasings: [问]\n---\n${body}\n`;

describe("front matter", () => {
  test.each([
    ["title：付款失败", 2, "“title：”用了中文冒号，请改成英文冒号加一个空格“title: ”"],
    ["title: 标题\nphrasings：\n  - 问", 3, "“phrasings：”用了中文冒号"],
    ["title: 标题\nkeywords: [余额\nurgency: high", 3, "这一行的方括号“[”没有收尾，请补上“]”"],
    ['title: "没有关', 2, "这一行的引号没有收尾，请在末尾补上"],
    ["title: C# 问题 # 编号\nphrasings: [问]", 2, "提醒：“# 编号”会丢失：空格后面的“#”表示注释"],
    ["title: 标题\nphrasings:\n  - 错误 #5 怎么办", 4, "提醒：“#5 怎么办”会丢失"],
    ["title: null\nphrasings: [问]", 2, "“title”写的是 null，等于没有写，请填上文字"],
    ["title: ~\nphrasings: [问]", 2, "“title”写的是 ~，等于没有写"],
    ["title: 标题\nphrasings:\n\t- 问", 4, "这里用了制表符（Tab），请换成空格"],
    ["title: 标题\ntitle: 又一个", 3, "这一项写了两次，请只留一个"],
    ["title: 标题\nphrasings:\n  - 问\n - 又", 5, "缩进和上面几行对不上，请对齐"],
    ["title: 标题\nphrasings:\n  - 卡里有钱: 付不出", 4, "“phrasings.0”要写成一句文字"],
    ["title: 标题\nphrasings: 问", 3, "“phrasings”要写成列表，每条一行，以“- ”开头"],
    [
      "title: 标题\nphrasings: [问]\nkeywords: [余额，限额]",
      4,
      "提醒：“余额，限额”用了中文逗号或顿号",
    ],
    ["title: 标题\nphrasings: [问]\nrelated: [a、b]", 4, "提醒：“a、b”用了中文逗号或顿号"],
    ["title: 标题\nurgency: 紧急", 3, "“urgency”只能是：normal, high, urgent"],
    ["title: 标题\nreviewBy: 明年", 3, "“reviewBy”要写成日期，例如 2027-05-01"],
    ["tittle: 标题", 2, "没有“tittle”这一项，请检查拼写"],
    ["phrasings: [问]", 2, "缺少“title”，请补上"],
    ["title: &a 标题\nphrasings: [*a]", 2, "句子开头的“&”和“*”有特殊含义"],
    ["title: ''\nphrasings: [问]", 2, "“title”是空的，请填上或删掉"],
    [`title: ${"长".repeat(201)}`, 2, "“title”超过 200 个字，请缩短"],
    ["title: 标题\nphrasings:\n  -", 4, "“phrasings.0”是空的"],
    [`title: 标题\nphrasings: [${"[".repeat(120)}`, 3, "这一行的方括号“[”没有收尾"],
    ["title: 标题\nphrasings:\n- 错误独角兽 #5 怎么办", 4, "提醒：“#5 怎么办”会丢失"],
    ["title: 标题\nphrasings: [错误 #5 怎么办, 乙]", 3, "“#5 怎么办, 乙]”会丢失"],
    ["title: #x", 2, "“#x”会丢失"],
    ["title: 标题\nphrasings: [“甲”，‘乙’]", 3, "提醒：““甲”，‘乙’”用了中文逗号或顿号"],
    ["title: 标题\nphrasings: [null, 问]", 3, "提醒：“phrasings”写的是 null，等于没有写"],
    ["title: 标题\nphrasings:\n  - ~", 4, "提醒：“phrasings”写的是 ~，等于没有写"],
    ["title:付款", 2, "“title:”后面要有一个半角空格，写成“title: ”"],
    ["title: 标题\nphrasings:[甲]", 3, "“phrasings:”后面要有一个半角空格"],
    ["title:　付款", 2, "“title:”后面要有一个半角空格"],
    ["title: 标题\n付不了款\nphrasings: [问]", 3, "“付不了款”不是一项：每行要写成“名称: 内容”"],
    ["title: <b>付款</b>\nphrasings: [问]", 2, "提醒：标题只能是文字"],
    ["title: 拨打 {{hotline}}\nphrasings: [问]", 2, "提醒：标题只能是文字"],
    ["title: 付\u200b款\nphrasings: [问]", 2, "提醒：这一行有看不见的字符（U+200B）"],
  ])("%s", (lines, line, message) => {
    const problems = told({ [place]: withFront(lines) });
    expect(problems.join("\n")).toContain(`${place}:${line}: ${message}`);
  });

  test("a text that YAML cannot read is named in Chinese, whatever the library says", () => {
    for (const line of ["title: @x", "title: %x", "title: 'a' b", "- a", "{", "a: b: c", "? a"])
      for (const problem of told({ [place]: withFront(line) })) expect(problem).toMatch(/[一-鿿]/);
  });

  test.each(["只有正文", "---\ntitle: 标题\n正文", "————\ntitle: 标题\n————"])(
    "none: %s",
    (text) => {
      expect(told({ [place]: text })).toEqual([
        `${place}:1: 文件要以一行“---”开头，写上标题和说法，再用一行“---”结束，下面才是正文`,
      ]);
    },
  );
});

describe("the text", () => {
  test.each([
    ["<!-- 不要给客户看 -->", 5, "注释“<!-- -->”会被客户看到"],
    ["行内 <!-- 备注 --> 注释", 5, "注释“<!-- -->”会被客户看到"],
    ["前 <b>粗</b>", 5, "提醒：网页标签会原样显示给客户"],
    ["第一段\n\n<details>\n<summary>展开</summary>", 7, "提醒：网页标签会原样显示给客户"],
    ["有脚注[^1]。", 5, "提醒：不支持脚注"],
    ["有。\n\n[^1]: 内容。", 7, "提醒：不支持脚注"],
    ["- [ ] 做完\n- [x] 完成", 6, "提醒：任务框“[ ]”会原样显示，请删掉"],
    ["<<<<<<< HEAD\n甲\n=======\n乙\n>>>>>>> main", 5, "这里有合并冲突的标记"],
    ["价格 *斜体* 文字", 5, "提醒：单个“*”或“_”之间的文字会显示成粗体"],
    ['[甲](https://a.example "标题")', 5, "提醒：链接的标题 标题 不会显示"],
    ["[甲](javascript:alert(1))", 5, "提醒：链接只能是 https:、tel: 或 mailto:"],
    ["[甲](../b.md)", 5, "提醒：链接只能是 https:、tel: 或 mailto:"],
    ["正文\n\n[ref]: https://a.example", 7, "提醒：地址“ref”没有链接用到"],
    ["# 大标题\n\n正文", 5, "提醒：标题会显示成一行粗体"],
    ["上一行\n---", 5, "提醒：标题会显示成一行粗体"],
    ["上\n\n---\n\n下", 7, "提醒：分隔线“---”不会显示"],
    ["段落\n\n    四个空格", 7, "提醒：行首有四个空格会显示成代码"],
    ["```注意\n代码\n```", 5, "提醒：``` 后面的“注意”不会显示"],
    ["`{{hotline}}`", 5, "提醒：代码里的占位符会带着标记显示"],
    ["- 甲\n  - 乙\n    - 丙", 7, "提醒：列表最多套一层"],
    ["1. 一\n3. 三", 6, "提醒：编号写的是 3，显示的是 2"],
    ["1.第一步\n2.第二步", 6, "提醒：编号或短横线后面少一个空格"],
    ["-甲\n-乙", 5, "提醒：编号或短横线后面少一个空格"],
    ["先做。\n\n１．第一步\n２．第二步", 7, "提醒：编号要写成“1. ”"],
    ["1、第一步", 5, "提醒：编号要写成“1. ”"],
    ["请拨打 {hotline}。", 5, "提醒：占位符要用两个花括号"],
    ["正文\n\n[投诉](screen:compliant)", 7, "提醒：没有“compliant”这个页面，按钮不会显示"],
    ["|a|b|c|d|e|\n|-|-|-|-|-|\n|1|2|3|4|5|", 5, "提醒：表格要有两到四列，这里有 5 列"],
    ["表：\n|a|b|\n|---|\n|1|2|", 7, "提醒：这个表格会原样显示"],
    ["|a|b|\n|---|---|\n|1|2|三|", 7, "提醒：这一行有文字不会显示"],
    ["**没有收尾", 5, "提醒：**、~~、` 或 ]( 会原样显示"],
    ["[账单]（https://a.example）", 5, "提醒：**、~~、` 或 ]( 会原样显示"],
    [`下划线 ${"_".repeat(20)}`, 5, "提醒：连续八个以上相同的符号会截成八个"],
    ["\n\n", 5, "文章没有正文，请在第二个“---”下面写上答案"],
    ["---", 5, "正文没有一点能显示出来"],
    ["{{hotlin}}", 5, "没有“{{hotlin}}”这个占位符，wallet.yml 里没有这个名字"],
    ["长".repeat(20_001), 5, "正文超过 20000 个字，请缩短"],
    ["请拨打 {{热线}}。", 5, "没有“{{热线}}”这个占位符"],
    ["请拨打 {{hot\u200bline}}。", 5, "没有“{{hot<U+200B>line}}”这个占位符"],
    ["请拨打 {{hotline}。", 5, "“{{hotline}”不是占位符，会原样显示：要写成 {{hotline}}"],
    ["请拨打 hotline}}。", 5, "“hotline}}”不是占位符"],
    ["请拨打 ｛｛hotline｝｝。", 5, "“｛｛hotline｝｝”不是占位符"],
    ["请拨打 {{hotline｝｝。", 5, "“{{hotline｝｝”不是占位符"],
    ["正文\n\n{{hotline", 7, "“{{”不是占位符"],
    [">100元 收 1 元", 5, "提醒：行首的“>”会变成提示框，符号也不见了"],
    [">=100 元", 5, "提醒：行首的“>”会变成提示框"],
    ["#重点\n##小标题", 6, "提醒：“#”后面少一个空格，会原样显示"],
    ["｜档位｜费用｜\n｜普通｜1 元｜", 5, "提醒：这个表格会原样显示"],
    ["|a|b|\n|——|——|\n|1|2|", 6, "提醒：这个表格会原样显示"],
    ["1.　第一步", 5, "提醒：编号或短横线后面少一个空格"],
    ["1。第一步", 5, "提醒：编号要写成“1. ”"],
    ["1 . 第一步", 5, "提醒：编号要写成“1. ”"],
    ["先看账单\n2. 再付款", 6, "提醒：这一行不会显示成列表：不从 1 开始的编号，前面要空一行"],
    ["＊＊重要＊＊", 5, "提醒：这里用了全角的符号，会原样显示"],
    ["～～5～～ 元", 5, "提醒：这里用了全角的符号"],
    ["｀代码｀", 5, "提醒：这里用了全角的符号"],
    ["> [!NOTE]\n> 注意", 5, "提醒：“[!NOTE]”这种写法这里没有，会原样显示"],
    ["看[[双链]]", 5, "提醒：“[[双链]]”这种写法这里没有"],
    ["![[图.png]]", 5, "提醒：“![[图.png]]”这种写法这里没有"],
    ["[TOC]", 5, "提醒：“[TOC]”这种写法这里没有"],
    [":::tip\n注意\n:::", 5, "提醒：“:::tip”这种写法这里没有"],
    ["这是 ==高亮== 的字", 5, "提醒：“==高亮==”这种写法这里没有"],
    ["见[这里][无]。", 5, "提醒：**、~~、` 或 ]( 会原样显示"],
    ["看[](https://a.example)账单", 5, "提醒：链接没有文字，不会显示"],
    ["代码：\n\n```\n一行\n\n后面的正文", 7, "提醒：``` 没有收尾，后面的全部成了代码"],
    ["路径是 C:\\_temp", 5, "提醒：反斜杠会不见"],
    ["付\u202e款", 5, "提醒：这一行有看不见的字符（U+202E）"],
    ["\u200b\u200b", 5, "文章没有正文，请在第二个“---”下面写上答案"],
  ])("%s", (body, line, message) => {
    const problems = told({ "wallet.yml": "hotline: 1", [place]: withBody(body) });
    expect(problems.join("\n")).toContain(`${place}:${line}: ${message}`);
  });

  test.each([
    "先**冻结**。\n\n3. 三\n4. 四\n\n中间\n\n5. 五",
    "5*3*2=30，PAY_1001_x，a<b 且 c>d，1.5 元，100% [1]",
    "| 档位 | 费用 |\n|---|---:|\n| 普通 | 1 元 |",
    "填 `**a**`，~~5~~ 元，[账单](https://a.example)，<https://b.example>",
    "> 小心\n\n- 甲\n  1. 子\n\n  第二段\n- 乙",
    "见[这里][ref]。\n\n[ref]: https://a.example",
    "[打开账单](action:bills) [拨打](tel:110)\n\n先看 {{hotline}}。",
    "#5 号窗口，#12345，大于 > 100，a == b，👨‍👩‍👧 一家",
    '共 3 项：\n1. 一\n2. 二\n\n```\n{ "a": { "b": 1 }}\n```\n\n> ```\n> 甲\n> ```',
    "下午 1. 5 点，{ 余额 }，|a| 是绝对值，\\_不是斜体_",
  ])("nothing is said of what is shown as it is meant: %s", (body) => {
    expect(told({ "wallet.yml": "hotline: 1", [place]: withBody(body) })).toEqual([]);
  });
});

describe("codes, copies and translations", () => {
  test("an unknown error code is an error on its line", () => {
    const files = {
      ...small,
      [place]: article("甲怎么办", ["独角兽"], "errorCodes: [PAY-1001, PAY-9]\n"),
    };
    expect(checked(files)).toContain(
      `${place}:5: error-codes.yml 里没有错误码“PAY-9”，请在那里补上，或在这里删掉`,
    );
  });

  test("a broken zh-CN file is no missing translation of the en one", () => {
    const files = { ...small, "zh-CN/payments/payment-failed.md": "---\ntitle：付款\n---\n正文" };
    const problems = checked(files).join("\n");
    expect(problems).toContain("zh-CN/payments/payment-failed.md:2: “title：”");
    expect(problems).not.toContain("没有 zh-CN 版本");
    const { "zh-CN/payments/payment-failed.md": _, ...without } = small;
    expect(checked(without).join("\n")).toContain("没有 zh-CN 版本，请补上翻译");
  });

  test("two ids that differ in case are named", () => {
    const files = { [place]: article("一", ["甲"]), "zh-CN/payments/A.md": article("二", ["乙"]) };
    expect(told(files)).toEqual([`${place}:1: 和“zh-CN/payments/A.md”只差大小写，请用同一个名字`]);
  });

  test("a copy in another category is named, also one that is older than what was written since", () => {
    const file = (path: string, changedAt: number) => ({
      path,
      text: article("付款", [`问${path}`]),
      changedAt,
    });
    const files = [
      file("en/payments/paid.md", 1),
      file("zh-CN/cards/paid.md", 2),
      file("zh-CN/payments/paid.md", 3),
    ];
    const content = runToEnd(createContentReader().read(files));
    expect(content.articles.get("paid" as never)?.get("zh-CN")?.file).toBe(
      "zh-CN/payments/paid.md",
    );
    expect(tell(content).join("\n")).toContain("zh-CN/cards/paid.md:1: 和 zh-CN/payments/paid.md");
  });

  test("a category that no list names is named once", () => {
    const files = {
      ...small,
      "categories.yml": "payments: 支付\n",
      "zh-CN/新分类/a.md": article("甲", ["独角兽"]),
      "zh-CN/新分类/b.md": article("乙", ["麒麟"]),
    };
    expect(checked(files).filter((one) => one.includes("新分类”这一类"))).toEqual([
      "zh-CN/新分类/a.md:1: 提醒：categories.yml 里没有“新分类”这一类，客户看到的是文件夹的名字，请补上或改名",
    ]);
  });

  test.each(["a.b", "under_score", "空 格", "x.md"])("%s is no name of an article", (id) => {
    expect(told({ [`zh-CN/payments/${id}.md`]: article("甲", ["独角兽"]) })).toEqual([
      `zh-CN/payments/${id}.md:1: 文件名“${id}”只能用英文字母、数字和短横线，请改名`,
    ]);
  });

  test.each([
    ["smalltalk.yml", "human:\n  phrasings：\n    - 人工\n", 2, "“phrasings：”用了中文冒号"],
    ["error-codes.yml", "PAY-1001:\n  meaning: 甲\n  remedy： 乙\n", 3, "“remedy：”用了中文冒号"],
    ["categories.yml", "payments：支付\n", 1, "“payments：”用了中文冒号"],
    [
      "frequent.yml",
      "articles:\n<<<<<<< HEAD\n- a\n=======\n- b\n>>>>>>> b\n",
      2,
      "这里有合并冲突的标记",
    ],
    ["wallet.yml", "hotline: 400-800-0000 #转2\n", 1, "提醒：“#转2”会丢失"],
  ])("in %s the likely mistake is named: %j", (file, text, line, message) => {
    const problems = checked({ ...small, [file]: text }).filter((one) => one.startsWith(file));
    expect(problems[0]).toContain(`${file}:${line}: ${message}`);
    expect(problems.join("\n")).not.toContain("缺少这个文件");
  });

  test("a broken wallet.yml is one mistake, not one for each placeholder", () => {
    const files = {
      ...small,
      "wallet.yml": "hotline：400\nname: 钱包\n",
      [place]: withBody("请拨打 {{hotline}}，或 {{hotline}}。"),
    };
    const problems = checked(files).filter((one) => !one.includes("版本"));
    expect(problems).toEqual([
      "wallet.yml:1: “hotline：”用了中文冒号，请改成英文冒号加一个空格“hotline: ”",
    ]);
  });

  test("a missing smalltalk.yml is a reminder", () => {
    const { "smalltalk.yml": _, ...without } = small;
    expect(checked(without)).toContain(
      "smalltalk.yml:1: 提醒：缺少这个文件，或里面没有“转人工”的说法：客户要找人工时机器人听不懂",
    );
  });
});

describe("files", () => {
  let folder: Awaited<ReturnType<typeof folderOf>>;
  const cases = join(import.meta.dirname, "cases");
  beforeAll(async () => {
    folder = await folderOf({
      ...small,
      "README.md": "# 说明",
      "zh-CN/payments/_draft.md": "草稿",
    });
    await mkdir(join(folder.dir, "zh-CN/odd"));
    for (const name of readdirSync(cases))
      await copyFile(join(cases, name), join(folder.dir, "zh-CN/odd", name));
  });
  afterAll(() => folder.remove());
  const write = (path: string, bytes: string | Uint8Array) =>
    writeFile(join(folder.dir, path), bytes);
  const read = async () => runToEnd(createContentReader().read(await readFolder(folder.dir)));

  test("each of the kept cases is named, or shown as it was written", async () => {
    expect((await read()).problems.map((one) => formatProblemIn(one, "zh-CN"))).toEqual([
      "zh-CN/odd/.odd-hidden.md:1: 提醒：没有读取：文件名以点开头，要上线请去掉这个点",
      expect.stringContaining("zh-CN/odd/odd-emph.md:7: 提醒：单个“*”"),
      expect.stringContaining("zh-CN/odd/odd-foot.md:7: 提醒：不支持脚注"),
      expect.stringContaining("zh-CN/odd/odd-foot.md:9: 提醒：不支持脚注"),
      expect.stringContaining("zh-CN/odd/odd-foot.md:11: 提醒：链接的标题 参考标题"),
      expect.stringContaining("zh-CN/odd/odd-foot.md:13: 提醒：链接的标题"),
      "zh-CN/odd/odd-gbk.md:1: 文件不是 UTF-8 编码（可能是 GBK），请用 UTF-8 重新保存",
      expect.stringContaining("zh-CN/odd/odd-hash.md:2: 提醒：“# 编号”会丢失"),
      expect.stringContaining("zh-CN/odd/odd-html.md:7: 提醒：网页标签"),
      expect.stringContaining("zh-CN/odd/odd-html.md:9: 提醒：网页标签"),
      expect.stringContaining("zh-CN/odd/odd-html.md:13: 提醒：网页标签"),
      expect.stringContaining("zh-CN/odd/odd-html.md:15: 注释“<!-- -->”会被客户看到"),
      expect.stringContaining("zh-CN/odd/odd-html.md:17: 注释“<!-- -->”会被客户看到"),
    ]);
  });

  test("what is not read is named, and the rest is", async () => {
    await write("zh-CN/payments/x.markdown", article("甲", ["乙"]));
    await write("zh-CN/payments/y.MD", article("甲", ["乙"]));
    await write("zh-CN/z.md", article("甲", ["乙"]));
    await write("smaltalk.yml", "human: {}");
    await write("zh-CN/payments/付款.md", article("甲", ["乙"]));
    const problems = tell(await read()).join("\n");
    expect(problems).toContain("zh-CN/payments/x.markdown:1: 提醒：没有读取：文件名要以“.md”");
    expect(problems).toContain("zh-CN/payments/y.MD:1: 提醒：没有读取：文件名要以“.md”");
    expect(problems).toContain("zh-CN/z.md:1: 提醒：没有读取：文章要放在");
    expect(problems).toContain("smaltalk.yml:1: 提醒：没有读取：没有叫这个名字的清单");
    expect(problems).toContain("zh-CN/payments/付款.md:1: 文件名“付款”只能用英文字母");
    expect(problems).not.toMatch(/README|_draft/);
    expect((await read()).articles.size).toBe(4 + 5);
  });

  test.each([
    ["NUL", Buffer.from("---\ntitle: 甲\0\n---\n正文"), "文件里有空字符"],
    ["UTF-16", Buffer.from("\ufeff---\ntitle: 甲", "utf16le"), "文件不是 UTF-8 编码"],
    [
      "cut inside a character",
      Buffer.from(article("甲", ["乙"])).subarray(0, -3),
      "文件在一个字的中间断了",
    ],
    ["too large", Buffer.from(article("甲", ["x".repeat(48_000)])), "文件超过 48 KB"],
    ["empty", Buffer.from(""), "文件要以一行“---”开头"],
  ])("%s: the last good version stays, and the file is named", async (_, bytes, message) => {
    const path = "zh-CN/payments/payment-failed.md";
    const reader = createContentReader();
    const again = async () => runToEnd(reader.read(await readFolder(folder.dir)));
    await write(path, small[path] ?? "");
    await again();
    await write(path, bytes);
    const content = await again();
    expect(tell(content).join("\n")).toContain(`${path}:1: ${message}`);
    expect(content.articles.get("payment-failed" as never)?.get("zh-CN")?.title).toBe(
      "支付失败怎么办？",
    );
    await write(path, small[path] ?? "");
  });

  test("a list that is not UTF-8 keeps its last good version and is named", async () => {
    const reader = createContentReader();
    const again = async () => runToEnd(reader.read(await readFolder(folder.dir)));
    await again();
    await write("wallet.yml", Buffer.from([0x68, 0x3a, 0x20, 0xb5, 0xe7]));
    const content = await again();
    expect(tell(content)).toContain(
      "wallet.yml:1: 文件不是 UTF-8 编码（可能是 GBK），请用 UTF-8 重新保存",
    );
    expect(content.wallet.hotline).toBe("400-800-0000");
    await write("wallet.yml", small["wallet.yml"] ?? "");
  });

  test("of a copy in another category, the older file stays and the copy is named", async () => {
    const [original, copy] = ["zh-CN/transfers/twin.md", "zh-CN/fees/twin.md"];
    await write(original, article("原来的", ["甲"]));
    await utimes(join(folder.dir, original), 1_700_000_000, 1_700_000_000);
    await write(copy, article("复制的", ["甲"]));
    const content = await read();
    expect(content.articles.get("twin" as never)?.get("zh-CN")?.title).toBe("原来的");
    expect(tell(content)).toContain(`${copy}:1: 和 ${original} 是同一篇文章，请只留一篇`);
  });

  test("a copy with the original's time does not take its place on a running server", async () => {
    const reader = createContentReader();
    const source = (path: string, title: string) => ({
      path,
      text: article(title, ["甲"]),
      changedAt: 1,
    });
    const first = source("zh-CN/transfers/one.md", "原来的");
    runToEnd(reader.read([first]));
    const content = runToEnd(reader.read([source("zh-CN/fees/one.md", "复制的"), first]));
    expect(content.articles.get("one" as never)?.get("zh-CN")?.title).toBe("原来的");
    expect(tell(content)[0]).toContain("zh-CN/fees/one.md:1: 和 zh-CN/transfers/one.md");
  });
});
