/** What the bot has said that repeats a customer's words: where those are taken away, it goes with them. */

import type { MessageRecord } from "../domain/records.ts";
import { writtenIn } from "../domain/written.ts";

/** Texts of the bot's with the customer's own words in them. */
const quoting: ReadonlySet<string> = new Set(["what-about", "unknown-code", "ticket.unknown"]);

const quotesCustomer = (code: string | undefined): boolean =>
  code !== undefined && (code.startsWith("piece.") || quoting.has(code));

export interface QuotedWords {
  /** The bot's messages that repeat them. */
  readonly replies: readonly MessageRecord[];
  /** Of all customer's messages that were answered together with them: questions are kept under the last one. */
  readonly heardSeqs: ReadonlySet<number>;
}

/** `since`: all messages from the first one that is taken away on, in order. */
export function quotedWords(
  since: readonly MessageRecord[],
  taken: readonly MessageRecord[],
): QuotedWords {
  const takenSeqs = new Set(taken.map(({ seq }) => seq));
  const pieces = [...new Set(taken.flatMap(codesIn))];
  const replies: MessageRecord[] = [];
  const heardSeqs = new Set<number>();
  for (const { heard, answers } of exchanges(since)) {
    const isAnswer = heard.some((seq) => takenSeqs.has(seq));
    if (isAnswer) for (const seq of heard) heardSeqs.add(seq);
    replies.push(
      ...answers.filter((one) => (isAnswer && quotesCustomer(codeOf(one))) || repeats(one, pieces)),
    );
  }
  return { replies, heardSeqs };
}

interface AnsweredTurn {
  /** The seqs of what the customer has said since the answer before. */
  readonly heard: number[];
  readonly answers: MessageRecord[];
}

function exchanges(messages: readonly MessageRecord[]): readonly AnsweredTurn[] {
  const found: AnsweredTurn[] = [];
  for (const message of messages) {
    const last = found.at(-1);
    if (message.author.kind === "customer") {
      if (last && last.answers.length === 0) last.heard.push(message.seq);
      else found.push({ heard: [message.seq], answers: [] });
    } else if (message.author.kind === "bot") last?.answers.push(message);
  }
  return found;
}

/** So long a row of signs with a digit in it stands in no other text by chance. */
const shortestPiece = 4;

/** Each number and code in it, and what is shown of a long one: its beginning and its end. */
function codesIn({ body }: MessageRecord): readonly string[] {
  const text = (writtenIn(body) ?? "").normalize("NFKC");
  const signs = text.match(/[0-9A-Za-z]+(?:[ -][0-9A-Za-z]+)*/g) ?? [];
  return signs
    .flatMap((one) => [one, ...one.split(/[ -]/)])
    .filter((one) => one.length >= shortestPiece && /\d/.test(one));
}

const repeats = ({ body }: MessageRecord, pieces: readonly string[]): boolean =>
  (body.kind === "text" || body.kind === "choices") &&
  pieces.some((piece) => body.text.includes(piece));

const codeOf = ({ body }: MessageRecord): string | undefined =>
  body.kind === "text" ? body.code : undefined;
