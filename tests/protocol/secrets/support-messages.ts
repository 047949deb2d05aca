/** What customers write to a wallet's support about their money: full of numbers, and none of them a secret. */

import { aCard, anIdentityNumber, hexKey } from "./generated.ts";
import { base58, createRandom, digits, hexadecimal, type Random } from "./random.ts";

const two = (number: number) => String(number).padStart(2, "0");
const date = (random: Random) => `2025${two(1 + random.below(12))}${two(1 + random.below(28))}`;

/** Things that look like secrets, each as it is. */
const things: Readonly<Record<string, (random: Random) => string>> = {
  hash: (random) => `0x${hexKey(random)}`,
  bareHash: hexKey,
  address: (random) => `0x${random.signs(hexadecimal, 40)}`,
  bitcoin: (random) => `${random.pick(["1", "3"])}${random.signs(base58, 33)}`,
  segwit: (random) => `bc1q${random.signs("023456789acdefghjklmnpqrstuvwxyz", 38)}`,
  tron: (random) => `T${random.signs(base58, 33)}`,
  solana: (random) => random.signs(base58, 44),
  signature: (random) => random.signs(base58, 88),
  order: (random) => date(random) + random.signs(digits, random.pick([8, 10, 12])),
  longOrder: (random) => random.signs(digits, random.pick([16, 17, 18, 19])),
  wechatOrder: (random) =>
    `4200${random.signs(digits, 6)}${date(random)}${random.signs(digits, 10)}`,
  ticket: (random) => `PD-${date(random)}-${random.signs(digits, 4)}-${random.signs(digits, 1)}`,
  parcel: (random) => `SF${random.signs(digits, 13)}`,
  amount: (random) => `${1 + random.below(900_000)}.${random.signs(digits, 2)}`,
  sixDigits: (random) => String(100_000 + random.below(900_000)),
  grouped: (random) =>
    `${1 + random.below(99)},${random.signs(digits, 3)},${random.signs(digits, 3)}`,
  phone: (random) => `1${random.pick(["38", "59", "86"])}${random.signs(digits, 8)}`,
  hotline: () => "400-820-8820",
  errorCode: (random) => `${random.pick(["PAY", "TRF", "RISK", "NET"])}-${random.signs(digits, 4)}`,
  time: (random) =>
    `2025-11-${two(1 + random.below(28))} ${two(random.below(24))}:${two(random.below(60))}`,
  lastFour: (random) => aCard(random).slice(-4),
};

const frames = [
  "我的交易 {hash} 还没到账",
  "交易哈希：{bareHash}，帮我查一下",
  "txid {bareHash} still pending",
  "https://etherscan.io/tx/{hash}",
  "https://solscan.io/tx/{signature} 显示成功了但是余额没变",
  "Solana 交易签名 {signature}",
  "我转到地址 {address} 了，能撤回吗",
  "提币到 {tron}，一直是确认中",
  "充值地址 {bitcoin} 对吗",
  "is {segwit} your official address?",
  "钱包 {solana} 里面少了 {amount} SOL",
  "订单号 {order} 重复扣款",
  "訂單編號 {longOrder} 還沒出貨",
  "order {longOrder} was charged twice",
  "订单{longOrder}退款什么时候到",
  "流水号：{longOrder}",
  "微信支付单号 {wechatOrder}",
  "{order}",
  "工单 {ticket} 处理到哪了",
  "快递单号 {parcel}",
  "转了 {amount} 元，手续费 {amount}",
  "我要提现 {sixDigits}，提示超限",
  "余额 {sixDigits} 元不见了",
  "转账 {sixDigits} 给朋友，对方没收到",
  "{sixDigits}",
  "共 {grouped} 元，分三笔",
  "我的手机号是 {phone}，换号了",
  "{phone} 收不到验证码",
  "验证码收不到，等了 {sixDigits} 秒",
  "验证码一直不来，换了 {phone} 也不行",
  "忘记支付密码怎么办，报错 {errorCode}",
  "密码错误 {errorCode}",
  "密码输错 5 次，{time} 被锁了",
  "my password is not working, error {errorCode}",
  "forgot password, order {order}",
  "拨打 {hotline} 没人接",
  "{time} 付款失败 {errorCode}，扣了 {amount}",
  "尾号 {lastFour} 的卡绑不上",
  "card ending in {lastFour} was declined",
  "私钥在哪里导出？我的地址是 {address}",
  "助记词丢了，交易 {hash} 是不是别人转的",
  "never share your private key, the tx is {hash}",
  "金额 {sixDigits}，时间 {time}，订单 {order}",
  "转账凭证：{longOrder} {amount} {time}",
  "请查 {order} 和 {order} 两笔",
  "error code {errorCode} when paying {amount}",
  "QR code does not work at {time}",
  "区块高度 {sixDigits}{sixDigits}",
  "合约 {address} 是不是假的",
  "transferred {amount} USDT to {address}, hash {hash}, please check whether it has arrived yet",
];

export function supportMessages(seed: number, count: number): readonly string[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, at) =>
    (frames[at % frames.length] ?? "").replace(/\{(\w+)\}/g, (_, name: string) => {
      const make = things[name];
      if (!make) throw new Error(`There is no ${name}.`);
      return make(random);
    }),
  );
}

/** Numbers of the right length whose check digit is wrong. */
export const wrongNumbers = (random: Random) => ({
  card: nextDigit(aCard(random)),
  identity: nextDigit(anIdentityNumber(random)),
});

const nextDigit = (number: string) =>
  number.slice(0, -1) + (number.endsWith("X") ? "1" : (Number(number.slice(-1)) + 1) % 10);
