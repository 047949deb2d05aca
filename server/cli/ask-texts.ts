import type { Locale } from "../../protocol/conversation.ts";
import type { Answer } from "../faq/answer/answer.ts";
import type { AnswerReason } from "../faq/answer/answer-policy.ts";
import { fillIn, type TextValues } from "./faq-texts.ts";
import en from "./locales/ask/en.json" with { type: "json" };
import zhCN from "./locales/ask/zh-CN.json" with { type: "json" };
import zhTW from "./locales/ask/zh-TW.json" with { type: "json" };

interface AskTexts {
  readonly outcomes: Readonly<Record<Answer["outcome"], string>>;
  readonly reasons: Readonly<Record<AnswerReason, string>>;
  readonly lines: Readonly<Record<keyof typeof zhCN.lines, string>>;
}

const texts: Readonly<Record<Locale, AskTexts>> = { "zh-CN": zhCN, "zh-TW": zhTW, en };

/** What the bot decided and why, for whoever asks it in the terminal. */
export function askWords(locale: Locale) {
  const { outcomes, reasons, lines } = texts[locale];
  const known = new Map<string, string>(Object.entries(reasons));
  return {
    decision: ({ outcome, reason }: Pick<Answer, "outcome" | "reason">) =>
      fillIn(lines.decision, { outcome: outcomes[outcome], reason: known.get(reason) ?? reason }),
    line: (key: keyof AskTexts["lines"], values: TextValues = {}) => fillIn(lines[key], values),
  };
}
