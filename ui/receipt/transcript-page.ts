import type { Block, Inline } from "../../protocol/article-blocks.ts";
import type { Conversation, Locale, Message, MessageBody } from "../../protocol/conversation.ts";
import type { KeptChain } from "../../protocol/ticket-chain.ts";
import { transactionLine } from "../../protocol/transaction.ts";
import { attachmentLine } from "../attachment-line.ts";
import { escaped } from "../kept-file.ts";
import { clockStamp } from "../times.ts";
import type { Translate } from "../translate.ts";
import type { HistoryKey } from "./history-texts.ts";
import { receiptBlock } from "./receipt-file.ts";
import type { ReceiptWords } from "./texts.ts";

/** What was said, whoever has it open. */
export type ToldConversation = Pick<Conversation, "id" | "messages" | "createdAt">;

export interface TranscriptWords {
  readonly locale: Locale;
  readonly text: Translate<HistoryKey>;
  /** The bot's name, and what stands in the place of a message that was hidden. */
  readonly bot: string;
  readonly redacted: string;
}

/** The messages once more as they are hashed, and where that is checked. */
export interface TranscriptProof {
  readonly chain: KeptChain;
  readonly fingerprint: string;
  readonly address: string;
  readonly words: ReceiptWords;
}

/** A page of its own to keep and to print: everything that was said, and not a character of it is markup. */
export function transcriptPage(
  conversation: ToldConversation,
  words: TranscriptWords,
  proof?: TranscriptProof,
): string {
  const { messages, createdAt } = conversation;
  const { text, locale } = words;
  const from = dayOf(messages[0]?.at ?? createdAt, locale);
  const to = dayOf(messages.at(-1)?.at ?? createdAt, locale);
  const span = from === to ? from : text("span", { from, to });
  const rows = messages.map((message, index) => {
    const row = rowOf(message, messages[index - 1], words);
    const hash = proof?.chain.entries[index]?.hash;
    return hash && proof ? `${row}\n${hashLine(`${proof.words.text("hash")} ${hash}`)}` : row;
  });
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(`${text("title")} ${span}`)}</title>
<style>${css}</style>
</head>
<body>
<h1>${escaped(text("title"))}</h1>
<p class="notice">${escaped(span)}</p>
${rows.join("\n")}
${proof ? proofPart(proof) : ""}
<p class="notice">${escaped(text("printed"))}</p>
</body>
</html>
`;
}

const hashLine = (text: string) => `<p class="hash">${escaped(text)}</p>`;

function proofPart({ chain, fingerprint, address, words: { text } }: TranscriptProof): string {
  return `<h2>${escaped(text("fingerprint"))}</h2>
${hashLine(fingerprint)}
<p class="notice">${escaped(text("howTo", { address }))}</p>
${receiptBlock(chain)}`;
}

const dayOf = (at: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(new Date(at));

function rowOf(message: Message, before: Message | undefined, words: TranscriptWords): string {
  const day = dayOf(message.at, words.locale);
  const starts = before === undefined || dayOf(before.at, words.locale) !== day;
  const heading = starts ? `<h2>${escaped(day)}</h2>\n` : "";
  const said = escaped(messageWords(message.body, words.redacted));
  if (message.body.kind === "notice") return `${heading}<p class="notice">${said}</p>`;
  const name = escaped(nameOf(message, words));
  const time = `<time datetime="${escaped(message.at)}">${clockStamp(message.at)}</time>`;
  return `${heading}<article class="${message.author.kind === "customer" ? "own" : "other"}"><p class="by"><bdi>${name}</bdi> ${time}</p><div dir="auto">${said}</div></article>`;
}

function nameOf({ author }: Message, { text, bot }: TranscriptWords): string {
  if (author.kind === "customer") return text("you");
  return author.kind === "agent" ? text("agent", { name: author.name ?? "" }) : bot;
}

export function messageWords(body: MessageBody, redacted: string): string {
  switch (body.kind) {
    case "text":
    case "notice":
      return body.text;
    case "article":
      return [body.title, ...body.blocks.flatMap(linesOf)].join("\n");
    case "announcement":
      return [body.title, body.text, body.advice].filter((line) => line !== undefined).join("\n");
    case "choices":
      return [...stepOf(body), body.text, ...body.choices.map(({ title }) => `· ${title}`)].join(
        "\n",
      );
    case "attachment":
      return attachmentLine(body);
    case "transaction":
      return [transactionLine(body), ...(body.text ? [body.text] : [])].join("\n");
    case "ticket":
      return body.number;
    case "check":
      return transactionLine(body);
    case "redacted":
      return redacted;
  }
}

const stepOf = ({ firstStep }: Extract<MessageBody, { kind: "choices" }>): readonly string[] =>
  firstStep ? [`${firstStep.title}: ${firstStep.text}`] : [];

function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case "paragraph":
    case "warning":
      return [plain(block.text)];
    case "steps":
    case "list":
      return block.items.flatMap((item, at) => {
        const mark = block.kind === "steps" ? `${(block.start ?? 1) + at}.` : "·";
        const under = (block.under?.[at] ?? []).flatMap(linesOf);
        return [`${mark} ${plain(item)}`, ...under.map((line) => `   ${line}`)];
      });
    case "table":
      return [block.head, ...block.rows].map((row) => row.map(plain).join(" | "));
    case "code":
      return [block.text];
    case "picture":
      return [block.alt];
    case "actions":
      return [];
  }
}

const plain = (runs: readonly Inline[]): string => runs.map(({ text }) => text).join("");

const css = `body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:15px/1.6 "PingFang SC","Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif;color:#14171f}
h1{font-size:22px;margin:0}h2{margin:24px 0 8px;font-size:13px;color:#545b6b;border-bottom:1px solid #c8ced9}
article{margin:12px 0;padding-inline-start:12px;border-inline-start:3px solid #c8ced9;break-inside:avoid}
.own{border-color:#1a55ee}div{white-space:pre-wrap;overflow-wrap:anywhere;overflow:hidden}
.hash{margin:0;font:11px/1.5 ui-monospace,Menlo,Consolas,monospace;color:#545b6b;overflow-wrap:anywhere}
.by,.notice{margin:0;font-size:13px;color:#545b6b;overflow-wrap:anywhere;overflow:hidden}
@media print{body{margin:0;max-width:none}h2{break-after:avoid}}`;
