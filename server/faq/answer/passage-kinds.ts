/** What a follow-up asks for, and how a sentence looks that says it. */

/** A vague kind counts where no other is asked for. */
export function kindsAskedBy(question: string): readonly Kind[] {
  const asked = kinds.filter((kind) => kind.asked.test(question));
  const clear = asked.filter(({ isVague }) => !isVague);
  return clear.length > 0 ? clear : asked;
}

/** A kind of question: how it is asked, and what a sentence that answers it holds. */
interface Kind {
  readonly asked: RegExp;
  readonly answered: RegExp;
  /** “多少” asks for it too, and says nothing where another kind is asked for: “手续费多少”. */
  readonly isVague?: true;
}

const kinds: readonly Kind[] = [
  {
    asked:
      /多久|多少天|[几幾]天|[几幾]个?(?:小时|工作日|点|點)|[几幾][点點]|时候|時候|何时|何時|多长时间|多長時間|周末|週末|节假日|假日|连假|礼拜|禮拜|夜里|半夜|how long|多快|[几幾多]耐|几时|幾時|快吗|快嗎|快不快|how many (?:days|hours)|how fast|\bwhen\b|weekend|holiday|what time|how soon/i,
    answered:
      /\d\s*(?:[个個]?工作[日天]|天|小时|小時|分钟|分鐘|个月|年|working day|day|hour|minute|month)|\d{1,2}[:：]\d{2}|节假日|節假日|周末|週末|假日|weekend|holiday|次日|隔天|midnight/i,
  },
  {
    asked:
      /手续费|手續費|收费|收費|收钱|要钱|要錢|多少钱|多少錢|费用|費用|免费|免費|\bfees?\b|charged?|cost|free|expensive/i,
    answered: /费|費|%|免费|免費|\bfees?\b|\bfree\b|charge|cost/i,
  },
  {
    asked:
      /材料|资料|資料|准备|準備|证明|證明|凭证|憑證|截图|截圖|带(?:什么|些|啥)|帶什麼|documents?|proof|bring|evidence|paperwork|need to (?:send|provide|prepare)/i,
    // “核对订单号” asks for nothing.
    answered:
      /材料|资料|資料|准备|準備|证明|證明|凭证|憑證|提供|(?:提交|上传|上傳|发送|發送|附上|带上|帶上|出示).{0,12}(?:截图|截圖|订单号|訂單)|(?:截图|截圖)(?:保存|儲存)|screenshots?|receipts?|proof|documents?|tell us/i,
  },
  {
    asked: /哪里|哪裡|哪儿|在哪|入口|where/i,
    answered: / > |打开|打開|入口|\bopen\b|\bgo to\b/i,
  },
  {
    asked:
      /为什么|為什麼|为啥|為啥|为何|為何|怎么会|怎麼會|什么原因|啥原因|凭什么|點解|点解|\bwhy\b|what(?:'s| is) the reason/i,
    answered:
      /因为|因為|原因|为了|為了|由于|由於|通常是|可能是|所以|依法|because|usually|to protect|reason|depends/i,
  },
  {
    asked: /邮箱|郵箱|信箱|邮件|email|e-mail|mail/i,
    answered: /@/,
  },
  {
    asked: /电话|電話|热线|熱線|专线|專線|号码|號碼|phone|hotline|number/i,
    answered: /\d{3,}-\d{3,}|\d{5}/,
  },
  {
    asked: /[几幾]次|多少次|how many times|how often/i,
    answered: /\d\s*次|\d+ times|次数|次數/i,
  },
  {
    isVague: true,
    asked: /最多|上限|多少|[几幾][张張笔筆个個]|额度|額度|how much|how many|maximum|limit/i,
    answered: /\d[\d,]*\s*(?:元|次|笔|筆|张|張|个|個)|¥\s?\d|上限|最多|限额|限額|limit/i,
  },
  {
    asked:
      /还(?:能|要|可以|用)|還(?:能|要|可以)|要不要|能不能|可不可以|可以吗|可以嗎|能吗|能嗎|行不行|行吗|算不算|会不会|會不會|是不是|需不需要|需要吗|\bcan (?:i|you|they|we)\b|\bdo (?:i|you)\b|should i|\bis (?:it|that)\b|will (?:it|i|they|you)/i,
    answered:
      /不能|不要|不用|不必|不会|不會|不算|可以|请先|請先|就不|会|會|\bcan(?:not)?\b|don't|do not|\bnot\b|\bwill\b/i,
  },
];
