/**
 * “i need to”, “我手机”, “someone”: the beginning of a thought whose end comes in the next message. It is no wish for a human and
 * no emergency yet.
 */

const english =
  /^(?:(?:so|hi|hello|hey|ok|please|pls|and|but|well|um) )*(?:(?:(?:i|we)(?: (?:just|really|also|still))* (?:need|want|wanna|gotta|have|would like|was|am|tried|cant|can't|got|gave|lost)|(?:i'?d|i'?m|i'?ve|we would) (?:like|trying|got)|(?:can|could|would|will) (?:you|i|we))(?: (?:to|a|an|the|my|some|your|please|help me|have|any|get|for))*|(?:my|the|our) (?:phone|mobile|cell|card|account|wallet|money|balance|password|code|bank card|phone number)|someone|somebody|help me to|he|she|they)$/u;

const chinese =
  /^(?:你好|您好|请问|請問|那个|那個|就是|麻烦|麻煩)?(?:(?:我|我们|我們)(?:现在|現在|就|还|還|只)?(?:要|想|想要|需要|想问|想問|想请|想請|的|被|把|给|給)|(?:我|我们|我們)(?:的|嘅|部|张|張|个|個|隻|只)?(?:手机|手機|电话|電話|手机号|手機號|卡|银行卡|銀行卡|信用卡|钱包|錢包|账户|賬戶|帐户|帳戶|账号|帳號|户口|戶口|号|號|钱|錢|余额|餘額|密码|密碼|验证码|驗證碼|微信|身份证|身份證|妈|媽|爸|老公|老婆)|(?:帮|幫)我|有人|有个人|有個人|刚才有个人|剛才有個人)$/u;

export function isOpenBeginning(text: string): boolean {
  const bare = text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/[\s.…~～]+$/u, "")
    .trim();
  return english.test(bare) || chinese.test(bare);
}
