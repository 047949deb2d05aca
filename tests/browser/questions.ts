import type { Locale } from "../../protocol/conversation.ts";

const vague: Record<Locale, readonly string[]> = {
  "zh-CN": ["没收到", "绑定", "失败", "支付", "提现"],
  "zh-TW": ["沒收到", "綁定", "失敗", "付款", "提領"],
  en: ["card", "refund", "wrong", "transfer"],
};

/** A question that the bot answers with choices. That depends on the articles, so the bot is asked. */
export async function vagueQuestion(url: string, locale: Locale = "zh-CN"): Promise<string> {
  for (const question of vague[locale]) {
    const response = await fetch(`${url}/api/faq/ask`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ question, locale }),
    });
    if ((await response.json()).outcome === "choices") return question;
  }
  throw new Error("The bot asks back about none of these.");
}
