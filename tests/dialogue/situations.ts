import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { ArticleId, ConversationId, MessageId } from "../../protocol/conversation.ts";
import { type Heard, hear } from "../../server/dialogue/hear.ts";
import { createWords } from "../../server/dialogue/lexicon.ts";
import { type Memory, recall } from "../../server/dialogue/recall.ts";
import type { Situation } from "../../server/dialogue/situation.ts";
import type { MessageRecord, StoredBody } from "../../server/domain/records.ts";
import type { Answer } from "../../server/faq/answer/answer.ts";
import { dialogueFile } from "../../server/faq/content/dialogue-files.ts";

/** The wallet's own lexicon: what editors write is what is tested. */
export const words = createWords(
  dialogueFile.parse(parse(readFileSync("faq-content/dialogue.yml", "utf8"))),
);

export type Line = string | { readonly bot: StoredBody } | { readonly notice: "queued" };

/** A conversation told in lines: who, and what. Customers' texts may be given plainly. */
export function history(...lines: readonly Line[]): readonly MessageRecord[] {
  return lines.map((line, index) => {
    const isCustomers = typeof line === "string";
    const kind = isCustomers ? "customer" : "bot" in line ? "bot" : "system";
    const body: StoredBody = isCustomers
      ? { kind: "text", text: line }
      : "bot" in line
        ? line.bot
        : { kind: "notice", code: line.notice };
    return {
      id: `m${index}` as MessageId,
      conversationId: "c1" as ConversationId,
      seq: index + 1,
      author: { kind },
      at: index * 1_000,
      body,
      event: { type: "message.posted" },
    };
  });
}

export const offer = {
  bot: { kind: "text", text: "需要转人工吗？", code: "offer", offersAgent: true },
} as const;

export const listOf = (...ids: readonly string[]) => ({
  bot: {
    kind: "choices" as const,
    text: "请选一个：",
    choices: ids.map((id) => ({ articleId: id as ArticleId, title: id })),
  },
});

export const article = (id: string) => ({
  bot: {
    kind: "article" as const,
    articleId: id as ArticleId,
    title: id,
    blocks: [],
    confidence: 1,
    urgency: "normal" as const,
    related: [],
  },
});

export function heard(text: string, ...before: readonly Line[]): Heard {
  return hear(text, recall(history(...before)), words);
}

const nothingFound: Answer = { outcome: "none", confidence: 0, hits: [], reason: "none" };

/** What a rule looks at, after these lines and with this finding. */
export function situation(
  text: string,
  given: {
    readonly before?: readonly Line[];
    readonly finding?: Partial<Answer>;
    readonly status?: Situation["status"];
    readonly misses?: number;
  } = {},
): Situation {
  const memory: Memory = recall(history(...(given.before ?? []), text));
  return {
    heard: hear(text, memory, words),
    memory,
    finding: { ...nothingFound, ...given.finding },
    status: given.status ?? "bot",
    priority: "normal",
    misses: given.misses ?? 0,
    position: given.status === "queued" ? 3 : undefined,
  };
}
