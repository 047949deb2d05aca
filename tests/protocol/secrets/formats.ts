/** How people write a secret into a chat: twenty ways for each kind. `{}` stands for the secret. */

const nbsp = "\u00a0";
const groupsOf = (size: number, by: string) => (secret: string) =>
  (secret.match(new RegExp(`.{1,${size}}`, "g")) ?? []).join(by);
const fullWidth = (secret: string) =>
  secret.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const within = (frame: string) => (secret: string) => frame.replace("{}", () => secret);

export type Format<Secret> = (secret: Secret) => string;

/** Around any secret that is known by its form. */
const frames = [
  "{}",
  "给您：{}",
  "我的是{}帮我看看",
  "這是我的資料「{}」，請幫我處理",
  "here it is: {}",
  "“{}”",
  "`{}`",
  "【{}】谢谢",
  "🙏{}🙏",
  "你好\n{}\n麻烦了",
  "不知道怎么办，{}。是这个吗",
  "({})",
  "I tried\n\n{}\n\nand nothing happened",
  "**{}**",
  "A) {}",
].map(within);

export const phraseFormats: readonly Format<readonly string[]>[] = [
  (words) => words.join(" "),
  (words) => `我的助记词是${words.join(" ")}帮我恢复`,
  (words) => words.join(","),
  (words) => words.join("，"),
  (words) => words.join("、"),
  (words) => words.join("\n"),
  (words) => words.map((word, at) => `${at + 1}. ${word}`).join("\n"),
  (words) => words.map((word, at) => `${at + 1}.${word}`).join(" "),
  (words) => words.map((word, at) => `(${at + 1}) ${word}`).join("; "),
  (words) => words.map((word, at) => `${at + 1}、${word}`).join("  "),
  (words) => words.join("  ").toUpperCase(),
  (words) => words.map((word, at) => (at % 2 ? word.toUpperCase() : word)).join(" "),
  (words) => words.map(fullWidth).join("\u3000"),
  (words) => words.join(nbsp),
  (words) => words.join(" - "),
  (words) => words.join("|"),
  (words) => JSON.stringify(words),
  (words) => `seed phrase: "${words.join(" ")}" please help`,
  (words) => words.join("\t"),
  (words) =>
    `你好，我想恢复钱包。\n${words.slice(0, 6).join(" ")}\n${words.slice(6).join(" ")}\n谢谢`,
  (words) => words.join("\u200b "),
];

export const cardFormats: readonly Format<string>[] = [
  (card) => card,
  groupsOf(4, " "),
  groupsOf(4, "-"),
  groupsOf(4, nbsp),
  groupsOf(4, "\u3000"),
  groupsOf(4, "\u2009"),
  groupsOf(4, "–"),
  groupsOf(4, "."),
  groupsOf(4, "\n"),
  groupsOf(4, " - "),
  groupsOf(1, " "),
  groupsOf(1, "-"),
  fullWidth,
  (card) => fullWidth(groupsOf(4, " ")(card)),
  (card) => `卡号${card}，一直绑不上`,
  (card) => `my card ${card} was declined`,
  (card) => `銀行卡號：${groupsOf(4, " ")(card)}，請幫我查`,
  (card) => `${card.slice(0, 8)}\n${card.slice(8)}`,
  (card) => [...card].join("\u200b"),
  (card) => `订单付款用的银行卡是${card}，扣了两次`,
  (card) => `“${groupsOf(4, "_".replace("_", "·"))(card)}”`,
];

export const identityFormats: readonly Format<string>[] = [
  ...frames.slice(0, 12),
  (id) => `身份证${id}`,
  (id) => `身份证号：${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`,
  (id) => `${id.slice(0, 6)}-${id.slice(6, 14)}-${id.slice(14)}`,
  fullWidth,
  (id) => id.toLowerCase(),
  (id) => `身分證字號 ${id}，實名一直失敗`,
  (id) => `${id.slice(0, 6)}${nbsp}${id.slice(6, 14)}${nbsp}${id.slice(14)}`,
  (id) => [...id].join("\u200b"),
  groupsOf(6, " "),
];

export const keyFormats: readonly Format<string>[] = [
  ...frames,
  fullWidth,
  (key) => `私钥${key}`,
  (key) => `private key = ${key}`,
  (key) => `我的私鑰是：${key}，導入失敗`,
  (key) => `{"key":"${key}"}`,
];

export const hexKeyFormats: readonly Format<string>[] = [
  "私钥{}",
  "我的私钥是{}帮我导入",
  "私钥：{}",
  "私鑰: {}",
  "我的私鑰是 {}，導入失敗",
  "private key {}",
  "my private key is {}",
  "PRIVATE_KEY={}",
  '{"privateKey":"{}"}',
  "secret key: {}",
  "密钥：0x{}",
  "privkey: 0x{}",
  "{} 这是我的私钥",
  "{} is my private key",
  "导出的私钥【{}】",
  "转账失败了，我重新导入私钥 {}",
  "私钥\n{}\n谢谢",
]
  .map(within)
  .concat([
    (key) => `私钥 ${fullWidth(key)}`,
    (key) => `私钥 ${groupsOf(4, " ")(key)}`,
    (key) => `私钥：${groupsOf(32, "\n")(key)}`,
    (key) => `私钥 ${key.toUpperCase()}`,
  ]);

export const codeFormats: readonly Format<string>[] = [
  "验证码{}",
  "验证码是{}",
  "验证码：{}",
  "我收到的验证码是 {}，输进去不对",
  "短信验证码 {}",
  "驗證碼 {}",
  "簡訊驗證碼是：{}",
  "我的動態密碼為{}",
  "校验码 {}",
  "{}是我的验证码",
  "{} 是刚收到的短信验证码",
  "动态码「{}」",
  "my verification code is {}",
  "the code is {}",
  "OTP: {}",
  "otp {}",
  "security code: {}",
  "{} is my verification code",
  "2FA code {}",
  "the SMS code I got is {}",
  "登录码\n{}",
].map(within);

export const passwordFormats: readonly Format<string>[] = [
  "密码{}".replace("密码", "密码是"),
  "密码：{}",
  "我的支付密码是{}，帮我改",
  "登录密码: {}",
  "密碼為 {}",
  "我的密碼是「{}」",
  "交易密码就是{}",
  "密码 {}",
  "账号 bob 密码 {}",
  "{}是我的密码",
  "{} 是支付密码",
  "密码我设成了{}".replace("密码我设成了", "密码设成了"),
  "my password is {}",
  "password: {}",
  "password={}",
  "pwd: {}",
  "the passcode is {}",
  "{} is my password",
  "login password was {}",
  "口令：{}",
].map(within);
