/** What tells who somebody is goes, in all the forms in which people write it; ordinary sentences stay. */

import { expect, test } from "vitest";
import { createAnonymiser } from "../../../protocol/personal/anonymise.ts";

const wordFor = (kind: string, number: number) => `〔${kind} ${number}〕`;
const isCode = (word: string) => /^PAY-?1001$/i.test(word);
const anonymise = (text: string, names: readonly string[] = []) =>
  createAnonymiser({ names, wordFor, isCode })(text);

test.each([
  ["你好，我叫欧阳娜娜，充值没到账", "欧阳娜娜"],
  ["欧阳女士您好", "欧阳"],
  ["转给李四了", "李四"],
  ["李四", "李四"],
  ["老王说他收到了", "老王"],
  ["是小李转的", "小李"],
  ["收款人张三丰在等", "张三丰"],
  ["我老婆陈美丽也是", "陈美丽"],
  ["我叫王大锤转账失败了", "王大锤"],
  ["我给刘备转了一笔", "刘备"],
  ["刘备", "刘备"],
  ["户名诸葛亮，请查", "诸葛亮"],
  ["找司马懿要", "司马懿"],
  ["我朋友孙悟空没收到", "孙悟空"],
  ["付款人：赵云", "赵云"],
  ["张伟的账户被冻结", "张伟"],
  ["My name is john smith and I waited", "john smith"],
  ["ask Mary Lee please", "Mary Lee"],
  ["i sent it to wang xiaoming", "wang xiaoming"],
  ["my wife Jennifer did it", "Jennifer"],
  ["this is Robert", "Robert"],
  ["michael said so", "michael"],
])("the name goes: %s", (text, name) => {
  expect(anonymise(text)).not.toContain(name);
});

test.each([
  ["就五百", "五百"],
  ["一共 1,200", "1,200"],
  ["扣了3.5", "3.5"],
  ["转了500没到", "500"],
  ["I sent 300 dollars", "300"],
  ["five hundred dollars", "hundred"],
  ["差不多1.5万", "1.5万"],
  ["八千三", "八千三"],
  ["两千三百", "两千三百"],
  ["三元", "三元"],
  ["转了十五块", "十五"],
  ["尾号 889", "889"],
  ["尾号 77 的卡", "77"],
  ["身份证最后是 021X", "021X"],
  ["招商银行朝阳支行", "朝阳支行"],
  ["在工行中关村分行开的", "中关村"],
  ["IP 192.168.1.20 登录过", "192.168"],
  ["从 2001:db8:85a3:0:0:8a2e:370:7334 登录", "8a2e"],
  ["优惠码 ABC12 用不了", "ABC12"],
  ["住 88 号 3 单元", "88"],
  ["门牌 12 号楼 502 室", "502"],
])("the figure or the place goes: %s", (text, left) => {
  expect(anonymise(text)).not.toContain(left);
});

test.each([
  "提现一般要 2 小时，最多 3 天",
  "等了 20 多分钟，还是 30 分钟内到账",
  "每天 9:00 到 21:00",
  "我是高级会员，钱包余额不对",
  "万一转错了怎么办",
  "千万别告诉别人，十分感谢",
  "百分之三十的手续费",
  "我给钱包充值失败",
  "老师傅也不会用小程序",
  "谢谢，马上试试",
  "付款码打不开，金额也不对",
  "余额不足",
  "朋友周末转的，任何人都可以用吗",
  "去哪个支行办",
  "方便的话帮我查一下",
  "网络是 5G 的，iPhone15 上打不开",
  "提示 PAY-1001，还有 PAY1001",
  "第 2 步没有按钮",
  "等了三个小时，两天了，一百次都不行",
  "三十分钟内，二十四小时之内",
  "一块儿去",
  "My top-up has not arrived after 2 hours",
  "Thanks, Apple Pay and Face ID do not work in Hong Kong",
  "I am waiting for the refund, this is urgent",
  "Please contact Customer Service",
  "How do I change my Wallet Password",
  "请您稍等，我先为您查看一下这笔转账",
  "顾客说程序出错，许多人都一样",
  "对方骂我没给钱",
  "错把钱付了，钱全没了",
  "應該選 TRC20 結果按成 ERC20",
  "My name is not spelled right and does not match",
  "孙子说白屏了，打不开",
])("what tells nothing of anybody stays: %s", (text) => {
  expect(anonymise(text)).toBe(text);
});

test("who is named once is known in every turn, and by the surname alone", () => {
  const texts = [
    "王小明",
    "王小明先生您好，1,200 元到了",
    "好的，1,200 对",
    "小明谢谢你，王先生再见",
  ];
  const one = createAnonymiser({ names: [], texts, wordFor });
  expect(texts.map(one)).toEqual([
    "〔name 1〕",
    "〔name 1〕先生您好，〔amount 1〕到了",
    "好的，〔amount 1〕 对",
    "〔name 1〕谢谢你，〔name 1〕先生再见",
  ]);
});

test("a sum is the same one with and without its currency, before it is called one, too", () => {
  const texts = ["只能转 5000", "昨天转了 5,000 元"];
  expect(texts.map(createAnonymiser({ names: [], texts, wordFor }))).toEqual([
    "只能转 〔amount 1〕",
    "昨天转了 〔amount 1〕",
  ]);
});

test("a colleague's name of one character goes where it stands for somebody, and stays inside a word", () => {
  expect(anonymise("我是岚，文在吗？文您好，请看文件", ["岚", "文"])).toBe(
    "我是〔name 1〕，文在吗？〔name 2〕您好，请看文件",
  );
});

test.each([
  ["岚姐，文件在这里", "〔name 1〕姐，文件在这里"],
  ["谢谢岚", "谢谢〔name 1〕"],
  ["请帮我找岚，她刚才说的", "请帮我找〔name 1〕，她刚才说的"],
  ["岚说明天到账", "〔name 1〕说明天到账"],
  ["谢谢明天再说", "谢谢明天再说"],
  ["明哥您好，说明一下，明早到", "〔name 1〕哥您好，说明一下，明早到"],
])(
  "one character with a title or after thanks is somebody, and none inside a word: %s",
  (text, anonymous) => {
    expect(anonymise(text, ["岚", "明"])).toBe(anonymous);
  },
);

test.each([
  ["Hi A, this is B. A person will call", "Hi 〔name 1〕, this is 〔name 2〕. A person will call"],
  ["Thanks B! I have a question", "Thanks 〔name 1〕! I have a question"],
  ["我是 A，plan B 也可以", "我是 〔name 1〕，plan B 也可以"],
])("a name of one letter is one where words lead to it: %s", (text, anonymous) => {
  expect(anonymise(text, ["A", "B"])).toBe(anonymous);
});
