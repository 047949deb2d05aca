import { mask } from "../../protocol/secrets.ts";
import { quotedWords } from "../dialogue/quoted.ts";
import type { MessageRecord, StoredBody } from "../domain/records.ts";
import type { UnitOfWork } from "./commit.ts";
import type { ConversationWriter } from "./conversation-writer.ts";

/** As far as the bot's answers to a message are looked for. */
const mostRead = 500;

/** The messages, and those of the bot's that repeat words of theirs. With what was answered together with them. */
export async function withQuotes(
  { tx }: Pick<UnitOfWork, "tx">,
  { conversation }: ConversationWriter,
  messages: readonly MessageRecord[],
): Promise<{
  readonly all: readonly MessageRecord[];
  readonly heardSeqs: ReadonlySet<number>;
}> {
  const first = Math.min(...messages.map(({ seq }) => seq));
  const since = await tx.messages(conversation.id, { after: first - 1, limit: mostRead });
  const { replies, heardSeqs } = quotedWords(since, messages);
  const open = replies.filter(({ body }) => body.kind !== "redacted");
  return { all: [...messages, ...open], heardSeqs };
}

/** What else holds words of messages: the list of the desk, the summary, and the questions that the bot was asked. */
export async function hideCopies(
  { tx }: Pick<UnitOfWork, "tx">,
  writer: ConversationWriter,
  hidden: {
    readonly messages: readonly MessageRecord[];
    readonly heardSeqs: ReadonlySet<number>;
  },
): Promise<void> {
  const texts = hidden.messages.flatMap(({ body }) => textsIn(body));
  const hide = (value: string) => texts.reduce(withoutWords, value);
  const { id, lastText, customerText, summary } = writer.conversation;
  const hidePreview = (value: string) =>
    texts.some((text) => value !== "" && text.startsWith(value)) ? mask : hide(value);
  await writer.update({
    lastText: hidePreview(lastText),
    customerText: customerText === undefined ? undefined : hidePreview(customerText),
    summary: summary === undefined ? undefined : texts.reduce(withoutCutWords, hide(summary)),
  });
  for (const { messageSeq, question } of await tx.questionsIn(id)) {
    // The bot asks itself in words of its own: what was said with the message goes whole.
    const rest = hidden.heardSeqs.has(messageSeq) ? mask : hide(question);
    if (rest !== question) await tx.hideQuestion(id, messageSeq, rest);
  }
}

/** One or two letters may be a piece of any word: then nothing of the value stays. */
function withoutWords(value: string, words: string): string {
  if (!value.includes(words)) return value;
  return words.length < 3 ? mask : value.replaceAll(words, mask);
}

/** A quotation that was cut in the middle of the words. */
const quotation = /“([^”]*)(?=”|$)/g;
const shortestBeginning = 4;

const withoutCutWords = (value: string, words: string): string =>
  value.replace(quotation, (whole, quoted: string) => {
    for (let length = words.length - 1; length >= shortestBeginning; length -= 1) {
      if (quoted.endsWith(words.slice(0, length))) return `“${quoted.slice(0, -length)}${mask}`;
    }
    return whole;
  });

/** Each as it was written, as a summary quotes it, and as a line of it. */
function textsIn(body: StoredBody): readonly string[] {
  if (body.kind === "transaction") return [body.text ?? ""].filter((one) => one !== "");
  if (body.kind === "choices") return [body.text];
  if (body.kind !== "text" && body.kind !== "attachment") return [];
  const names = body.kind === "attachment" ? body.attachments.map(({ name }) => name) : [];
  const { text = "" } = body;
  return [text, text.trim(), names.join(", "), ...names].filter((one) => one !== "");
}
